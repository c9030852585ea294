// The full fault matrix and the long random runs, of which the test command takes a seeded sample; then the memory of an hour's
// worth of requests, and a minute of replicas of this version together with earlier ones. Usage: pnpm soak [random calls] [seed] [sqlite|postgres ...]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { measureMemory } from './soak/memory.ts';
import { runBesideEarlierVersions } from './soak/upgrade.ts';

const [calls = '10000', seed = String(Date.now() % 1_000_000), ...chosen] = process.argv.slice(2);
const databases = chosen.length === 0 ? ['sqlite', 'postgres'] : chosen;
const creates = String(Math.ceil(Number(calls) / 10));
const rows = String(Math.ceil(Number(calls) / 5));
const tests = [
  'fault-matrix',
  'random-calls',
  'random-creates',
  'jobs-random',
  'create-random',
  'imports-random',
];

console.log(
  `the whole fault matrix, ${calls} random calls, ${creates} random creates, ${calls} deletions and as many changes by plans, ${creates} creates in 100 companies, and ${rows} rows of an import, seed ${seed}`,
);
console.log(`on ${databases.join(' and ')}`);
const child = spawn(
  'vitest',
  [
    'run',
    ...databases.flatMap((database) => ['--project', database]),
    ...tests.map((name) => `apps/bff/test/${name}.test.ts`),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      MATRIX_SHARE: '1',
      RANDOM_CALLS: calls,
      RANDOM_CREATES: creates,
      RANDOM_JOB_ITEMS: calls,
      RANDOM_MANY_CREATES: creates,
      RANDOM_MANY_COMPANIES: '100',
      RANDOM_IMPORT_ROWS: rows,
      RANDOM_SEED: seed,
    },
  },
);
const [code] = await once(child, 'exit');
if (code === 0) {
  await measureMemory();
  await runBesideEarlierVersions();
}
process.exitCode = typeof code === 'number' ? code : 1;
