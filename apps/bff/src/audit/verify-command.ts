import { readStoreConfig } from '../config.ts';
import { openExistingDatabase } from '../db/database.ts';
import { ConfigError } from '../platform/config-error.ts';
import { chainKey } from './trail.ts';
import { type Verdict, verifyTrail } from './verify.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

const count = (entries: number): string => `${entries} ${entries === 1 ? 'entry' : 'entries'}`;

function sentence(verdict: Verdict): string {
  if (verdict.holds) {
    const { held, hash, halves } = verdict;
    const note =
      halves === 0
        ? ''
        : ` In ${count(halves)} the database stores U+FFFD instead of half a character; the hash proves the original.`;
    const end = hash === '' ? 'It has no entries yet.' : `Its last hash is ${hash}.`;
    return `The audit trail is intact: ${count(held)}, none changed, missing or out of place.${note} ${end}`;
  }
  const { held, fault, event } = verdict;
  const place =
    event === undefined ? 'no entry at all' : `entry ${event.id} of ${new Date(event.at).toISOString()}`;
  const said = {
    missing: `Entries before ${place} are missing.`,
    changed: `The first entry that does not match is ${place}: it was changed or moved, or SESSION_SECRET is not the one it was written with.`,
    cut: `The end is missing: the last entry is ${place}, but the recorded end is a different one.`,
  };
  return `The audit trail is NOT intact. ${said[fault]} ${count(held)} before that ${held === 1 ? 'is' : 'are'} intact.`;
}

try {
  const { database, sessionSecret } = readStoreConfig();
  const opened = await openExistingDatabase(database, 'read');
  try {
    const verdict = await verifyTrail(opened.kysely, chainKey(sessionSecret));
    process.stdout.write(`${sentence(verdict)}\n`);
    process.exitCode = verdict.holds ? 0 : 1;
  } finally {
    await opened.close();
  }
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exitConfig;
}
