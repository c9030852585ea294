import { randomUUID } from 'node:crypto';
import type { Trail } from '../audit/trail.ts';
import type { ScopeStops } from '../companies/scope-stops.ts';
import type { Database } from '../db/database.ts';
import type { AuditKind, WriteRow } from '../db/schema.ts';

/**
 * Days for which the answer of a write is remembered. Callers are promised 24 hours; a form in a tab that stayed open over a holiday
 * still gets the first answer instead of a second record.
 */
const keptDays = 30;

/** What a write ended with. */
export interface Settlement {
  state: 'settled' | 'unknown';
  /** In the trail: `created`, `changed`, `partial`, `refused`, `not_sent`, `misplaced` or `unknown`. */
  outcome: string;
  status: number;
  answer: object;
  resourceId?: string | undefined;
  detail?: Record<string, unknown> | undefined;
}

export type NewWrite = Omit<
  WriteRow,
  'id' | 'before' | 'state' | 'lease_until' | 'resource_id' | 'answer_status' | 'answer' | 'created_at'
>;

/** The rows of `writes` and their events: every change of state is one short transaction with its event. */
export function createWriteStore(database: Database, trail: Trail, stops: ScopeStops, now: () => number) {
  const { kysely } = database;

  const eventOf = (row: NewWrite & { id: string }, kind: AuditKind, outcome: string) => ({
    kind,
    action: row.action,
    outcome,
    writeId: row.id,
    person: { id: row.person_id, name: row.person_name },
    company: row.company_id === null ? undefined : { id: row.company_id, name: row.company_name },
    target: row.target,
    requestId: row.request_id,
  });

  return {
    byKey: (keyHash: string): Promise<WriteRow | undefined> =>
      kysely.selectFrom('writes').selectAll().where('key_hash', '=', keyHash).executeTakeFirst(),

    /**
     * Opens a write: its row and its intent are committed together, before anything is sent.
     * @returns undefined when the key is taken, or another write about the same subject is open
     */
    open: (
      write: NewWrite,
      leaseMs: number,
      intended: Record<string, unknown> = {},
    ): Promise<WriteRow | undefined> =>
      database.transaction(async (transaction) => {
        const opened = await transaction
          .insertInto('writes')
          .values({
            ...write,
            id: randomUUID(),
            state: 'open',
            lease_until: now() + leaseMs,
            created_at: now(),
          })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (opened !== undefined) {
          const detail = { ...intended, leaseUntil: opened.lease_until };
          await trail.append(transaction, { ...eventOf(opened, 'intent', 'intended'), detail });
        }
        return opened;
      }),

    /**
     * Notes what was there before sending. From here on the write may have reached Keepnet.
     * @returns the row with it, or undefined when the lease was lost
     */
    noteBefore: (row: WriteRow, before: unknown): Promise<WriteRow | undefined> =>
      kysely
        .updateTable('writes')
        .set({ before: JSON.stringify(before) })
        .where('id', '=', row.id)
        .where('state', '=', 'open')
        .where('lease_until', '=', row.lease_until)
        .returningAll()
        .executeTakeFirst(),

    /** Whether the lease is still ours. */
    async holds(row: WriteRow): Promise<boolean> {
      const held = await kysely
        .selectFrom('writes')
        .select(['state', 'lease_until'])
        .where('id', '=', row.id)
        .executeTakeFirst();
      return held?.state === 'open' && held.lease_until === row.lease_until;
    },

    /** Whether a write about this subject is open. */
    async busy(subjectHash: string): Promise<boolean> {
      const open = kysely.selectFrom('writes').select('id').where('subject_hash', '=', subjectHash);
      return (await open.where('state', '=', 'open').executeTakeFirst()) !== undefined;
    },

    /**
     * Takes over an unknown write, or an open one whose lease has run out. Of several that try, one gets it.
     * @returns undefined when somebody else has it
     */
    async claim(row: WriteRow, leaseMs: number): Promise<WriteRow | undefined> {
      if (row.state === 'open' && row.lease_until > now()) return undefined;
      return kysely
        .updateTable('writes')
        .set({ state: 'open', lease_until: now() + leaseMs })
        .where('id', '=', row.id)
        .where('state', '=', row.state)
        .where('lease_until', '=', row.lease_until)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('writes as other')
                .select('other.id')
                .where('other.subject_hash', '=', row.subject_hash)
                .where('other.state', '=', 'open')
                .where('other.id', '!=', row.id),
            ),
          ),
        )
        .returningAll()
        .executeTakeFirst();
    },

    /** Ends a write that is held, with its event. False when the lease was lost to somebody else meanwhile. */
    settle: (row: WriteRow, kind: 'outcome' | 'reconciled', settlement: Settlement): Promise<boolean> =>
      database.transaction(async (transaction) => {
        const { state, outcome, status, answer, resourceId, detail } = settlement;
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
          .where('lease_until', '=', row.lease_until)
          .executeTakeFirst();
        if (held.numUpdatedRows === 0n) return false;
        if (outcome === 'misplaced') await stops.set(transaction, row.id);
        await trail.append(transaction, {
          ...eventOf(row, kind, outcome),
          detail: { ...detail, ...(resourceId === undefined ? {} : { resourceId }) },
        });
        return true;
      }),

    /** Which of these records another write of this console made. */
    async madeByOthers(row: WriteRow, ids: readonly string[]): Promise<Set<string>> {
      if (ids.length === 0) return new Set();
      const rows = await kysely
        .selectFrom('writes')
        .select('resource_id')
        .where('resource_id', 'in', ids)
        .where('id', '!=', row.id)
        .execute();
      return new Set(rows.map(({ resource_id }) => resource_id ?? ''));
    },

    /** Open writes that nobody works on any more. */
    abandoned: (limit: number): Promise<WriteRow[]> =>
      kysely
        .selectFrom('writes')
        .selectAll()
        .where('state', '=', 'open')
        .where('lease_until', '<=', now())
        .orderBy('lease_until')
        .limit(limit)
        .execute(),

    /** Forgets what was settled long ago. An unknown outcome is never forgotten: the same key would be sent once more. */
    async forgetOld(): Promise<void> {
      const before = now() - keptDays * 86_400_000;
      await kysely
        .deleteFrom('writes')
        .where('created_at', '<', before)
        .where('state', '=', 'settled')
        .execute();
    },
  };
}

export type WriteStore = ReturnType<typeof createWriteStore>;
