import type { Database } from '../db/database.ts';

/** Something that happened once and is not a write upstream: a sign-in, a sign-out, a refusal. */
export interface AuditEvent {
  /** Milliseconds since the epoch. */
  at: number;
  /** Noun and verb, for example `session.sign_in`. */
  action: string;
  outcome: 'done' | 'refused' | 'failed';
  person?: { id: string; name: string };
  companyId?: string;
  target?: string;
  requestId?: string;
  /** Small facts, without secrets. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Adds one event to the audit trail. */
export async function recordEvent(database: Pick<Database, 'kysely'>, event: AuditEvent): Promise<void> {
  await database.kysely
    .insertInto('audit_events')
    .values({
      write_id: null,
      kind: 'event',
      at: event.at,
      person_id: event.person?.id ?? null,
      person_name: event.person?.name ?? null,
      company_id: event.companyId ?? null,
      action: event.action,
      target: event.target ?? null,
      outcome: event.outcome,
      request_id: event.requestId ?? null,
      detail: event.detail === undefined ? null : JSON.stringify(event.detail),
    })
    .execute();
}
