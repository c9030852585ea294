import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../platform/config-error.ts';
import { dataDirFault, faultCode } from './start-fault.ts';

/** Open claims. Referenced here, or the garbage collector would close the connection and drop its lock. */
const held = new Set<DatabaseSync>();

/**
 * Claims a data folder for this process. The claim is an open transaction on a separate file: the system drops the lock when the process
 * ends in any way, and the database itself stays readable for backups.
 * @returns releases the folder
 * @throws {ConfigError} another process holds the folder, or the lock file cannot be locked
 */
export function claimDataFolder(dataDir: string): () => void {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 });
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    if (['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(faultCode(error))) {
      throw new ConfigError(`DATA_DIR ${dataDir} is in use by another process of the console`);
    }
    throw dataDirFault(dataDir, 'holds a lock.sqlite that cannot be locked', error);
  }
  const claim = lock;
  held.add(claim);
  return () => {
    held.delete(claim);
    claim.close();
  };
}
