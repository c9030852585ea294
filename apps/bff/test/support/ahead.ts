// A BFF whose clock is ahead by AHEAD_MS milliseconds: a test that kills it need not wait for a hold or a lease to end.
import { readConfig } from '../../src/config.ts';
import { startBff } from '../../src/index.ts';

const ahead = Number(process.env['AHEAD_MS'] ?? 0);
await startBff(readConfig(), {
  now: () => Date.now() + ahead,
  writeTimes: { sendMs: 5000, reconcile: { waits: [0, 10], deadlineMs: 3000 } },
});
