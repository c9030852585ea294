import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../platform/config-error.ts';
import { dataDirFault, faultCode } from './start-fault.ts';

/** Claims of this process. A connection that nothing refers to is closed by the garbage collector, and its lock goes with it. */
const held = new Set<DatabaseSync>();

/**
 * Claims a data folder for this process. The claim is a transaction held open on a file of its own: the system drops its lock when the
 * process ends, however it ends, and the console's database stays readable for backups.
 * @returns gives the folder back
 * @throws {ConfigError} another process holds the folder, or its lock cannot be had
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
