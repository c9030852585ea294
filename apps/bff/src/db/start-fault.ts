import { ConfigError } from '../platform/config-error.ts';
import { StorageUnavailable } from '../platform/outage.ts';
import { sqliteError } from './driver-errors.ts';

/** Causes in words, by the codes of the system and of SQLite that an operator can do something about. */
const causes: Readonly<Record<string, string>> = {
  EACCES: 'this account may not',
  EDQUOT: 'the quota is used up',
  EEXIST: 'it is a file',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'a part of the path is a link to nothing',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EPERM: 'this account may not',
  EROFS: 'the file system is read-only',
  SQLITE_CANTOPEN: 'this account may not open it, or it belongs to another account',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_FULL: 'the disk is full',
  SQLITE_IOERR: 'the disk cannot be read or written',
  SQLITE_NOTADB: 'it is not a database',
  SQLITE_READONLY: 'it is read-only for this account',
};

/** The code of an error of the system or of SQLite. */
export function faultCode(error: unknown): string {
  const known = sqliteError(error);
  if (known instanceof StorageUnavailable) return known.code;
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** What is wrong with the data folder, and why. `what` continues the sentence after its name. */
export function dataDirFault(dataDir: string, what: string, error: unknown): ConfigError {
  const code = faultCode(error);
  const cause = causes[code];
  return new ConfigError(`DATA_DIR ${dataDir} ${what}${cause === undefined ? '' : `: ${cause}`} (${code})`);
}
