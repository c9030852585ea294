// The console against the real Keepnet API, in this one process: signals and exit codes are the BFF's own.
import { existsSync } from 'node:fs';
import { readConfig } from '../apps/bff/src/config.ts';
import { ConfigError } from '../apps/bff/src/platform/config-error.ts';
import { inWorkspace } from './lib/paths.ts';
import { ensureSpa } from './lib/spa.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

const file = inWorkspace('.env');
if (existsSync(file)) process.loadEnvFile(file);
try {
  // Before the build: a missing value is reported at once.
  readConfig();
  await ensureSpa();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof ConfigError ? exitConfig : 1);
}
await import('../apps/bff/src/main.ts');
