import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { AuditEvent, Trail } from '../audit/trail.ts';
import type { Database } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import type { Leases } from '../platform/lease.ts';
import { maxExportMs } from './slots.ts';

/**
 * The outcome of an export. `done`: everything was handed over. `partial`: a file that says what it lacks. `cut`: Keepnet or the
 * console broke off. `cancelled`: the browser disconnected. `failed`: anything else.
 */
export type ExportOutcome = 'done' | 'partial' | 'cut' | 'cancelled' | 'failed';

/** Who exports what, for the trail. */
export type Taken = Pick<AuditEvent, 'action' | 'person' | 'company' | 'requestId'> & {
  detail: Record<string, unknown>;
};

/** An export whose intent is in the trail. */
export interface OpenExport {
  /** Adds the outcome, with what is known about it. */
  settle(outcome: ExportOutcome, detail: Record<string, unknown>): Promise<void>;
  /** Ends its lease. If it is not settled by then, any process settles it as `cut`. */
  leave(): Promise<void>;
}

const Detail = z.record(z.string(), z.unknown());

/** Exports settled per round of recovery. */
const maxConcurrent = 20;

/** The audit trail of exports: an intent before Keepnet is asked, and then one outcome, even if the process is killed. */
export function createJournal(database: Database, trail: Trail, leases: Leases) {
  const { kysely } = database;

  async function intentOf(transaction: Transaction<Schema>, id: string): Promise<Taken> {
    const row = await transaction
      .selectFrom('audit_events')
      .selectAll()
      .where('write_id', '=', id)
      .where('kind', '=', 'intent')
      .executeTakeFirstOrThrow();
    const { person_id, person_name, company_id, company_name, request_id } = row;
    return {
      action: row.action,
      person: person_id === null ? undefined : { id: person_id, name: person_name ?? '' },
      company: company_id === null ? undefined : { id: company_id, name: company_name },
      requestId: request_id ?? undefined,
      detail: Detail.parse(JSON.parse(row.detail ?? '{}')),
    };
  }

  /** Only one of several processes finds the row. */
  const settleAsCut = (id: string): Promise<boolean> =>
    database.transaction(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('open_exports')
        .where('id', '=', id)
        .where(leases.isFree('open_exports'))
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      const taken = await intentOf(transaction, id);
      const detail = { ...taken.detail, reason: 'console_stopped' };
      await trail.append(transaction, { ...taken, kind: 'outcome', outcome: 'cut', writeId: id, detail });
      return true;
    });

  return {
    /** Commits the intent. If this fails, nothing may be sent. */
    async open(taken: Taken): Promise<OpenExport> {
      const id = randomUUID();
      await database.transaction(async (transaction) => {
        await transaction
          .insertInto('open_exports')
          .values({ id, ...leases.take(maxExportMs) })
          .execute();
        await trail.append(transaction, { ...taken, kind: 'intent', outcome: 'intended', writeId: id });
      });
      return {
        async leave() {
          const left = kysely.updateTable('open_exports').set({ lease_until: 0 }).where('id', '=', id);
          // Its lease ends with this process then.
          await left.execute().catch(() => undefined);
        },
        // Even if the lease was lost: this process knows best how its export ended, and the latest event counts.
        settle: (outcome, detail) =>
          database.transaction(async (transaction) => {
            await transaction.deleteFrom('open_exports').where('id', '=', id).execute();
            await trail.append(transaction, { ...taken, kind: 'outcome', outcome, writeId: id, detail });
          }),
      };
    },

    /** Settles exports of crashed processes. Any replica may run it at any time. @returns ids of the exports */
    async settleAbandoned(stopped?: AbortSignal): Promise<string[]> {
      const rows = await kysely
        .selectFrom('open_exports')
        .select('id')
        .where(leases.isFree('open_exports'))
        .orderBy('lease_until')
        .limit(maxConcurrent)
        .execute();
      const settled: string[] = [];
      for (const { id } of rows) {
        if (stopped?.aborted) break;
        if (await settleAsCut(id)) settled.push(id);
      }
      return settled;
    },
  };
}

export type Journal = ReturnType<typeof createJournal>;
