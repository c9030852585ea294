import { getPreferences, Preferences, putPreferences } from '@reseller-console/contract';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Schema } from '../db/schema.ts';
import { endpoint } from '../platform/endpoint.ts';

/** Preferences of an older version that no longer parse count as none. */
function readPreferences(value: string | undefined): Preferences {
  const result = z.safeParse(Preferences, value === undefined ? {} : JSON.parse(value));
  return result.success ? result.data : z.parse(Preferences, {});
}

export const preferencesEndpoints = ({ kysely }: { kysely: Kysely<Schema> }) => [
  endpoint(getPreferences, async ({ person }) => {
    const row = await kysely
      .selectFrom('preferences')
      .select('value')
      .where('person_id', '=', person.id)
      .executeTakeFirst();
    return readPreferences(row?.value);
  }),

  endpoint(putPreferences, async ({ person, body }) => {
    const value = JSON.stringify(body);
    const updated_at = Date.now();
    await kysely
      .insertInto('preferences')
      .values({ person_id: person.id, value, updated_at })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ value, updated_at }))
      .execute();
    return body;
  }),
];
