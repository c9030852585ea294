import { type Dialect, PostgresDialect } from 'kysely';
import type pg from 'pg';

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint of the database is past 2^53');
  return value;
}

async function createPool(url: string): Promise<pg.Pool> {
  // A console on SQLite, the usual one, never loads the driver.
  const { default: driver } = await import('pg');
  const int8 = driver.types.builtins.INT8;
  const pool = new driver.Pool({
    connectionString: url,
    application_name: 'reseller-console',
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: (oid, format) =>
        oid === int8 && format !== 'binary' ? parseInt8 : driver.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks fails its query and is dropped by the pool. Without listeners the process would end besides: the pool's
  // own is for idle connections, and off while one is in use.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Connections to one Postgres, shared by every request of this process. */
export function postgresDialect(url: string): Dialect {
  return new PostgresDialect({ pool: () => createPool(url) });
}
