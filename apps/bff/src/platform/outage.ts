/** The database cannot be used now, and may be again without a change of ours. What is our own fault is never one of these. */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable';
  /** What the database or the system calls it: a SQLSTATE, `SQLITE_...`, `ECONNREFUSED`. Never data; safe to log. */
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`The database cannot be used (${code})`, { cause });
    this.code = code;
  }
}

// Kysely says this of its own accord, before a driver is asked.
const closed = 'driver has already been destroyed';

/** The outage that an error tells of; undefined where it is none. */
export function outageOf(error: unknown): StorageUnavailable | undefined {
  if (error instanceof StorageUnavailable) return error;
  return error instanceof Error && error.message === closed
    ? new StorageUnavailable('closed', error)
    : undefined;
}
