import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

const int8 = pg.types.builtins.INT8;

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint of the database is past 2^53');
  return value;
}

/** Connections to one Postgres, shared by every request of this process. */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'reseller-console',
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) =>
        oid === int8 && format !== 'binary' ? parseInt8 : pg.types.getTypeParser(oid, format),
    },
  });
  // The pool has already dropped the broken idle connection; without a listener the process would end.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
