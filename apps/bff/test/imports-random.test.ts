import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { runRandomImport } from './support/random-imports.ts';

let system: TestConsole;
beforeAll(async () => {
  // A refresh token can be used once: a kill while its answer is on the way would end the session, and with it the plan.
  system = await startConsole({ refreshTokens: false });
});
afterAll(() => system.close());

/** `pnpm soak` asks for 2,000. */
const rows = Number(process.env.RANDOM_IMPORT_ROWS ?? 200);
const seed = Number(process.env.RANDOM_SEED ?? 16);

test('through faults of Keepnet and crashes of the console, every row of a file is there once, and reported truthfully', {
  timeout: 120_000 + rows * 1000,
}, async () => {
  const report = await runRandomImport(system, { rows, seed });
  console.log(`import ${JSON.stringify(report)}`);
  expect(report).toMatchObject({ rows, toldWrongly: [], doubled: [], kills: 3 });
  expect(report.states['done']).toBeGreaterThan(rows / 2);
});
