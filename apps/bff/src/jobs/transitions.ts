import type { AuditAction, AuditOutcome } from '@reseller-console/contract';
import type { Transaction } from 'kysely';
import type { Trail } from '../audit/trail.ts';
import type { KeptRights } from '../auth/kept-rights.ts';
import type { SessionRecord } from '../auth/sessions.ts';
import type { Database } from '../db/database.ts';
import type { JobRow, Schema } from '../db/schema.ts';
import type { Person } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { ItemRows } from './item-rows.ts';
import type { JobSeal } from './sealing.ts';

/** Milliseconds for which one deletion is held, and for which several are. */
const holdMs = { one: 10_000, several: 60_000 };

/** Who does something to a plan, and by which request. */
export interface Actor {
  person: Pick<Person, 'id' | 'name'>;
  requestId: string;
}

/** How a plan is started. */
interface Starting {
  held: boolean;
  session: SessionRecord;
  note: string | undefined;
  /** The company to begin with. */
  trial: string | undefined;
}

type Change = Partial<Omit<JobRow, 'id'>>;
type JobAction = Extract<AuditAction, `job.${string}`>;

interface Event {
  action: JobAction;
  outcome: AuditOutcome;
  detail?: Record<string, unknown>;
}

interface Parts {
  database: Database;
  items: ItemRows;
  trail: Trail;
  rights: Pick<KeptRights, 'keep'>;
  seal: JobSeal;
  now: () => number;
}

/** The problem of a transition that the state of a plan does not allow. */
export const wrongState = ({ state }: Pick<JobRow, 'state'>): ProblemError =>
  new ProblemError('job_state', { detail: `The plan is ${state}.` });

/** Who a plan writes for. */
export const starterOf = ({ starter_id, starter_name, person_id, person_name }: JobRow) => ({
  id: starter_id ?? person_id,
  name: starter_name ?? person_name,
});

