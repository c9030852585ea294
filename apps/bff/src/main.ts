import { readConfig } from './config.ts';
import { type Bff, startBff } from './index.ts';
import { ConfigError } from './platform/config-error.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

let bff: Bff | undefined;

async function stop(end: (running: Bff) => Promise<void>): Promise<void> {
  if (bff !== undefined) {
    bff.log.info('stopping');
    await end(bff);
  }
  process.exit(0);
}

// From the first moment on: as the first process of a container it would not be ended by a signal that nobody listens to. What a
// start leaves half done is undone by the database.
process.once('SIGTERM', () => stop((running) => running.leave()));
process.once('SIGINT', () => stop((running) => running.close()));

try {
  bff = await startBff(readConfig(), { print: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(exitConfig);
}
