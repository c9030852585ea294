import type { JobItemState, JobVerdict } from '@reseller-console/contract';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { JobItemRow, Schema } from '../db/schema.ts';
import type { Counts } from './rows.ts';

/** What becomes of an item. */
export interface ItemResult {
  ordinal: number;
  state: JobItemState;
  code: string | null;
  /** The record that a create made. */
  made?: string | undefined;
}

export interface ItemsSought {
  state?: readonly JobItemState[] | undefined;
  verdict?: readonly JobVerdict[] | undefined;
  company?: string | undefined;
  code?: readonly string[] | undefined;
  after: number;
  limit: number;
}

/** Codes of items that are left out of another try as well. */
const settledCodes = ['same', 'duplicate', 'deleted_earlier'];

/** Whether another try would do something about an item that the plan did not do. */
export const isLeft = ({ state, verdict, code }: Pick<JobItemRow, 'state' | 'verdict' | 'code'>): boolean =>
  state === 'refused' ||
  state === 'notStarted' ||
  state === 'waiting' ||
  (state === 'skipped' && verdict !== 'same' && !settledCodes.includes(code ?? ''));

/** Items that are inserted in one statement: SQLite takes a limited number of values. */
const insertedAtOnce = 200;

const noVerdicts = { create: 0, change: 0, delete: 0, same: 0, skip: 0, refuse: 0 };
const noStates = {
  waiting: 0,
  running: 0,
  done: 0,
  already: 0,
  refused: 0,
  unknown: 0,
  skipped: 0,
  notStarted: 0,
};

/** The rows of the items of plans. */
export function createItemRows({ kysely }: Database) {
  const ofJob = (jobId: string, executor: Kysely<Schema> = kysely) =>
    executor.selectFrom('job_items').selectAll().where('job_id', '=', jobId);

  return {
    async insert(transaction: Kysely<Schema>, rows: readonly JobItemRow[]): Promise<void> {
      for (let from = 0; from < rows.length; from += insertedAtOnce) {
        await transaction
          .insertInto('job_items')
          .values(rows.slice(from, from + insertedAtOnce))
          .execute();
      }
    },

    async clear(transaction: Kysely<Schema>, jobId: string): Promise<void> {
      await transaction.deleteFrom('job_items').where('job_id', '=', jobId).execute();
    },

    /** How many items have each verdict and each state. */
    async counts(jobId: string, executor: Kysely<Schema> = kysely): Promise<Counts> {
      const groups = await executor
        .selectFrom('job_items')
        .select(({ fn }) => ['verdict', 'state', fn.countAll().as('count')])
        .where('job_id', '=', jobId)
        .groupBy(['verdict', 'state'])
        .execute();
      const verdicts = { ...noVerdicts };
      const counts = { ...noStates };
      for (const { verdict, state, count } of groups) {
        verdicts[verdict] += Number(count);
        counts[state] += Number(count);
      }
      return { verdicts, counts };
    },

    get: (jobId: string, ordinal: number): Promise<JobItemRow | undefined> =>
      ofJob(jobId).where('ordinal', '=', ordinal).executeTakeFirst(),

    /** Items in their order. */
    page(jobId: string, { state, verdict, company, code, after, limit }: ItemsSought): Promise<JobItemRow[]> {
      let query = ofJob(jobId).where('ordinal', '>', after);
      if (state !== undefined) query = query.where('state', 'in', state);
      if (verdict !== undefined) query = query.where('verdict', 'in', verdict);
      if (company !== undefined) query = query.where('company_id', '=', company);
      if (code !== undefined) query = query.where('code', 'in', code);
      return query.orderBy('ordinal').limit(limit).execute();
    },

    /** Companies with items to be sent; null means reseller level. */
    async waitingCompanies(jobId: string): Promise<(string | null)[]> {
      const rows = await kysely
        .selectFrom('job_items')
        .select('company_id')
        .distinct()
        .where('job_id', '=', jobId)
        .where('state', '=', 'waiting')
        .execute();
      return rows.map(({ company_id }) => company_id);
    },

    /** Companies with items that another try would be about; those with a lost answer are among them. */
    async leftCompanies(jobId: string): Promise<string[]> {
      const rows = await kysely
        .selectFrom('job_items')
        .select('company_id')
        .distinct()
        .where('job_id', '=', jobId)
        .where(({ eb, or, and }) =>
          or([
            eb('state', 'in', ['refused', 'notStarted', 'waiting', 'unknown']),
            and([
              eb('state', '=', 'skipped'),
              eb('verdict', '!=', 'same'),
              or([eb('code', 'is', null), eb('code', 'not in', settledCodes)]),
            ]),
          ]),
        )
        .execute();
      return rows.flatMap(({ company_id }) => company_id ?? []);
    },

    /** The next items of a company that wait, in their order. */
    waiting: (
      transaction: Kysely<Schema>,
      jobId: string,
      companyId: string | null,
      limit: number,
    ): Promise<JobItemRow[]> =>
      ofJob(jobId, transaction)
        .where('state', '=', 'waiting')
        .where('company_id', 'is not distinct from', companyId)
        .orderBy('ordinal')
        .limit(limit)
        .execute(),

    /** Marks items as taken up, all under one request. */
    async begin(
      transaction: Kysely<Schema>,
      jobId: string,
      ordinals: readonly number[],
      requestId: string,
    ): Promise<void> {
      if (ordinals.length === 0) return;
      await transaction
        .updateTable('job_items')
        .set({ state: 'running', request_id: requestId })
        .where('job_id', '=', jobId)
        .where('ordinal', 'in', ordinals)
        .execute();
    },

    /** Notes what became of items, of those that are in one of these states. */
    async settle(
      transaction: Kysely<Schema>,
      jobId: string,
      results: readonly ItemResult[],
      from: readonly JobItemState[] = ['running'],
    ): Promise<void> {
      if (results.length === 0) return;
      const values = results.map(
        ({ ordinal, state, code, made }) => sql`(${ordinal}, ${state}, ${code}, ${made ?? null})`,
      );
      await sql`with ended (ordinal, state, code, made) as (values ${sql.join(values)})
        update job_items set state = ended.state, code = ended.code, record_id = coalesce(ended.made, record_id)
        from ended where job_items.job_id = ${jobId} and job_items.ordinal = cast(ended.ordinal as integer)
          and job_items.state in (${sql.join(from)})`.execute(transaction);
    },

    /** Lets items wait again of which nothing was sent: with a new key where the old one has its answer already. */
    async requeue(
      transaction: Kysely<Schema>,
      jobId: string,
      ordinals: readonly number[],
      isAnswered: boolean,
    ): Promise<void> {
      if (ordinals.length === 0) return;
      await transaction
        .updateTable('job_items')
        .set(({ eb }) => ({ state: 'waiting', attempt: eb('attempt', '+', isAnswered ? 1 : 0) }))
        .where('job_id', '=', jobId)
        .where('ordinal', 'in', ordinals)
        .where('state', '=', 'running')
        .execute();
    },

    /** Gives all that wait another state. */
    async endWaiting(
      transaction: Kysely<Schema>,
      jobId: string,
      { companyId, state, code }: { companyId?: string; state: JobItemState; code: string | null },
    ): Promise<void> {
      let query = transaction
        .updateTable('job_items')
        .set(code === null ? { state } : { state, code })
        .where('job_id', '=', jobId)
        .where('state', '=', 'waiting');
      if (companyId !== undefined) query = query.where('company_id', '=', companyId);
      await query.execute();
    },
  };
}

export type ItemRows = ReturnType<typeof createItemRows>;
