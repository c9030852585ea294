import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { runExportMatrix } from './support/export-matrix.ts';
import { randomFrom } from './support/random.ts';
import { runWriteMatrix } from './support/write-matrix.ts';

/** `pnpm soak` asks for all of it. */
const share = Number(process.env.MATRIX_SHARE ?? 0.4);
const seed = Number(process.env.RANDOM_SEED ?? 20_261_121);
const limits = { reads: 1_000, changes: { perSecond: 1000, burst: 1_000_000 } };

let system: TestConsole;
beforeAll(async () => {
  const writeTimes = { sendMs: 500, reconcile: { waits: [0, 40], deadlineMs: 3000 } };
  system = await startConsole({ overrides: { writeTimes, limits } });
});
afterAll(() => system.close());

test('every write against every fault is told as it is, and nothing is made twice', {
  timeout: 30_000 + share * 300_000,
}, async () => {
  const browser = await system.signIn('operator');
  const report = await runWriteMatrix(system, browser, {
    random: randomFrom(seed),
    share,
    label: `w${seed}`,
  });
  console.log(`fault matrix, writes: ${JSON.stringify(report)}`);
  expect(report).toMatchObject({ duplicates: 0, wrong: [] });
  expect(report.cases).toBeGreaterThan(20);
});

test('every export against every fault is whole, refused, or seen to be short', {
  timeout: 30_000 + share * 300_000,
}, async () => {
  const browser = await system.signIn('viewer');
  const report = await runExportMatrix(system, browser, { random: randomFrom(seed), share });
  console.log(`fault matrix, exports: ${JSON.stringify(report)}`);
  expect(report).toMatchObject({ wrong: [] });
  expect(report.cases).toBeGreaterThan(20);
});
