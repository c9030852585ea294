import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../platform/config-error.ts';

/** Open claims. Referenced here, or the garbage collector would close the connection and drop its lock. */
const held = new Set<DatabaseSync>();

/**
 * Claims a data folder for this process. The claim is an open transaction on a separate file: the system drops the lock when the process
 * ends in any way, and the database itself stays readable for backups.
 * @returns releases the folder
 * @throws {ConfigError} another process holds the folder
 */
export function claimDataFolder(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch {
    lock.close();
    throw new ConfigError(`DATA_DIR ${dataDir} is in use by another process of the console`);
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
