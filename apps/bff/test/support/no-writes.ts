import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Child, startChild } from './child.ts';
import type { HttpClient } from './http-client.ts';

/** Kilobytes that a file may have on the disk that runs full: room for a start and a few dozen writes. */
const roomKb = 700;

/** A BFF whose database can stop taking writes while reading from it works on. */
export interface WriteProtected {
  child: Child;
  /** Makes every write fail from here on, as a standby or a full disk does. */
  protect: (operator: HttpClient) => Promise<void>;
  /** What the database calls it. */
  code: string;
}

async function asOperator(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of ['set default_transaction_read_only = off', ...statements]) {
    await client.query(statement);
  }
  await client.end();
}

const setReadOnly = (url: string, value: 'on' | 'off') =>
  asOperator(
    url,
    `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = ${value}`,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );

/** Has a Postgres take writes again. */
export const allowWrites = (url: string): Promise<void> => setReadOnly(url, 'off');

/** Saves preferences, each time some more bytes of the log, until the disk has no room left. */
async function fill(operator: HttpClient): Promise<void> {
  const favourites = Array.from({ length: 100 }, () => randomUUID());
  for (let full = 0; full < 5; ) {
    const { status } = await operator.send('PUT', '/api/preferences', {
      theme: 'dark',
      singleKeyShortcuts: true,
      favourites,
      recents: favourites,
      tables: {},
    });
    full = status === 200 ? 0 : full + 1;
  }
}

/** Starts a BFF in a process of its own, on SQLite with a small disk. */
export async function startWriteProtected(environment: Record<string, string>): Promise<WriteProtected> {
  const { DATABASE_URL: url } = environment;
  if (url === undefined) {
    return {
      child: await startChild(environment, { fileKb: roomKb }),
      protect: fill,
      code: 'SQLITE_IOERR',
    };
  }
  return { child: await startChild(environment), protect: () => setReadOnly(url, 'on'), code: '25006' };
}
