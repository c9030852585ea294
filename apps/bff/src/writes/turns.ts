import { setTimeout as delay } from 'node:timers/promises';
import type { WriteRow } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { NewWrite, WriteStore } from './store.ts';

/** Milliseconds between looks at a write that somebody else works on, in this process or another. */
const pollMs = 50;

const defaultQueueMs = 10_000;

/** Lets writes about one subject wait for each other, and requests with one key for their one answer. */
export function createTurns(store: WriteStore, now: () => number, queueMs = defaultQueueMs) {
  return {
    /**
     * Opens the write once no other about its subject is open, or finds the one that has its key.
     * @throws {ProblemError} `write_in_progress` when the other one takes longer than `queueMs`
     */
    async openInTurn(write: NewWrite, leaseMs: number, intended?: Record<string, unknown>) {
      const until = performance.now() + queueMs;
      for (;;) {
        const known = await store.byKey(write.key_hash);
        if (known !== undefined) return { known };
        const row = await store.open(write, leaseMs, intended);
        if (row !== undefined) return { row };
        do {
          if (performance.now() > until) throw new ProblemError('write_in_progress', { retryAfter: 5 });
          await delay(pollMs);
        } while (await store.busy(write.subject_hash));
      }
    },

    /**
     * The write once it is not open any more.
     * @throws {ProblemError} `write_in_progress` when whoever has it lets its lease run out
     */
    async awaitAnswer(keyHash: string): Promise<WriteRow> {
      for (;;) {
        const row = await store.byKey(keyHash);
        if (row !== undefined && row.state !== 'open') return row;
        if (row === undefined || row.lease_until <= now()) {
          throw new ProblemError('write_in_progress', { retryAfter: 10 });
        }
        await delay(pollMs);
      }
    },
  };
}
