import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

/**
 * Stops every write of a credential, in every replica, once a create landed in the reseller's own company instead of the chosen one.
 * `pnpm scope:reset` lifts the stop.
 */
export function createScopeStops({ kysely }: Database, clientId: string, now: () => number = Date.now) {
  return {
    /** Whether the credential may write nothing. It is never cached: another replica may have stopped a moment ago. */
    async stands(): Promise<boolean> {
      const stop = kysely.selectFrom('scope_stops').select('write_id').where('client_id', '=', clientId);
      return (await stop.executeTakeFirst()) !== undefined;
    },

    /** Stops because of a create; a stop that stands is left as it is. */
    async set(transaction: Transaction<Schema>, writeId: string): Promise<void> {
      await transaction
        .insertInto('scope_stops')
        .values({ client_id: clientId, write_id: writeId, stopped_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

export type ScopeStops = ReturnType<typeof createScopeStops>;

/** Lifts the stop of every credential. @returns the creates that had caused them */
export async function liftStops(transaction: Kysely<Schema>): Promise<string[]> {
  const lifted = await transaction.deleteFrom('scope_stops').returning('write_id').execute();
  return lifted.map(({ write_id }) => write_id);
}
