import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirFault } from '../../apps/bff/src/db/start-fault.ts';

/**
 * The secret kept in the data folder, made at the first call and readable by its owner only. With it sessions outlive a restart.
 * @throws {ConfigError} the folder cannot be written
 */
export async function keptSecret(folder: string): Promise<string> {
  const path = join(folder, 'session-secret');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept) return kept;
  const secret = randomBytes(48).toString('base64url');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path, secret, { mode: 0o600 });
  } catch (error) {
    throw dataDirFault(folder, 'cannot be written', error);
  }
  return secret;
}
