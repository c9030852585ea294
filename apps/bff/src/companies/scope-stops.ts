import { type Kysely, type SqlBool, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

/**
 * Stops all writes of a credential, in every replica, after a create landed in the reseller's own company instead of the chosen one. `pnpm
 * scope:reset` lifts the stop.
 */
export function createScopeStops({ kysely }: Database, clientId: string, now: () => number = Date.now) {
  return {
    /** The condition that no write of this credential is stopped. */
    isNotSet: sql<SqlBool>`not exists (select 1 from scope_stops where client_id = ${clientId})`,

    /** Whether writes of this credential are stopped. Not cached: another replica may have stopped them a moment ago. */
    async isSet(): Promise<boolean> {
      const stop = kysely.selectFrom('scope_stops').select('write_id').where('client_id', '=', clientId);
      return (await stop.executeTakeFirst()) !== undefined;
    },

    /** Stops writes because of this create. Keeps an earlier stop. */
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

/** Lifts every stop. @returns ids of the creates that caused them */
export async function liftStops(transaction: Kysely<Schema>): Promise<string[]> {
  const lifted = await transaction.deleteFrom('scope_stops').returning('write_id').execute();
  return lifted.map(({ write_id }) => write_id);
}
