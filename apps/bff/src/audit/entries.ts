import type { AuditFilters } from '@reseller-console/contract';
import { type Kysely, sql } from 'kysely';
import type { AuditEventRow, Schema } from '../db/schema.ts';
import type { Place } from './cursor.ts';
import { peopleNamed } from './people.ts';

/** Filters as the API takes them. `companies` are the only ones the person may see; null for all, including entries without a company. */
export interface EntryQuery extends AuditFilters {
  companies?: readonly string[] | null | undefined;
  /** Also the items of plans, one entry each, where no plan is asked for. */
  withItems?: boolean | undefined;
  /** Ignores events with a higher id, which were added after the first page was read. */
  upTo?: number | undefined;
}

/** Filters as the query takes them: one person's id, and times in milliseconds since the epoch. */
interface EntryFilters extends Omit<EntryQuery, 'person' | 'from' | 'to'> {
  personId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

const timeOf = (iso: string | undefined) => (iso === undefined ? undefined : Date.parse(iso));

const isLater = (a: Place, b: Place): number => b.at - a.at || b.id - a.id;

async function read(
  kysely: Kysely<Schema>,
  { personId, company, companies, action, outcome, from, to, upTo, job, withItems }: EntryFilters,
  before: Place | undefined,
  limit: number,
): Promise<AuditEventRow[]> {
  let query = kysely
    .selectFrom('audit_events as event')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_events as later')
            .select('later.id')
            .whereRef('later.write_id', '=', 'event.write_id')
            .whereRef('later.id', '>', 'event.id')
            .$if(upTo !== undefined, (later) => later.where('later.id', '<=', upTo ?? 0)),
        ),
      ),
    );
  if (personId !== undefined) query = query.where('event.person_id', '=', personId);
  if (company !== undefined) query = query.where('event.company_id', '=', company);
  if (job !== undefined) {
    query = query.where(({ eb, or }) => or([eb('event.job_id', '=', job), eb('event.write_id', '=', job)]));
  } else if (withItems !== true) {
    // A plan is one entry, which opens.
    query = query.where('event.job_id', 'is', null);
  }
  if (companies != null) {
    // SQL has no empty list, and no company has an empty id.
    query = query.where('event.company_id', 'in', companies.length > 0 ? companies : ['']);
  }
  if (action !== undefined) query = query.where('event.action', '=', action);
  if (outcome !== undefined) query = query.where('event.outcome', '=', outcome);
  if (from !== undefined) query = query.where('event.at', '>=', from);
  if (to !== undefined) query = query.where('event.at', '<', to);
  // Written as a sum to keep the planner from using the index on id and sorting the result.
  if (upTo !== undefined) query = query.where(sql`event.id + 0`, '<=', upTo);
  if (before !== undefined) {
    const { at, id } = before;
    query = query.where((where) => where(where.refTuple('event.at', 'event.id'), '<', where.tuple(at, id)));
  }
  return query.orderBy('event.at', 'desc').orderBy('event.id', 'desc').limit(limit).execute();
}

/** Reads the entries of the trail, newest first. Each write or export is one entry: its latest event, which has its current state. */
export const createAuditEntries = (kysely: Kysely<Schema>) => ({
  /** Resolves the person's name to ids, once for all pages. @throws {ProblemError} as `peopleNamed` */
  async resolve({ person, from, to, ...rest }: EntryQuery): Promise<EntryFilters[]> {
    const filters = { ...rest, from: timeOf(from), to: timeOf(to) };
    if (person === undefined) return [filters];
    return (await peopleNamed(kysely, person)).map((personId) => ({ ...filters, personId }));
  },

  /** Id of the latest event; 0 where there is none. */
  async latestId(): Promise<number> {
    const head = await kysely.selectFrom('audit_head').select('last_id').executeTakeFirst();
    return head?.last_id ?? 0;
  },

  /** At most `limit` entries that match any of the filters and are older than `before`. */
  async page(
    filters: readonly EntryFilters[],
    before: Place | undefined,
    limit: number,
  ): Promise<AuditEventRow[]> {
    const pages = await Promise.all(filters.map((each) => read(kysely, each, before, limit)));
    return pages.flat().sort(isLater).slice(0, limit);
  },

  /** Every event of these writes and exports, oldest first, by write id. */
  async stepsOf(entries: readonly AuditEventRow[]): Promise<Map<string, AuditEventRow[]>> {
    const ids = entries.flatMap(({ write_id }) => write_id ?? []);
    if (ids.length === 0) return new Map();
    const rows = await kysely.selectFrom('audit_events').selectAll().where('write_id', 'in', ids).execute();
    // Sorted here: with `order by id`, Postgres may scan the whole trail.
    rows.sort((a, b) => a.id - b.id);
    return Map.groupBy(rows, ({ write_id }) => write_id ?? '');
  },
});

export type AuditEntries = ReturnType<typeof createAuditEntries>;
