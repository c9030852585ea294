// A BFF whose clock is ahead by AHEAD_MS milliseconds: a test that kills it need not wait for a hold or a lease to end.
// It comes in the environment, since that is all that `startChild` passes on.
import { readConfig } from '../../src/config.ts';
import { startBff } from '../../src/index.ts';
import { writeTimes } from './write-times.ts';

const ahead = Number(process.env.AHEAD_MS ?? 0);
await startBff(readConfig(), { now: () => Date.now() + ahead, writeTimes });
