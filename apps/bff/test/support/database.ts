import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase } from './postgres.ts';

const isPostgres = process.env.TEST_DATABASE === 'postgres';

/**
 * The `DATABASE_URL` of a console or a test: in the project `postgres` a database of its own with today's schema, and undefined in
 * the project `sqlite`, where the BFF is given an empty `DATA_DIR` instead.
 */
export async function freshDatabaseUrl(): Promise<string | undefined> {
  return isPostgres ? createDatabase(inject('postgresUrl'), inject('migratedDatabase')) : undefined;
}

/** As `freshDatabaseUrl`, but with nothing in it: for tests of the start on an empty database and of migrations. */
export async function emptyDatabaseUrl(): Promise<string | undefined> {
  return isPostgres ? createDatabase(inject('postgresUrl')) : undefined;
}

/** Changes the database of a running BFF from outside, as a full disk, a lost right or an operator would. */
export async function changeDatabase(environment: Record<string, string>, sql: string): Promise<void> {
  if (environment['DATABASE_URL'] === undefined) {
    const database = new DatabaseSync(join(environment['DATA_DIR'] ?? '', 'console.sqlite'));
    database.exec(sql);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: environment['DATABASE_URL'] });
  await client.connect();
  await client.query(sql);
  await client.end();
}
