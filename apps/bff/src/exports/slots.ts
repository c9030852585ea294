import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { ProblemError } from '../http/problem.ts';
import { keepRenewing, leaseMs } from './lease.ts';

/** Seconds after which asking again may help somebody who has all their places in use. */
const retryAfter = 5;

/** Counts what each person has under way over all replicas, at most `most` each. */
export function createSlots({ kysely }: Database, most: number, now: () => number) {
  async function claim(personId: string, slot: number, holder: string): Promise<boolean> {
    const held = { holder, lease_until: now() + leaseMs };
    const row = await kysely
      .insertInto('export_slots')
      .values({ person_id: personId, slot, ...held })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'slot'])
          .doUpdateSet(held)
          .where('export_slots.lease_until', '<=', now()),
      )
      .returning('slot')
      .executeTakeFirst();
    return row !== undefined;
  }

  function keep(holder: string): () => Promise<void> {
    // Past the lease the person may have one export more.
    const stop = keepRenewing(() =>
      kysely
        .updateTable('export_slots')
        .set({ lease_until: now() + leaseMs })
        .where('holder', '=', holder)
        .execute(),
    );
    return async () => {
      stop();
      const given = kysely.deleteFrom('export_slots').where('holder', '=', holder).execute();
      // The lease gives it back then, and the file that was sent is whole all the same.
      await given.catch(() => undefined);
    };
  }

  return {
    /** Takes a place; call what it answers, once, to give it back. @throws {ProblemError} `rate_limited` when there is none */
    async take(personId: string): Promise<() => Promise<void>> {
      const holder = randomUUID();
      for (let slot = 1; slot <= most; slot += 1) {
        if (await claim(personId, slot, holder)) return keep(holder);
      }
      throw new ProblemError('rate_limited', {
        detail: `You have ${most} exports under way. Wait until one has finished, or cancel one.`,
        retryAfter,
      });
    },
  };
}
