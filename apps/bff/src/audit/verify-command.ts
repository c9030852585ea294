import { readStoreConfig } from '../config.ts';
import { openExistingDatabase } from '../db/database.ts';
import { ConfigError } from '../platform/config-error.ts';
import { chainKey } from './trail.ts';
import { type Verdict, verifyTrail } from './verify.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

const count = (events: number): string => `${events} ${events === 1 ? 'event' : 'events'}`;

function sentence(verdict: Verdict): string {
  if (verdict.holds) {
    const { held, hash, halves } = verdict;
    const odd =
      halves === 0
        ? ''
        : ` In ${count(halves)} the database keeps U+FFFD in the place of half a character, which the hash proves.`;
    return `The trail holds: ${count(held)}, none changed, missing or out of place.${odd} Its end is ${hash || 'its beginning'}.`;
  }
  const { held, fault, event } = verdict;
  const place =
    event === undefined ? 'no event at all' : `event ${event.id} of ${new Date(event.at).toISOString()}`;
  const said = {
    missing: `What came before ${place} is missing.`,
    changed: `The first that does not fit is ${place}: it was changed or moved, or SESSION_SECRET is not the one it was written with.`,
    cut: `The trail was cut off: it ends with ${place}, and its kept end is another.`,
  };
  return `The trail does NOT hold. ${said[fault]} ${count(held)} before it hold.`;
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
