import { afterAll, beforeAll, expect, test } from 'vitest';
import { runVerify } from './support/audit.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { runRandomJobs } from './support/random-jobs.ts';
import { readTrail } from './support/trail.ts';

let system: TestConsole;
beforeAll(async () => {
  // A refresh token can be used once: a kill while its answer is on the way would end the session, and with it the plans.
  system = await startConsole({ refreshTokens: false });
});
afterAll(() => system.close());

/** Deletions, and as many changes: `pnpm soak` asks for 10,000. */
const items = Number(process.env.RANDOM_JOB_ITEMS ?? 100);
const seed = Number(process.env.RANDOM_SEED ?? 15);
const size = Math.max(50, Math.ceil(items / 10));

test('through faults of Keepnet and crashes of the console, only the chosen people change, and each is reported truthfully', {
  timeout: 120_000 + items * 1000,
}, async () => {
  const started = performance.now();
  const report = await runRandomJobs(system, { items, size, seed });
  console.log(`plans ${JSON.stringify(report)}, ${Math.round((performance.now() - started) / 1000)} s`);
  expect(report).toMatchObject({ items: 2 * items, toldWrongly: [], bystanders: 0, kills: 3 });
  expect(report.states['done']).toBeGreaterThan(items / 2);
  const trail = await readTrail(system.environment);
  const ended = new Set(trail.filter(({ kind }) => kind !== 'intent').map(({ write_id }) => write_id));
  expect(trail.filter(({ kind, write_id }) => kind === 'intent' && !ended.has(write_id))).toEqual([]);
  expect(await runVerify(system.environment)).toMatchObject({
    code: 0,
    said: expect.stringContaining('The audit trail is intact'),
  });
});
