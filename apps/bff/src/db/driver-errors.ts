import { StorageUnavailable } from '../platform/outage.ts';

const codeIn = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * SQLSTATE classes and codes (PostgreSQL documentation, appendix A) that mean an outage and not a bad statement: connection failure,
 * authorization, lack of resources, operator intervention, system error; read-only server, lock or transaction timeout, corrupted data.
 */
const classes: ReadonlySet<string> = new Set(['08', '28', '53', '57', '58']);
const codes: ReadonlySet<string> = new Set(['25006', '25P03', '25P04', '55P03', 'XX001', 'XX002']);
// A bug of ours, such as too many parameters.
const protocolViolation = '08P01';

function ofServer(code: string, severity: unknown): boolean {
  // An error that ends the connection is not about one statement.
  if (severity === 'FATAL' || severity === 'PANIC') return true;
  return code !== protocolViolation && (classes.has(code.slice(0, 2)) || codes.has(code));
}

/** Messages of `pg` that have no code. */
const lost = /timeout|terminated|not queryable|after calling end/i;

/** Turns a Postgres error that means an outage into {@link StorageUnavailable}. Returns any other as it is. */
export function postgresError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeIn(error);
  if ('severity' in error) {
    return ofServer(code ?? '', error.severity) ? new StorageUnavailable(code ?? 'FATAL', error) : error;
  }
  if (code !== undefined) return /^E(?!RR_)[A-Z]+$/.test(code) ? new StorageUnavailable(code, error) : error;
  if (!lost.test(error.message)) return error;
  return new StorageUnavailable(/timeout/i.test(error.message) ? 'timeout' : 'connection_lost', error);
}

/** A message of `pg` that has no code. */
const withoutTls = /does not support SSL/i;

/** Turns an error of connecting into an outage: without a connection nothing works, whatever the reason. */
export function connectionError(error: unknown): StorageUnavailable {
  const known = postgresError(error);
  if (known instanceof StorageUnavailable) return known;
  if (!(error instanceof Error)) return new StorageUnavailable('no_connection', error);
  const fallback = withoutTls.test(error.message) ? 'no_tls' : 'no_connection';
  return new StorageUnavailable(codeIn(error) ?? fallback, error);
}

/** SQLite's primary result codes (sqlite.org/rescode.html) that are about the file or the disk, not the statement. */
const sqliteCodes: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  22: 'SQLITE_NOLFS',
  26: 'SQLITE_NOTADB',
};

/** Turns a SQLite error that means an outage into {@link StorageUnavailable}. Returns any other as it is. */
export function sqliteError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message === 'database is not open') return new StorageUnavailable('closed', error);
  // The lower eight bits are the primary code; the rest is detail.
  const primary = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  const code = sqliteCodes[primary];
  return code === undefined ? error : new StorageUnavailable(code, error);
}
