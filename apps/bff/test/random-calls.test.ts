import { expect, test } from 'vitest';
import { startConsole } from './support/console.ts';
import { runRandomCalls } from './support/random-calls.ts';

/** `pnpm soak` asks for more. */
const count = Number(process.env.RANDOM_CALLS ?? 240);
const seed = Number(process.env.RANDOM_SEED ?? 20_261_121);
const limits = { reads: 1_000, changes: { perSecond: 1000, burst: 1_000_000 } };

test('random calls of several people reach the company of their path, and the trail is what Keepnet saw', {
  timeout: 120_000 + count * 500,
}, async () => {
  const writeTimes = { sendMs: 500, reconcile: { waits: [0, 40], deadlineMs: 3000 } };
  const system = await startConsole({ overrides: { writeTimes, limits } });
  try {
    const report = await runRandomCalls(system, count, seed);
    const heapMb = Math.round(process.memoryUsage().rss / 1_048_576);
    console.log(`random calls ${JSON.stringify(report)}, ${heapMb} MB of this process with the sandbox`);
    expect(report).toMatchObject({ calls: count, wrongCompany: [], duplicates: 0, unaccounted: [] });
    expect(report.upstream).toBeGreaterThan(count);
  } finally {
    await system.close();
  }
});
