import { setTimeout as delay } from 'node:timers/promises';
import { startAhead } from './child.ts';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { jobOf, move } from './jobs.ts';
import type { Random } from './random.ts';

/** A sort of call to Keepnet. */
interface Spoilable {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** The part of the calls that is spoilt. */
  spoilt: number;
  isWrite: boolean;
}

/** Spoils a part of the next `most` calls of each sort. */
export function plantFaults(
  { sandbox: { control } }: TestConsole,
  random: Random,
  most: number,
  sorts: readonly Spoilable[],
): void {
  for (const { spoilt: part, isWrite, ...call } of sorts) {
    for (let nth = 1; nth <= most; nth += 1) {
      if (!random.chance(part)) continue;
      const kind = random.pick(['reset', 'truncate', 'status', 'html', 'empty'] as const);
      const status = kind === 'status' ? random.pick([500, 502, 503, 429]) : undefined;
      // Of an upstream that says "no" in so many words and does it all the same, no one could tell the truth.
      const applied = isWrite && status !== 429 ? random.pick(['before', 'after'] as const) : 'before';
      const envelope = kind === 'status' && random.chance(0.5);
      const answer = status === undefined ? {} : { status, retryAfter: 0 };
      control.addFault({ match: { ...call, nth }, fault: { kind, applied, envelope, ...answer } });
    }
  }
}

/** Waits until all plans are done, and resumes those that stand still as a person would; kills the process at each of these counts of ended items. */
async function runToEnd(
  browser: HttpClient,
  ids: readonly string[],
  killAt: number[],
  kill: () => Promise<void>,
): Promise<void> {
  const left = new Set(ids);
  const ended = new Map<string, number>();
  // All may be done before the last kill was due: what is told must outlive that one too.
  while (left.size > 0 || killAt.length > 0) {
    for (const id of left) {
      const { state, stopReason, counts } = await jobOf(browser, id);
      if (stopReason === 'rights') throw new Error(`The plan ${id} has lost its rights`);
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
      ended.set(id, all - counts.waiting - counts.running);
      if (state === 'done') left.delete(id);
      else if (state === 'paused' || state === 'stopped') await move(browser, id, 'resume');
    }
    const [next] = killAt;
    if (next !== undefined && [...ended.values()].reduce((sum, count) => sum + count, 0) >= next) {
      killAt.shift();
      await kill();
    }
    await delay(50);
  }
}

/** Plans that are started, and how many items they have. */
interface Started {
  ids: readonly string[];
  items: number;
}

/**
 * Runs plans in a process that is killed early, in the middle and late: `start` starts them, `read` reads what is told of them once all are
 * done and nothing at Keepnet is spoilt any more. Leaves the BFF of `system` closed.
 *
 * @returns how often the process was killed
 */
export async function runKilled<Plans extends Started>(
  system: TestConsole,
  random: Random,
  start: (browser: HttpClient) => Promise<Plans>,
  read: (browser: HttpClient, plans: Plans) => Promise<void>,
): Promise<number> {
  await system.bff.close();
  let kills = 0;
  // The clock of each process is ahead of the leases and holds of the one before.
  const startNext = () => startAhead(system.environment, kills * 61_000);
  let child = await startNext();
  try {
    const browser = await system.signIn('operator');
    const plans = await start(browser);
    const killAt = [0.1, 0.4, 0.7].map((part) => Math.floor(plans.items * (part + random.next() / 10)));
    await runToEnd(browser, plans.ids, killAt, async () => {
      await child.kill();
      kills += 1;
      child = await startNext();
    });
    system.sandbox.control.clearFaults();
    await read(browser, plans);
    return kills;
  } finally {
    await child.kill();
  }
}
