import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../platform/config-error.ts';

/** Claims of this process. A connection that nothing refers to is closed by the garbage collector, and its lock goes with it. */
const held = new Set<DatabaseSync>();

/**
 * Claims a data folder for this process. The claim is a transaction held open on a file of its own: the system drops its lock when the
 * process ends, however it ends, and the console's database stays readable for backups.
 * @returns gives the folder back
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
