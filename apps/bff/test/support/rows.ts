import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { TestConsole } from './console.ts';

/** Every row of a table of a running console, as the database holds it. */
export async function rowsOf(
  { environment }: TestConsole,
  table:
    | 'audit_events'
    | 'import_rows'
    | 'jobs'
    | 'person_rates'
    | 'preferences'
    | 'replicas'
    | 'scope_stops'
    | 'sessions'
    | 'writes',
): Promise<Record<string, unknown>[]> {
  const query = `select * from ${table}`;
  const { DATABASE_URL: url, DATA_DIR: folder = '' } = environment;
  if (url === undefined) {
    const database = new DatabaseSync(join(folder, 'console.sqlite'), { readOnly: true });
    const rows = database.prepare(query).all();
    database.close();
    return rows;
  }
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
}
