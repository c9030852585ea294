import { createTrail } from '../audit/trail.ts';
import { readStoreConfig } from '../config.ts';
import { openExistingDatabase } from '../db/database.ts';
import { ConfigError } from '../platform/config-error.ts';
import { liftStops } from './scope-stops.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

/** Lets the console write again and records an event. Does nothing if writes are not stopped. */
async function reset(): Promise<string[]> {
  const { database, sessionSecret } = readStoreConfig();
  const opened = await openExistingDatabase(database, 'write');
  const trail = createTrail(opened, sessionSecret);
  try {
    return await opened.transaction(async (transaction) => {
      const writes = await liftStops(transaction);
      if (writes.length > 0) {
        await trail.append(transaction, {
          kind: 'event',
          action: 'scope.reset',
          outcome: 'done',
          detail: { writes },
        });
      }
      return writes;
    });
  } finally {
    await opened.close();
  }
}

try {
  const writes = await reset();
  process.stdout.write(
    writes.length === 0
      ? 'Writes are not stopped.\n'
      : `The console may write again. What had stopped it: write ${writes.join(', ')} in the trail.\n`,
  );
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exitConfig;
}