/** What people do to plans. Each change of state is one transaction together with its event. */
export function createTransitions({ database, items, trail, rights, seal, now }: Parts) {
  /** Changes a plan that is locked, and tells the trail. */
  async function apply(
    transaction: Transaction<Schema>,
    row: JobRow,
    change: Change,
    { action, outcome, detail = {} }: Event,
    by: Actor,
  ): Promise<JobRow> {
    const set = { ...change, touched_at: now() };
    await transaction.updateTable('jobs').set(set).where('id', '=', row.id).execute();
    const { counts } = await items.counts(row.id, transaction);
    const note = seal.openWords(change.sealed_words ?? row.sealed_words)?.note ?? undefined;
    await trail.append(transaction, {
      kind: 'event',
      action,
      outcome,
      writeId: row.id,
      person: by.person,
      company: row.company_id === null ? undefined : { id: row.company_id, name: row.company_name },
      requestId: by.requestId,
      detail: {
        job: row.id,
        kind: row.kind,
        companies: row.company_count,
        planHash: change.plan_hash ?? row.plan_hash,
        counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
        note,
        ...detail,
      },
    });
    return { ...row, ...set };
  }

  /** Runs `work` with the plan locked. @throws {ProblemError} `not_found` */
  const locked = <Result>(
    id: string,
    work: (transaction: Transaction<Schema>, row: JobRow) => Promise<Result>,
  ): Promise<Result> =>
    database.transaction(async (transaction) => {
      const found = transaction.selectFrom('jobs').selectAll().where('id', '=', id);
      const row = await (database.kind === 'postgres' ? found.forUpdate() : found).executeTakeFirst();
      if (row === undefined) throw new ProblemError('not_found');
      return work(transaction, row);
    });

  const noted = (row: JobRow, note: string): string =>
    seal.words({ title: null, ...seal.openWords(row.sealed_words), note });

  /** Ends a plan of which nothing is under way. */
  async function end(
    transaction: Transaction<Schema>,
    row: JobRow,
    state: 'undone' | 'cancelled',
    event: Event,
    by: Actor,
  ): Promise<JobRow> {
    await items.endWaiting(transaction, row.id, { state: 'notStarted', code: null });
    const change = { state, finished_at: now(), cancelling: 0, hold_until: null, paused_until: null };
    return apply(transaction, row, change, event, by);
  }

  return {
    apply,
    locked,
    end,

    /**
     * Starts exactly the plan that was seen. `admit` may refuse it within the transaction.
     * @throws {ProblemError} `plan_changed`, `job_state`
     */
    start: (
      id: string,
      planHash: string,
      { held, session, note, trial }: Starting,
      by: Actor,
      admit: (transaction: Transaction<Schema>, row: JobRow) => Promise<void>,
    ): Promise<JobRow> =>
      locked(id, async (transaction, row) => {
        const isStarted = ['holding', 'running', 'paused', 'done'].includes(row.state);
        if (!isStarted && row.state !== 'planned') throw wrongState(row);
        if (row.plan_hash !== planHash) throw new ProblemError('plan_changed');
        if (isStarted) return row;
        await rights.keep(transaction, session);
        const at = now();
        const { counts, verdicts } = await items.counts(id, transaction);
        const ms = counts.waiting > 1 ? holdMs.several : holdMs.one;
        const isHeld = held && verdicts.delete > 0 && counts.waiting > 0;
        const change = {
          state: isHeld ? ('holding' as const) : ('running' as const),
          hold_until: isHeld ? at + ms : null,
          started_at: at,
          starter_id: by.person.id,
          starter_name: by.person.name,
          rights_id: session.idHash,
          trial_company: trial ?? null,
          ...(note === undefined ? {} : { sealed_words: noted(row, note) }),
        };
        const started = await apply(
          transaction,
          row,
          change,
          { action: 'job.start', outcome: 'intended' },
          by,
        );
        await admit(transaction, row);
        return started;
      }),

    /** Takes a plan back before its hold has ended. @throws {ProblemError} `job_state` */
    undo: (id: string, by: Actor): Promise<JobRow> =>
      locked(id, async (transaction, row) => {
        if (row.state === 'undone') return row;
        if (row.state !== 'holding' || (row.hold_until ?? 0) <= now()) throw wrongState(row);
        return end(transaction, row, 'undone', { action: 'job.undo', outcome: 'cancelled' }, by);
      }),

    /** @throws {ProblemError} `job_state` */
    pause: (id: string, by: Actor): Promise<JobRow> =>
      locked(id, async (transaction, row) => {
        if (row.state === 'paused') return row;
        if (row.state !== 'running' || row.cancelling === 1) throw wrongState(row);
        const change = { state: 'paused', pause_reason: 'person' } as const;
        return apply(transaction, row, change, { action: 'job.pause', outcome: 'done' }, by);
      }),

    /** Continues with the rights of the person who resumes. @throws {ProblemError} `job_state` */
    resume: (id: string, session: SessionRecord, by: Actor): Promise<JobRow> =>
      locked(id, async (transaction, row) => {
        if (row.state === 'running' && row.cancelling === 0) return row;
        const isStopped = row.state === 'stopped' && row.stop_reason !== 'rights';
        const goesOn = (isStopped || row.state === 'paused') && row.cancelling === 0 && row.wiped_at === null;
        if (!goesOn) throw wrongState(row);
        await rights.keep(transaction, session);
        const { counts } = await items.counts(id, transaction);
        const change = {
          state: 'running' as const,
          stop_reason: null,
          pause_reason: null,
          paused_until: null,
          finished_at: null,
          borne: counts.refused,
          starter_id: by.person.id,
          starter_name: by.person.name,
          rights_id: session.idHash,
          ...(row.pause_reason === 'trial' ? { trial_company: null } : {}),
        };
        return apply(transaction, row, change, { action: 'job.resume', outcome: 'intended' }, by);
      }),

    /** Ends a plan: at once where nothing was sent, else once what is under way is settled. @throws {ProblemError} `job_state` */
    cancel: (id: string, by: Actor): Promise<JobRow> =>
      locked(id, async (transaction, row) => {
        const event = { action: 'job.cancel', outcome: 'cancelled' } as const;
        switch (row.state) {
          case 'cancelled':
          case 'undone':
            return row;
          case 'planning':
          case 'planned':
            return end(transaction, row, 'cancelled', event, by);
          case 'holding':
            if ((row.hold_until ?? 0) > now()) {
              return end(transaction, row, 'undone', { action: 'job.undo', outcome: 'cancelled' }, by);
            }
            return apply(transaction, row, { cancelling: 1 }, event, by);
          case 'running':
          case 'paused':
            return row.cancelling === 1 ? row : apply(transaction, row, { cancelling: 1 }, event, by);
          case 'stopped':
            if (row.stop_reason === 'rights') throw wrongState(row);
            return row.cancelling === 1 ? row : apply(transaction, row, { cancelling: 1 }, event, by);
          default:
            throw wrongState(row);
        }
      }),
  };
}

export type Transitions = ReturnType<typeof createTransitions>;
