import type { KeyObject } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import type { AuditEventRow, AuditKind, Schema } from '../db/schema.ts';
import { deriveKey, keyedHash } from '../platform/keys.ts';
import { storableText, storableTexts } from '../platform/text.ts';

/** An event to add. Leave out what does not apply. */
export interface AuditEvent {
  kind: AuditKind;
  action: string;
  outcome: string;
  /** Groups the events of one write or export. */
  writeId?: string | undefined;
  person?: { id: string; name: string } | undefined;
  company?: { id: string; name: string | null } | undefined;
  target?: string | undefined;
  requestId?: string | undefined;
  /** The plan whose item it is about. */
  job?: string | undefined;
  /** Stored as JSON. Must not contain secrets. */
  detail?: Record<string, unknown> | undefined;
}

type Unchained = Omit<AuditEventRow, 'hash' | 'job_id'>;

/** Makes text the same before and after storage: the hash covers what the database returns. */
const stored = (text: string | null | undefined): string | null => (text == null ? null : storableText(text));

/** The hash before the first event. */
export const chainStart = '';

/** The hash that chains an event to the one before it. Without the key, no event can be forged or changed unnoticed. */
export function chainHash(key: KeyObject, previous: string, row: Unchained): string {
  const { id, write_id, kind, at, person_id, person_name, company_id, company_name } = row;
  const { action, target, outcome, request_id, detail } = row;
  const content = [
    ...[id, write_id, kind, at, person_id, person_name, company_id, company_name],
    ...[action, target, outcome, request_id, detail],
  ];
  return keyedHash(key, previous, JSON.stringify(content));
}

/** The key of the chain. */
export const chainKey = (sessionSecret: string): KeyObject => deriveKey(sessionSecret, 'audit-chain');

/**
 * The audit trail. Events are added and never changed. Each has a keyed hash over itself and the previous one. The end of the chain is
 * locked only while an event is added, never during a call to Keepnet.
 */
export function createTrail(database: Database, sessionSecret: string, now: () => number = Date.now) {
  const key = chainKey(sessionSecret);

  async function lockHead(transaction: Transaction<Schema>): Promise<{ last_id: number; hash: string }> {
    const head = transaction.selectFrom('audit_head').select(['last_id', 'hash']).where('id', '=', 1);
    // SQLite has only one writer at a time.
    const locked = database.kind === 'postgres' ? head.forUpdate() : head;
    const found = await locked.executeTakeFirst();
    if (found !== undefined) return found;
    await transaction
      .insertInto('audit_head')
      .values({ id: 1, last_id: 0, hash: chainStart })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return locked.executeTakeFirstOrThrow();
  }

  const rowOf = (event: AuditEvent, id: number): Unchained => ({
    id,
    write_id: event.writeId ?? null,
    kind: event.kind,
    at: now(),
    person_id: stored(event.person?.id),
    person_name: stored(event.person?.name),
    company_id: stored(event.company?.id),
    company_name: stored(event.company?.name),
    action: storableText(event.action),
    target: stored(event.target),
    outcome: event.outcome,
    request_id: stored(event.requestId),
    detail: event.detail === undefined ? null : JSON.stringify(event.detail, storableTexts),
  });

  async function append(transaction: Transaction<Schema>, ...events: readonly AuditEvent[]): Promise<void> {
    if (events.length === 0) return;
    let { last_id: id, hash } = await lockHead(transaction);
    const rows = events.map((event): AuditEventRow => {
      id += 1;
      const row = rowOf(event, id);
      hash = chainHash(key, hash, row);
      return { ...row, hash, job_id: event.job ?? null };
    });
    await transaction.insertInto('audit_events').values(rows).execute();
    await transaction.updateTable('audit_head').set({ last_id: id, hash }).where('id', '=', 1).execute();
  }

  return {
    /** Adds events, at most a few hundred, in the caller's transaction. */
    append,
    /** Adds one event on its own. */
    record: (event: AuditEvent): Promise<void> =>
      database.transaction((transaction) => append(transaction, event)),
  };
}

export type Trail = ReturnType<typeof createTrail>;
