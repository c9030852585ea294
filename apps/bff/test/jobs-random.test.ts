import { afterAll, beforeAll, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { runRandomJobs } from './support/random-jobs.ts';

const clock = new Clock();
let system: TestConsole;
beforeAll(async () => {
  system = await startConsole({
    overrides: {
      now: clock.now,
      writeTimes: { sendMs: 5000, reconcile: { waits: [0, 10], deadlineMs: 3000 } },
    },
  });
});
afterAll(() => system.close());

/** `pnpm soak` asks for 10,000. */
const items = Number(process.env.RANDOM_JOB_ITEMS ?? 300);
const seed = Number(process.env.RANDOM_SEED ?? 15);
const size = 50;

test('whatever goes wrong at Keepnet, exactly the chosen people are changed, and each is told truthfully', {
  timeout: 120_000 + items * 1000,
}, async () => {
  const browser = await system.signIn('operator');
  const report = await runRandomJobs(system, browser, clock, { rounds: items / size, size, seed });
  console.log(`plans ${JSON.stringify(report)}`);
  expect(report).toMatchObject({ items, toldWrongly: [], bystanders: 0 });
  expect(report.states['done']).toBeGreaterThan(items / 3);
});
