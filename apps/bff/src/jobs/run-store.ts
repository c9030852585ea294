import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import type { JobItemRow, JobRow, Schema } from '../db/schema.ts';
import type { Judgement } from './answers.ts';
import type { Judged } from './batch.ts';
import type { ItemResult, ItemRows } from './item-rows.ts';
import type { JobRows, Lease } from './rows.ts';
import { type Actor, starterOf, type Transitions } from './transitions.ts';

/** Why the console itself interrupts a plan. */
export type Interruption =
  | { state: 'stopped'; reason: 'rights' | 'refusals' | 'scope' }
  | { state: 'paused'; reason: 'refusals' | 'sign_in_again' | 'unreachable' | 'internal' | 'trial' };

interface Parts {
  database: Database;
  rows: JobRows;
  items: ItemRows;
  transitions: Transitions;
  now: () => number;
}

const starter = (row: JobRow): Actor => ({ person: starterOf(row), requestId: row.request_id });

/** What running a plan changes in the database: each change in one short transaction. */
export function createRunStore({ database, rows, items, transitions, now }: Parts) {
  /** Runs `work` while the plan is held; undefined where it is not any more. */
  const held = <Result>(
    lease: Lease,
    work: (transaction: Transaction<Schema>, row: JobRow) => Promise<Result>,
  ): Promise<Result | undefined> =>
    database.transaction(async (transaction) => {
      const row = await rows.lock(transaction, lease);
      return row && work(transaction, row);
    });

  const endForRights = (transaction: Transaction<Schema>, row: JobRow): Promise<void> =>
    items.endWaiting(transaction, row.id, { state: 'notStarted', code: 'rights' });

  async function finish(transaction: Transaction<Schema>, row: JobRow): Promise<void> {
    const { counts } = await items.counts(row.id, transaction);
    if (counts.running > 0) return;
    const end = { finished_at: now(), cancelling: 0, hold_until: null, paused_until: null };
    const event = (outcome: 'done' | 'partial' | 'cancelled') => ({
      action: 'job.finish' as const,
      outcome,
    });
    if (row.cancelling === 1) {
      await transitions.end(transaction, row, 'cancelled', event('cancelled'), starter(row));
    } else if (row.state === 'stopped' && row.stop_reason === 'rights') {
      // What was under way when it stopped may wait again since.
      await endForRights(transaction, row);
    } else if (row.state === 'running' && counts.waiting === 0) {
      const isWhole = counts.refused + counts.unknown === 0;
      const outcome = event(isWhole ? 'done' : 'partial');
      await transitions.apply(transaction, row, { state: 'done', ...end }, outcome, starter(row));
    }
  }

  return {
    /** Lets a plan run whose hold has ended; answers it as it is now. */
    begin: (lease: Lease): Promise<JobRow | undefined> =>
      held(lease, async (transaction, row) => {
        if (row.state !== 'holding' || (row.hold_until ?? 0) > now()) return row;
        const set = { state: 'running' as const, touched_at: now() };
        await transaction.updateTable('jobs').set(set).where('id', '=', row.id).execute();
        return { ...row, ...set };
      }),

    /** Takes the next items of a company; undefined if the plan must not continue. */
    take: (lease: Lease, companyId: string | null, size: number): Promise<JobItemRow[] | undefined> =>
      held(lease, async (transaction, row) => {
        if (row.state !== 'running' || row.cancelling === 1) return undefined;
        const waiting = await items.waiting(transaction, row.id, companyId, size);
        const requestId = randomUUID();
        const ordinals = waiting.map(({ ordinal }) => ordinal);
        await items.begin(transaction, row.id, ordinals, requestId);
        return waiting.map((item) => ({ ...item, request_id: requestId }));
      }),

    /** Stores the results of items, even if another replica holds the plan by now. Each result is stored once. */
    settle: (jobId: string, judged: readonly Judged[]): Promise<void> =>
      database.transaction(async (transaction) => {
        const results: ItemResult[] = [];
        const again = { answered: [] as number[], unanswered: [] as number[] };
        for (const [{ ordinal, company_id: companyId }, judgement] of judged) {
          switch (judgement.kind) {
            case 'ended':
              results.push({ ordinal, ...judgement });
              break;
            case 'closed':
              results.push({ ordinal, state: 'skipped', code: judgement.code });
              if (companyId !== null) {
                const { code } = judgement;
                await items.endWaiting(transaction, jobId, { companyId, state: 'skipped', code });
              }
              break;
            case 'again':
            case 'unproven':
              again[judgement.isAnswered ? 'answered' : 'unanswered'].push(ordinal);
              break;
            case 'open':
          }
        }
        await items.settle(transaction, jobId, results);
        await items.requeue(transaction, jobId, again.answered, true);
        await items.requeue(transaction, jobId, again.unanswered, false);
      }),

    /** Notes the result of another look at an item whose answer was lost. */
    settleUnknown: (jobId: string, ordinal: number, judgement: Judgement): Promise<void> =>
      database.transaction(async (transaction) => {
        const notSent: ItemResult = { ordinal, state: 'notStarted', code: null };
        if (judgement.kind === 'open') return;
        const result = judgement.kind === 'ended' ? { ordinal, ...judgement } : notSent;
        await items.settle(transaction, jobId, [result], ['unknown']);
      }),

    /** Stops or pauses a running plan. One that stops for rights never continues: none of its items waits any more. */
    interrupt: async (lease: Lease, { state, reason }: Interruption): Promise<void> => {
      await held(lease, async (transaction, row) => {
        if (row.state !== 'running') return;
        const detail = { reason };
        if (state === 'paused') {
          const change = { state, pause_reason: reason };
          const event = { action: 'job.pause', outcome: 'done', detail } as const;
          return void (await transitions.apply(transaction, row, change, event, starter(row)));
        }
        const change = { state, stop_reason: reason, finished_at: now() };
        const event = { action: 'job.finish', outcome: 'partial', detail } as const;
        await transitions.apply(transaction, row, change, event, starter(row));
        if (reason === 'rights') await endForRights(transaction, row);
      });
    },

    /** Says until when Keepnet is not asked; null where it is. */
    hold: async (lease: Lease, until: number | null): Promise<void> => {
      await database.kysely
        .updateTable('jobs')
        .set({ paused_until: until })
        .where(rows.holds(lease))
        .execute();
    },

    /** Ends a plan of which nothing is left to be done, and gives it back in any case. */
    leave: async (lease: Lease): Promise<void> => {
      await held(lease, finish);
      await rows.release(lease);
    },
  };
}

export type RunStore = ReturnType<typeof createRunStore>;
