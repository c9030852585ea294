import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { runRandomMany } from './support/random-many.ts';

/** `pnpm soak` asks for 1,000 over 100. */
const creates = Number(process.env.RANDOM_MANY_CREATES ?? 40);
const companies = Number(process.env.RANDOM_MANY_COMPANIES ?? 10);
const seed = Number(process.env.RANDOM_SEED ?? 17);
let system: TestConsole;

beforeAll(async () => {
  system = await startConsole({
    refreshTokens: false,
    sandbox: { companies: companies === 10 ? 40 : 2 * companies },
  });
});
afterAll(() => system.close());

test('through faults of Keepnet and crashes of the console, each company gets one of each, and is reported truthfully', {
  timeout: 240_000 + creates * 1000,
}, async () => {
  const started = performance.now();
  const report = await runRandomMany(system, { creates, companies, seed });
  console.log(`creates ${JSON.stringify(report)}, ${Math.round((performance.now() - started) / 1000)} s`);
  expect(report).toMatchObject({ twice: [], toldWrongly: [], notOnce: [], kills: 3 });
  expect(report.items).toBeGreaterThanOrEqual(creates);
  expect(report.states['done']).toBeGreaterThan(creates / 2);
});
