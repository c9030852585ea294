import { randomUUID } from 'node:crypto';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { AuditEvent, Trail } from '../audit/trail.ts';
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

const bySubject = (a: { subject_hash: string }, b: { subject_hash: string }): number =>
  a.subject_hash < b.subject_hash ? -1 : 1;

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

  const intentOf = (row: WriteRow, intended: Detail): AuditEvent => {
    const { job_id: job, ordinal } = row;
    const item = job === null ? {} : { job, ordinal };
    const detail = { ...item, ...intended, leaseUntil: row.lease_until };
    return { ...eventOf(row, 'intent', 'intended'), detail };
  };

  const endOf = (row: WriteRow, kind: AuditKind, { outcome, resourceId, detail }: Outcome): AuditEvent => ({
    ...eventOf(row, kind, outcome),
    detail: { ...detail, ...(resourceId === undefined ? {} : { resourceId }) },
  });

  /** The condition that a write is open, and ours by the lease that `held` names. */
  const isOurs = sql<SqlBool>`writes.id = held.id and writes.state = 'open'
    and writes.holder is not distinct from held.holder and writes.lease_until = cast(held.lease_until as bigint)`;

  const leaseOf = ({ id, holder, lease_until }: WriteRow) => sql`${id}, ${holder}, ${lease_until}`;

  const idsOf = ({ rows }: { rows: readonly { id: string }[] }): Set<string> =>
    new Set(rows.map(({ id }) => id));

  return {
    byKey: (keyHash: string): Promise<WriteRow | undefined> =>
      kysely.selectFrom('writes').selectAll().where('key_hash', '=', keyHash).executeTakeFirst(),

    /**
     * Opens writes: commits their rows and intents together, before anything is sent.
     * @returns one row for each; undefined if the key is taken or another write about the same subject is open
     */
    open: (writes: readonly NewWrite[], leaseMs: number): Promise<(WriteRow | undefined)[]> =>
      database.transaction(async (transaction) => {
        const lease = leases.take(leaseMs);
        const wanted = writes.map(({ intended, ...write }) => ({
          intended,
          values: { ...write, ...lease, id: randomUUID(), state: 'open' as const, created_at: now() },
        }));
        if (wanted.length === 0) return [];
        const inserted = await transaction
          .insertInto('writes')
          // In one order everywhere: two batches that wait for each other's subjects would deadlock.
          .values(wanted.map(({ values }) => values).sort(bySubject))
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .execute();
        const byId = new Map(inserted.map((row) => [row.id, row]));
        const opened = wanted.map(({ values, intended }) => ({ row: byId.get(values.id), intended }));
        const intents = opened.flatMap(({ row, intended }) =>
          row === undefined ? [] : [intentOf(row, intended)],
        );
        await trail.append(transaction, ...intents);
        return opened.map(({ row }) => row);
      }),

    /**
     * Notes the states before sending. From now on the writes may have reached Keepnet.
     * @returns the ids of those whose lease we still hold; none while writes are stopped
     */
    async noteBefore(notes: readonly (readonly [WriteRow, unknown])[]): Promise<ReadonlySet<string>> {
      if (notes.length === 0) return new Set();
      const values = notes.map(([row, before]) => sql`(${leaseOf(row)}, ${JSON.stringify(before)})`);
      return idsOf(
        await sql<{ id: string }>`with held (id, holder, lease_until, noted) as (values ${sql.join(values)})
          update writes set before = held.noted from held where ${isOurs} and ${stops.isNotSet} returning writes.id`.execute(
          kysely,
        ),
      );
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
        if (outcomes.length === 0) return [];
        const values = outcomes.map(
          ([row, { state, status, answer, resourceId }]) =>
            sql`(${leaseOf(row)}, ${state}, ${status}, ${JSON.stringify(answer)}, ${resourceId ?? null})`,
        );
        const settled = idsOf(
          await sql<{ id: string }>`
            with held (id, holder, lease_until, state, status, answer, resource_id) as (values ${sql.join(values)})
            update writes set state = held.state, answer_status = cast(held.status as integer),
              answer = held.answer, resource_id = held.resource_id
            from held where ${isOurs} returning writes.id`.execute(transaction),
        );
        const ours = outcomes.filter(([{ id }]) => settled.has(id));
        for (const [{ id }, { outcome }] of ours) {
          if (outcome === 'misplaced') await stops.set(transaction, id);
        }
        await trail.append(transaction, ...ours.map(([row, outcome]) => endOf(row, kind, outcome)));
        return outcomes.map(([{ id }]) => settled.has(id));
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
