import type { JobItemState, JobState, JobVerdict } from '@reseller-console/contract';
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { JobRow, Schema } from '../db/schema.ts';
import type { Leases } from '../platform/lease.ts';
import type { Person } from '../platform/person.ts';

/** A plan as it is made. */
export type NewJob = Pick<
  JobRow,
  | 'id'
  | 'key_hash'
  | 'body_hash'
  | 'kind'
  | 'person_id'
  | 'person_name'
  | 'company_id'
  | 'company_name'
  | 'company_count'
  | 'request_id'
  | 'sealed_input'
  | 'sealed_words'
> & { companies: readonly string[] };

/** Who holds a plan, and by which claim. */
export type Lease = Pick<JobRow, 'id' | 'holder' | 'lease_until'>;

export interface JobsSought {
  company?: string | undefined;
  state?: readonly JobState[] | undefined;
  /** Only plans that need a person before they go on. */
  waiting?: boolean | undefined;
  before?: { at: number; id: string } | undefined;
  limit: number;
}

export type Counts = { verdicts: Record<JobVerdict, number>; counts: Record<JobItemState, number> };

/** Milliseconds for which a process keeps a plan at most, while it gives signs of life. */
const leaseMs = 86_400_000;
/** Companies of a plan that are inserted in one statement. */
const insertedAtOnce = 500;

/** Only plans all of whose companies a person sees; those of none are for people who see every company. */
const visibleTo = ({ companies }: Pick<Person, 'companies'>) => {
  if (companies === null) return sql<SqlBool>`1 = 1`;
  const own = sql.join(companies.length === 0 ? [''] : companies);
  return sql<SqlBool>`(jobs.company_count > 0 and not exists (select 1 from job_companies
    where job_companies.job_id = jobs.id and job_companies.company_id not in (${own})))`;
};

/** The rows of plans: making, finding and claiming them. */
export function createJobRows(database: Database, leases: Leases, now: () => number) {
  const { kysely } = database;
  const holds = ({ id, holder, lease_until }: Lease) =>
    sql<SqlBool>`jobs.id = ${id} and jobs.holder = ${holder} and jobs.lease_until = ${lease_until}`;

  return {
    /** Adds a plan. False where its key is taken. */
    insert: ({ companies, ...job }: NewJob): Promise<boolean> =>
      database.transaction(async (transaction) => {
        const at = now();
        const state = { state: 'planning', cancelling: 0, warnings: '[]', borne: 0 } as const;
        const inserted = await transaction
          .insertInto('jobs')
          .values({ ...job, ...state, created_at: at, touched_at: at, lease_until: 0 })
          .onConflict((conflict) => conflict.column('key_hash').doNothing())
          .executeTakeFirst();
        if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
        for (let from = 0; from < companies.length; from += insertedAtOnce) {
          const rows = companies.slice(from, from + insertedAtOnce);
          await transaction
            .insertInto('job_companies')
            .values(rows.map((company_id) => ({ job_id: job.id, company_id })))
            .execute();
        }
        return true;
      }),

    byKey: (keyHash: string) =>
      kysely.selectFrom('jobs').selectAll().where('key_hash', '=', keyHash).executeTakeFirst(),

    get: (id: string, executor: Kysely<Schema> = kysely): Promise<JobRow | undefined> =>
      executor.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst(),

    /** The plan where this person may see it. */
    visible: (id: string, person: Pick<Person, 'companies'>): Promise<JobRow | undefined> =>
      kysely.selectFrom('jobs').selectAll().where('id', '=', id).where(visibleTo(person)).executeTakeFirst(),

    companiesOf: async (id: string): Promise<string[]> => {
      const rows = await kysely
        .selectFrom('job_companies')
        .select('company_id')
        .where('job_id', '=', id)
        .execute();
      return rows.map(({ company_id }) => company_id);
    },

    /** Plans that this person may see, latest first. */
    list(
      person: Pick<Person, 'companies'>,
      { company, state, waiting, before, limit }: JobsSought,
    ): Promise<JobRow[]> {
      let query = kysely.selectFrom('jobs').selectAll().where(visibleTo(person));
      if (state !== undefined) query = query.where('state', 'in', state);
      if (waiting === true) {
        query = query.where(({ eb, or, and }) =>
          or([
            eb('state', '=', 'paused'),
            // Nothing can be done about it once it is wiped.
            and([eb('state', '=', 'stopped'), eb('wiped_at', 'is', null)]),
          ]),
        );
      }
      if (company !== undefined) {
        query = query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('job_companies')
              .select('job_companies.job_id')
              .whereRef('job_companies.job_id', '=', 'jobs.id')
              .where('job_companies.company_id', '=', company),
          ),
        );
      }
      if (before !== undefined) {
        query = query.where((where) =>
          where(where.refTuple('created_at', 'id'), '<', where.tuple(before.at, before.id)),
        );
      }
      return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    },

    /**
     * Takes a plan of these kinds that has something to be done and that no process works on. Of several that try, each gets another.
     */
    async claim(kinds: readonly string[]): Promise<JobRow | undefined> {
      const due = kysely
        .selectFrom('jobs')
        .select('jobs.id')
        .where(({ eb, or, and, exists, selectFrom }) =>
          or([
            eb('state', 'in', ['planning', 'running']),
            and([eb('state', '=', 'holding'), eb('hold_until', '<=', now())]),
            eb('cancelling', '=', 1),
            // Items that a dead process left in flight are settled, even if the plan does not continue.
            and([
              eb('state', 'in', ['paused', 'stopped']),
              exists(
                selectFrom('job_items')
                  .select('ordinal')
                  .whereRef('job_id', '=', 'jobs.id')
                  .where((item) =>
                    item.or([
                      item('job_items.state', '=', 'running'),
                      item.and([item('job_items.state', '=', 'waiting'), item('stop_reason', '=', 'rights')]),
                    ]),
                  ),
              ),
            ]),
          ]),
        )
        .where('kind', 'in', kinds)
        .where(leases.isFree('jobs'))
        .orderBy('touched_at')
        .limit(1);
      // A look costs no write while there is nothing to be done, which is nearly always.
      if ((await due.executeTakeFirst()) === undefined) return undefined;
      const one = database.kind === 'postgres' ? due.forUpdate().skipLocked() : due;
      return kysely
        .updateTable('jobs')
        .set(leases.take(leaseMs))
        .where('id', '=', one)
        .where(leases.isFree('jobs'))
        .returningAll()
        .executeTakeFirst();
    },

    /** Gives a plan back. */
    async release(lease: Lease): Promise<void> {
      await kysely.updateTable('jobs').set({ lease_until: 0 }).where(holds(lease)).execute();
    },

    /** The condition that a process still holds a plan. */
    holds,

    /** Locks a plan that is held and answers it as it is now; undefined where the lease was lost. */
    lock(transaction: Kysely<Schema>, lease: Lease): Promise<JobRow | undefined> {
      const held = transaction.selectFrom('jobs').selectAll().where(holds(lease));
      return (database.kind === 'postgres' ? held.forUpdate() : held).executeTakeFirst();
    },
  };
}

export type JobRows = ReturnType<typeof createJobRows>;
