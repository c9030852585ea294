import type { AuditFilters } from '@reseller-console/contract';
import { type Kysely, sql } from 'kysely';
import type { AuditEventRow, Schema } from '../db/schema.ts';
import type { Place } from './cursor.ts';
import { peopleNamed } from './people.ts';

/** What lines are asked for by, and the only companies to be seen; null for every line, those without a company too. */
export interface LinesSought extends AuditFilters {
  companies?: readonly string[] | null | undefined;
  /** Id of the last event that counts: the trail as it was when that was added. */
  upTo?: number | undefined;
}

/** What lines are read by: the person found already, times in milliseconds since the epoch. */
interface LineFilters extends Omit<LinesSought, 'person' | 'from' | 'to'> {
  personId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

const timeOf = (iso: string | undefined) => (iso === undefined ? undefined : Date.parse(iso));

const isLater = (a: Place, b: Place): number => b.at - a.at || b.id - a.id;

async function read(
  kysely: Kysely<Schema>,
  { personId, company, companies, action, outcome, from, to, upTo }: LineFilters,
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
  if (companies != null) {
    // An empty list is no SQL, and no company has an empty id.
    query = query.where('event.company_id', 'in', companies.length > 0 ? companies : ['']);
  }
  if (action !== undefined) query = query.where('event.action', '=', action);
  if (outcome !== undefined) query = query.where('event.outcome', '=', outcome);
  if (from !== undefined) query = query.where('event.at', '>=', from);
  if (to !== undefined) query = query.where('event.at', '<', to);
  // As a sum, so that no database takes it for a way in and then sorts what it finds.
  if (upTo !== undefined) query = query.where(sql`event.id + 0`, '<=', upTo);
  if (before !== undefined) {
    const { at, id } = before;
    query = query.where((where) => where(where.refTuple('event.at', 'event.id'), '<', where.tuple(at, id)));
  }
  return query.orderBy('event.at', 'desc').orderBy('event.id', 'desc').limit(limit).execute();
}

/**
 * The lines of the trail from the latest on: every event that stands alone, and of every write and export its latest event, which
 * says how it stands now.
 */
export const createLines = (kysely: Kysely<Schema>) => ({
  /** Says which people the filters mean, once for as many pages as are read. @throws {ProblemError} as `peopleNamed` */
  async resolve({ person, from, to, ...rest }: LinesSought): Promise<LineFilters[]> {
    const filters = { ...rest, from: timeOf(from), to: timeOf(to) };
    if (person === undefined) return [filters];
    return (await peopleNamed(kysely, person)).map((personId) => ({ ...filters, personId }));
  },

  /** Id of the latest event; 0 where there is none. */
  async latestId(): Promise<number> {
    const head = await kysely.selectFrom('audit_head').select('last_id').executeTakeFirst();
    return head?.last_id ?? 0;
  },

  /** At most `limit` lines that match any of the filters and come after `before` in the reading. */
  async page(
    filters: readonly LineFilters[],
    before: Place | undefined,
    limit: number,
  ): Promise<AuditEventRow[]> {
    const pages = await Promise.all(filters.map((each) => read(kysely, each, before, limit)));
    return pages.flat().sort(isLater).slice(0, limit);
  },

  /** Every event of these writes and exports, oldest first, by write id. */
  async stepsOf(lines: readonly AuditEventRow[]): Promise<Map<string, AuditEventRow[]>> {
    const ids = lines.flatMap(({ write_id }) => write_id ?? []);
    if (ids.length === 0) return new Map();
    const rows = await kysely.selectFrom('audit_events').selectAll().where('write_id', 'in', ids).execute();
    // Sorted here: asked for the order of ids, Postgres may read the whole trail in it.
    rows.sort((a, b) => a.id - b.id);
    return Map.groupBy(rows, ({ write_id }) => write_id ?? '');
  },
});

export type Lines = ReturnType<typeof createLines>;
