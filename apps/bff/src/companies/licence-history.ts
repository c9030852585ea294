import type { Licence } from '@reseller-console/contract';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { ActiveOnDay } from './licence-trend.ts';

/** Days that a trend is computed from. */
const trendDays = 30;
const dayMs = 86_400_000;

/** What the stored days say about one company. */
export interface LicenceHistory {
  days: ActiveOnDay[];
  overSince: Licence['overSince'];
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const dayAfter = (day: string): string => dayOf(Date.parse(`${day}T00:00:00Z`) + dayMs);

/** Reads the stored days of at most a few hundred companies. */
export const createLicenceHistory = (kysely: Kysely<Schema>, now: () => number = Date.now) =>
  async function historyOf(ids: readonly string[]): Promise<ReadonlyMap<string, LicenceHistory>> {
    const history = new Map(ids.map((id): [string, LicenceHistory] => [id, { days: [], overSince: null }]));
    if (ids.length === 0) return history;
    const rows = await kysely
      .selectFrom('licence_days')
      .select(['company_id', 'day', 'active_users'])
      .where('company_id', 'in', ids)
      .where('day', '>', dayOf(now() - trendDays * dayMs))
      .orderBy('company_id')
      .orderBy('day')
      .execute();
    for (const { company_id, day, active_users } of rows) {
      history.get(company_id)?.days.push({ day, activeUsers: active_users });
    }
    const within = kysely
      .selectFrom('licence_days as earlier')
      .select(({ fn }) => fn.max('earlier.day').as('day'))
      .where('earlier.company_id', '=', sql.ref<string>('licence_days.company_id'))
      .where(sql<boolean>`(earlier.user_limit is null or earlier.active_users <= earlier.user_limit)`);
    const since = await kysely
      .selectFrom('licence_days')
      .select(({ fn }) => ['company_id', fn.min('day').as('day'), within.as('within')])
      .where('company_id', 'in', ids)
      .whereRef('active_users', '>', 'user_limit')
      .where(({ eb, fn, val }) => eb('day', '>', fn.coalesce(within, val(''))))
      .groupBy('company_id')
      .execute();
    for (const { company_id, day, within: last } of since) {
      const known = history.get(company_id);
      // If the day before is not stored, it may have begun earlier.
      if (known !== undefined) known.overSince = { day, atLeast: last === null || dayAfter(last) !== day };
    }
    return history;
  };

export type HistoryOf = ReturnType<typeof createLicenceHistory>;
