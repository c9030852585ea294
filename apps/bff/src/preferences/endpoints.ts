import { getPreferences, Preferences, putPreferences } from '@reseller-console/contract';
import * as z from 'zod/mini';
import { endpoint } from '../platform/endpoint.ts';
import type { Services } from '../services.ts';

/** What an older version of the console kept and this one cannot read counts as no choice made. */
function readPreferences(value: string | undefined): Preferences {
  const result = z.safeParse(Preferences, value === undefined ? {} : JSON.parse(value));
  return result.success ? result.data : z.parse(Preferences, {});
}

export const preferencesEndpoints = ({ database }: Services) => [
  endpoint(getPreferences, async ({ person }) => {
    const row = await database.kysely
      .selectFrom('preferences')
      .select('value')
      .where('person_id', '=', person.id)
      .executeTakeFirst();
    return readPreferences(row?.value);
  }),

  endpoint(putPreferences, async ({ person, body }) => {
    const value = JSON.stringify(body);
    const updated_at = Date.now();
    await database.kysely
      .insertInto('preferences')
      .values({ person_id: person.id, value, updated_at })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ value, updated_at }))
      .execute();
    return body;
  }),
];
