// The long runs, of which the test command takes a seeded sample, each on both databases: kills and faults over thousands of writes. Then the
// memory of an hour's worth of requests, and a minute of replicas of this version together with earlier ones. The last lines say which
// promises held; the exit code is 1 if one did not. Usage: pnpm soak [part ...] [--on sqlite|postgres] [--share 0.2] [--seed 15]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { measureMemory } from './soak/memory.ts';
import { runBesideEarlierVersions } from './soak/upgrade.ts';

/** Tests of `apps/bff/test` by part, each with the variables that make it long. A test prints its figures as a word and JSON. */
const tested: Readonly<Record<string, { tests: string[]; sizes: Record<string, number> }>> = {
  /** The whole fault matrix, and calls and creates in random order. */
  writes: {
    tests: ['fault-matrix', 'random-calls', 'random-creates'],
    sizes: { RANDOM_CALLS: 10_000, RANDOM_CREATES: 1_000 },
  },
  /** So many deletions and as many changes, and three kills. */
  jobs: { tests: ['jobs-random'], sizes: { RANDOM_JOB_ITEMS: 10_000 } },
  /** Every row once, with three kills. */
  import: { tests: ['imports-random'], sizes: { RANDOM_IMPORT_ROWS: 2_000 } },
  /** One of each in every company, with three kills. */
  many: {
    tests: ['create-in-many-random'],
    sizes: { RANDOM_MANY_CREATES: 1_000, RANDOM_MANY_COMPANIES: 100 },
  },
};
const measured: Readonly<Record<string, () => Promise<void>>> = {
  memory: measureMemory,
  upgrade: runBesideEarlierVersions,
};
const parts = [...Object.keys(tested), ...Object.keys(measured)];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    on: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const unknown = positionals.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${parts.join(', ')}`);
  process.exit(1);
}

interface Run {
  name: string;
  isKept: boolean;
  seconds: number;
  figures: string[];
}

async function runTests(part: string, database: string): Promise<Pick<Run, 'isKept' | 'figures'>> {
  const { tests = [], sizes = {} } = tested[part] ?? {};
  const share = Number(values.share);
  const scaled = Object.entries(sizes).map(([name, size]) => [name, String(Math.ceil(size * share))]);
  const files = tests.map((name) => `apps/bff/test/${name}.test.ts`);
  const env = {
    SOAK: '1',
    MATRIX_SHARE: values.share,
    RANDOM_SEED: values.seed,
    ...Object.fromEntries(scaled),
  };
  const child = spawn('vitest', ['run', '--project', database, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const figures: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    const plain = stripVTControlCharacters(line);
    if (/^[\w ,:]+ \{".*\}/.test(plain)) figures.push(plain);
  });
  const [code] = await once(child, 'close');
  return { isKept: code === 0, figures };
}

async function runMeasure(part: string): Promise<Pick<Run, 'isKept' | 'figures'>> {
  try {
    await measured[part]?.();
    return { isKept: true, figures: [] };
  } catch (error) {
    return { isKept: false, figures: [String(error)] };
  }
}

const runs: Run[] = [];

async function run(name: string, work: () => Promise<Pick<Run, 'isKept' | 'figures'>>): Promise<void> {
  console.log(`\n== ${name}, seed ${values.seed}`);
  const started = performance.now();
  const result = await work();
  runs.push({ name, seconds: Math.round((performance.now() - started) / 1000), ...result });
}

for (const part of positionals.length === 0 ? parts : positionals) {
  if (part in measured) await run(part, () => runMeasure(part));
  else for (const database of values.on) await run(`${part} on ${database}`, () => runTests(part, database));
}

console.log(`\nseed ${values.seed}, share ${values.share}`);
for (const { name, isKept, seconds, figures } of runs) {
  console.log(`${isKept ? 'kept  ' : 'BROKEN'}  ${name}, ${seconds} s`);
  for (const line of figures) console.log(`        ${line}`);
}
const broken = runs.filter(({ isKept }) => !isKept).length;
console.log(broken === 0 ? 'Every promise held.' : `${broken} of ${runs.length} did not hold.`);
if (broken > 0) process.exitCode = 1;
