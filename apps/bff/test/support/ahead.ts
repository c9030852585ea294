// The BFF of `startAhead`: its clock is ahead by AHEAD_MS milliseconds. A child process gets nothing from a test but its environment.
import { readConfig } from '../../src/config.ts';
import { startBff } from '../../src/index.ts';
import { writeTimes } from './write-times.ts';

const ahead = Number(process.env.AHEAD_MS ?? 0);
await startBff(readConfig(), { now: () => Date.now() + ahead, writeTimes });
