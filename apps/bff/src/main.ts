import { ConfigError, readConfig } from './config.ts';
import { startBff } from './index.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

try {
  const bff = await startBff(readConfig(), { print: (line) => process.stdout.write(`${line}\n`) });
  const stop = async (end: () => Promise<void>) => {
    bff.log.info('stopping');
    await end();
    process.exit(0);
  };
  process.once('SIGTERM', () => stop(bff.leave));
  process.once('SIGINT', () => stop(bff.close));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(exitConfig);
}
