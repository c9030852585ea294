import type { Database } from '../db/database.ts';
import type { Leases } from '../platform/lease.ts';
import { ProblemError, type ProblemOptions } from '../platform/problem.ts';

/** Longer than any export takes, in milliseconds. */
export const maxExportMs = 86_400_000;

/** Seconds to wait when every slot is in use. */
const retryAfter = 5;

/** The first and last slot for one purpose, and the refusal when all of them are in use. */
interface SlotRange {
  from: number;
  to: number;
  refusal: Pick<ProblemOptions, 'detail' | 'params'>;
}

/** Concurrent exports per person. The slots for searches share their table and follow them. */
const maxExports = 4;
export const exportSlots: SlotRange = {
  from: 1,
  to: maxExports,
  refusal: {
    detail: `You have ${maxExports} exports under way. Wait until one has finished, or cancel one.`,
    params: { reason: 'exports_under_way', max: maxExports },
  },
};
export const searchSlots: SlotRange = {
  from: maxExports + 1,
  to: maxExports + 1,
  refusal: {
    detail: 'You are searching all companies already. Wait until that has finished, or stop it.',
    params: { reason: 'search_under_way' },
  },
};

/** Limits how many exports or searches each person runs over all replicas. */
export function createSlots({ kysely }: Database, leases: Leases, { from, to, refusal }: SlotRange) {
  /** Takes a slot if it is free. @returns frees it */
  async function claim(personId: string, slot: number): Promise<(() => Promise<void>) | undefined> {
    const lease = leases.take(maxExportMs);
    const row = await kysely
      .insertInto('export_slots')
      .values({ person_id: personId, slot, ...lease })
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'slot']).doUpdateSet(lease).where(leases.isFree('export_slots')),
      )
      .returning('slot')
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return async () => {
      const given = kysely
        .deleteFrom('export_slots')
        .where('person_id', '=', personId)
        .where('slot', '=', slot)
        .where('holder', '=', lease.holder)
        .where('lease_until', '=', lease.lease_until)
        .execute();
      // The file was sent completely anyway.
      await given.catch(() => undefined);
    };
  }

  return {
    /** Takes a slot. Call the returned function once to free it. @throws {ProblemError} `rate_limited` if there is none */
    async take(personId: string): Promise<() => Promise<void>> {
      for (let slot = from; slot <= to; slot += 1) {
        const release = await claim(personId, slot);
        if (release !== undefined) return release;
      }
      throw new ProblemError('rate_limited', { ...refusal, retryAfter });
    },
  };
}

export type Slots = ReturnType<typeof createSlots>;
