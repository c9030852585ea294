// Every check and every test: checks at the same time, then each suite. The last line is always "N passed, N failed".
import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWorkspace } from './lib/paths.ts';
import { type Tally, tallyPlaywright, tallyVitest, withExitCode } from './test/tally.ts';

/** Milliseconds after which a step hangs. A quiet machine needs ten minutes for all of them, one that is busy several times that. */
const stepLimit = 45 * 60_000;

interface Program {
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
}

const start = ({ args, env, cwd = '.' }: Program, stdio: StdioOptions) =>
  spawn(process.execPath, args, {
    cwd: inWorkspace(cwd),
    env: { ...process.env, ...env },
    stdio,
    timeout: stepLimit,
  });

/** A step of a name, to be run when its turn comes. */
type Step = (name: string) => Promise<Tally>;

const headline = (name: string): void => console.log(`\n== ${name}`);

/** A step that is one check: it passes or it fails. What it prints comes in one piece at its end, since others run at that time. */
const check =
  (args: string[], cwd = '.'): Step =>
  async (name) => {
    const child = start({ args, cwd }, ['ignore', 'pipe', 'pipe']);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [code] = await once(child, 'close');
    headline(name);
    process.stdout.write(output);
    return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [name] };
  };

interface Suite<Report> extends Program {
  report: string;
  tally: (report: Report) => Tally;
}

/** A step of many tests, counted from the report that it leaves behind. */
const suite =
  <Report>({ report, tally, ...program }: Suite<Report>): Step =>
  async (name) => {
    headline(name);
    const [code] = await once(start(program, 'inherit'), 'exit');
    const text = await readFile(report, 'utf8').catch(() => undefined);
    return withExitCode(
      text === undefined ? { passed: 0, failures: [] } : tally(JSON.parse(text)),
      name,
      code,
    );
  };

const reports = await mkdtemp(join(tmpdir(), 'console-reports-'));
const vitestReport = join(reports, 'vitest.json');
const browserReport = join(reports, 'playwright.json');

const tsc = 'node_modules/typescript/bin/tsc';
const vitestReporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];

/**
 * Steps of one stage run at the same time: none of the checks keeps two cores busy for long. The boundaries take longest and use
 * one core, so they run with the tests.
 */
const stages: Record<string, Step>[] = [
  {
    'type check of the servers': check([tsc, '-p', 'tsconfig.json']),
    'type check of the browser': check([tsc, '-p', 'apps/web/tsconfig.json']),
    lint: check(['node_modules/@biomejs/biome/bin/biome', 'check']),
    'SPA build': check([inWorkspace('node_modules/vite/bin/vite.js'), 'build'], 'apps/web'),
  },
  {
    boundaries: check(['scripts/boundaries.ts']),
    'unit and integration tests': suite({
      args: ['node_modules/vitest/vitest.mjs', 'run', ...vitestReporters],
      report: vitestReport,
      tally: tallyVitest,
    }),
  },
  {
    'browser tests': suite({
      args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
      cwd: 'e2e',
      report: browserReport,
      tally: tallyPlaywright,
    }),
  },
];

const total: Required<Tally> = { passed: 0, failures: [], shaky: [] };
for (const stage of stages) {
  await Promise.all(
    Object.entries(stage).map(async ([name, step]) => {
      const { passed, failures, shaky = [] } = await step(name);
      total.passed += passed;
      total.failures.push(...failures.map((failure) => `${name}: ${failure}`));
      total.shaky.push(...shaky);
    }),
  );
}
await rm(reports, { recursive: true, force: true });
if (total.shaky.length > 0) console.log(`\nPassed only at the second try:\n${total.shaky.join('\n')}`);
if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.join('\n')}`);
process.exitCode = total.failures.length > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failures.length} failed`);
