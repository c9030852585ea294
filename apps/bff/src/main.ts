import { readConfig } from './config.ts';
import { type Bff, startBff } from './index.ts';
import { ConfigError } from './platform/config-error.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

// Small buffers share one of this size, which stays in memory with any of them. With the 64 kB of Node 24, a file over many companies
// takes twice as much.
Buffer.poolSize = 8 * 1024;

let bff: Bff | undefined;

async function stop(end: (running: Bff) => Promise<void>): Promise<void> {
  if (bff !== undefined) {
    bff.log.info('stopping');
    await end(bff);
  }
  process.exit(0);
}

// Registered first: as the first process of a container, signals without a listener are ignored. The database rolls back what an aborted
// start left unfinished.
process.once('SIGTERM', () => stop((running) => running.leave()));
process.once('SIGINT', () => stop((running) => running.close()));

try {
  bff = await startBff(readConfig(), { print: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(exitConfig);
}
