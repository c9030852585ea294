/** The database cannot be used now but may recover without a change of ours. Never a bug of ours. */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable';
  /** The code of the database or the system: a SQLSTATE, `SQLITE_...`, `ECONNREFUSED`. Has no data; safe to log. */
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`The database cannot be used (${code})`, { cause });
    this.code = code;
  }
}

// Kysely itself throws this, without asking a driver.
const closed = 'driver has already been destroyed';

/** The outage behind an error; undefined if it is none. */
export function outageOf(error: unknown): StorageUnavailable | undefined {
  if (error instanceof StorageUnavailable) return error;
  return error instanceof Error && error.message === closed
    ? new StorageUnavailable('closed', error)
    : undefined;
}
