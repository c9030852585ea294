// The console against the real Keepnet API, in this one process: signals and exit codes are the BFF's own.
import { existsSync } from 'node:fs';
import { inWorkspace } from './lib/paths.ts';
import { ensureSpa } from './lib/spa.ts';

const file = inWorkspace('.env');
if (existsSync(file)) process.loadEnvFile(file);
await ensureSpa();
await import('../apps/bff/src/main.ts');
