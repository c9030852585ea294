// The long random runs of what the test command takes a sample of. Usage: pnpm soak [creates] [seed]
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const [creates = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${creates} random creates on SQLite and on Postgres, seed ${seed}`);
const child = spawn(
  'vitest',
  ['run', '--project', 'sqlite', '--project', 'postgres', 'apps/bff/test/random-creates.test.ts'],
  { stdio: 'inherit', env: { ...process.env, RANDOM_CREATES: creates, RANDOM_SEED: seed } },
);
const [code] = await once(child, 'exit');
process.exitCode = typeof code === 'number' ? code : 1;
