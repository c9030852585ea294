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

/** What an operator can do something about, by the codes of the system, of Node and of Postgres (appendix A of its documentation). */
const databaseCauses: Readonly<Record<string, string>> = {
  '28000': 'it does not let this role in',
  '28P01': 'the password is wrong',
  '3D000': 'there is no such database',
  '53300': 'it has too many connections',
  '57P03': 'it is starting or stopping',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is of an unknown authority: sslrootcert names its file',
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'a file that it names is not there',
  ENOTFOUND: 'the host name is unknown',
  ERR_INVALID_URL: 'it is no URL: encode special characters of the password',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of an unknown authority: sslrootcert names its file',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is of an unknown authority: sslrootcert names its file',
  no_tls: 'it does not speak TLS, which sslmode asks for',
  timeout: 'it does not answer',
};

/** A database that cannot be used, and why. The error's own text may contain the URL with its password; the code never does. */
export function databaseFault(name: string, error: unknown): ConfigError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  const cause = databaseCauses[code];
  return new ConfigError(
    `${name} names a database that cannot be used${cause === undefined ? '' : `: ${cause}`} (${code})`,
  );
}
