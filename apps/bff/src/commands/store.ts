import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder, Transaction } from 'kysely';
import type { Trail } from '../audit/trail.ts';
import type { ScopeStops } from '../companies/scope-stops.ts';
import type { Database } from '../db/database.ts';
import type { AuditKind, Schema, WriteRow } from '../db/schema.ts';
import type { Leases } from '../platform/lease.ts';
import type { Detail } from './command.ts';
import type { Outcome } from './outcome.ts';

/**
 * Days that the answer of a write is stored. Callers are promised 24 hours; a form that stayed open over a holiday still gets the first
 * answer instead of a second record.
 */
const keptDays = 30;

/** A write to open, with the details of its intent. */
export interface NewWrite
  extends Omit<
    WriteRow,
    | 'id'
    | 'before'
    | 'state'
    | 'holder'
    | 'lease_until'
    | 'resource_id'
    | 'answer_status'
    | 'answer'
    | 'created_at'
  > {
  intended: Detail;
}

/** SQLSTATE unique_violation, and its name in SQLite. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^23505$|^ERR_SQLITE_ERROR$/.test(String(error.code)) &&
  /unique/i.test(error.message);

/** The rows of `writes` and their events. Each change of state and its event are one short transaction. */
export function createWriteStore(
  database: Database,
  trail: Trail,
  leases: Leases,
  stops: ScopeStops,
  now: () => number,
) {
  const { kysely } = database;

  // The addresses and names of a plan stay in the plan, which is wiped; the trail names its items by number.
  const eventOf = (row: WriteRow, kind: AuditKind, outcome: string) => ({
    kind,
    action: row.action,
    outcome,
    writeId: row.id,
    person: { id: row.person_id, name: row.person_name },
    company: row.company_id === null ? undefined : { id: row.company_id, name: row.company_name },
    target: row.job_id === null ? row.target : undefined,
    job: row.job_id ?? undefined,
    requestId: row.request_id,
  });

  async function open(
    transaction: Transaction<Schema>,
    { intended, ...write }: NewWrite,
    leaseMs: number,
  ): Promise<WriteRow | undefined> {
    const opened = await transaction
      .insertInto('writes')
      .values({ ...write, ...leases.take(leaseMs), id: randomUUID(), state: 'open', created_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (opened === undefined) return undefined;
    const { job_id: job, ordinal } = opened;
    const item = job === null ? {} : { job, ordinal };
    const detail = { ...item, ...intended, leaseUntil: opened.lease_until };
    await trail.append(transaction, { ...eventOf(opened, 'intent', 'intended'), detail });
    return opened;
  }

  async function settle(
    transaction: Transaction<Schema>,
    row: WriteRow,
    kind: 'outcome' | 'reconciled',
    outcome: Outcome,
  ): Promise<boolean> {
    const { state, status, answer, resourceId, detail } = outcome;
    const held = await transaction
      .updateTable('writes')
      .set({
        state,
        answer_status: status,
        answer: JSON.stringify(answer),
        resource_id: resourceId ?? null,
      })
      .where('id', '=', row.id)
      .where('state', '=', 'open')
      .where('holder', 'is not distinct from', row.holder)
      .where('lease_until', '=', row.lease_until)
      .executeTakeFirst();
    if (held.numUpdatedRows === 0n) return false;
    if (outcome.outcome === 'misplaced') await stops.set(transaction, row.id);
    await trail.append(transaction, {
      ...eventOf(row, kind, outcome.outcome),
      detail: { ...detail, ...(resourceId === undefined ? {} : { resourceId }) },
    });
    return true;
  }

  return {
    byKey: (keyHash: string): Promise<WriteRow | undefined> =>
      kysely.selectFrom('writes').selectAll().where('key_hash', '=', keyHash).executeTakeFirst(),

    /**
     * Opens writes: commits their rows and intents together, before anything is sent.
     * @returns one row for each; undefined if the key is taken or another write about the same subject is open
     */
    open: (writes: readonly NewWrite[], leaseMs: number): Promise<(WriteRow | undefined)[]> =>
      database.transaction(async (transaction) => {
        const opened: (WriteRow | undefined)[] = [];
        for (const write of writes) opened.push(await open(transaction, write, leaseMs));
        return opened;
      }),

    /** Notes the state before sending. From now on the write may have reached Keepnet. @returns false if the lease was lost */
    noteBefore: async (row: WriteRow, before: unknown): Promise<boolean> => {
      const noted = await kysely
        .updateTable('writes')
        .set({ before: JSON.stringify(before) })
        .where('id', '=', row.id)
        .where('state', '=', 'open')
        .where('holder', 'is not distinct from', row.holder)
        .where('lease_until', '=', row.lease_until)
        .executeTakeFirst();
      return noted.numUpdatedRows === 1n;
    },

    /** Whether we still hold the lease. */
    async holds(row: WriteRow): Promise<boolean> {
      const held = await kysely
        .selectFrom('writes')
        .select(['state', 'holder', 'lease_until'])
        .where('id', '=', row.id)
        .executeTakeFirst();
      return held?.state === 'open' && held.holder === row.holder && held.lease_until === row.lease_until;
    },

    /** Whether a write about this subject is open. */
    async busy(subjectHash: string): Promise<boolean> {
      const open = kysely.selectFrom('writes').select('id').where('subject_hash', '=', subjectHash);
      return (await open.where('state', '=', 'open').executeTakeFirst()) !== undefined;
    },

    /** Whether a process is working on this open write. */
    async isHeld(row: WriteRow): Promise<boolean> {
      const free = kysely
        .selectFrom('writes')
        .select('id')
        .where('id', '=', row.id)
        .where(leases.isFree('writes'));
      return (await free.executeTakeFirst()) === undefined;
    },

    /**
     * Claims an unknown write, or an open one that no process is working on. Only one of several callers succeeds.
     * @returns undefined if another has it, or while another write about its subject is open
     */
    async claim(row: WriteRow, leaseMs: number): Promise<WriteRow | undefined> {
      const claim = kysely
        .updateTable('writes')
        .set({ state: 'open', ...leases.take(leaseMs) })
        .where('id', '=', row.id)
        .where('state', '=', row.state)
        .where('lease_until', '=', row.lease_until)
        .returningAll();
      const free = row.state === 'open' ? claim.where(leases.isFree('writes')) : claim;
      try {
        return await free.executeTakeFirst();
      } catch (error) {
        // A unique index allows one open write per subject, so two concurrent claims cannot both succeed.
        if (isTaken(error)) return undefined;
        throw error;
      }
    },

    /** Settles writes that we hold, each with its event. False for those whose lease was lost. */
    settle: (
      kind: 'outcome' | 'reconciled',
      outcomes: readonly (readonly [WriteRow, Outcome])[],
    ): Promise<boolean[]> =>
      database.transaction(async (transaction) => {
        const held: boolean[] = [];
        for (const [row, outcome] of outcomes) held.push(await settle(transaction, row, kind, outcome));
        return held;
      }),

    /** Which of these records were made by other writes of this console, at any time. */
    async madeByOthers(row: WriteRow, ids: readonly string[]): Promise<Set<string>> {
      if (ids.length === 0) return new Set();
      const made = await Promise.all([
        kysely
          .selectFrom('writes')
          .select('resource_id')
          .where('resource_id', 'in', ids)
          .where('id', '!=', row.id)
          .execute(),
        kysely.selectFrom('made_records').select('resource_id').where('resource_id', 'in', ids).execute(),
      ]);
      return new Set(made.flat().map(({ resource_id }) => resource_id ?? ''));
    },

    /** Open writes that no process is working on, oldest lease first. */
    abandoned: (limit: number): Promise<WriteRow[]> =>
      kysely
        .selectFrom('writes')
        .selectAll()
        .where('state', '=', 'open')
        .where(leases.isFree('writes'))
        .orderBy('lease_until')
        .limit(limit)
        .execute(),

    /**
     * Deletes writes that were settled long ago, except which records they made. Unknown outcomes are never deleted: the same key would be
     * sent again.
     */
    forgetOld: (): Promise<void> =>
      database.transaction(async (transaction) => {
        const before = now() - keptDays * 86_400_000;
        const old = ({ eb, and }: ExpressionBuilder<Schema, 'writes'>) =>
          and([eb('created_at', '<', before), eb('state', '=', 'settled')]);
        await transaction
          .insertInto('made_records')
          .columns(['resource_id'])
          .expression((from) =>
            from
              .selectFrom('writes')
              .select('resource_id')
              .where(old)
              .where('resource_id', 'is not', null)
              .$narrowType<{ resource_id: string }>(),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await transaction.deleteFrom('writes').where(old).execute();
      }),
  };
}

export type WriteStore = ReturnType<typeof createWriteStore>;
