import { expect, test } from 'vitest';
import { startConsole } from './support/console.ts';
import { runRandomCreates } from './support/random-creates.ts';

/** `pnpm soak` asks for more. */
const count = Number(process.env.RANDOM_CREATES ?? 80);
const seed = Number(process.env.RANDOM_SEED ?? 20_261_121);

test('creates with random faults make no duplicate and are told as they are', {
  timeout: 120_000 + count * 1000,
}, async () => {
  const times = { sendMs: 400, reconcile: { waits: [0, 40, 120], deadlineMs: 3000 } };
  // One person makes them all, faster than a person may.
  const limits = { reads: 1_000, changes: { perSecond: 1000, burst: 10_000 } };
  const system = await startConsole({ overrides: { writeTimes: times, limits } });
  try {
    const report = await runRandomCreates(system, count, seed);
    console.log(`creates ${JSON.stringify(report)}`);
    expect(report).toMatchObject({ creates: count, duplicates: 0, toldWrongly: [] });
    expect(report.answers['201 reconciled']).toBeGreaterThan(0);
    expect(report.answers['504 outcome_unknown']).toBeGreaterThan(0);
  } finally {
    await system.close();
  }
});
