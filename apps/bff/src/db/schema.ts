import type { Generated, Insertable, Selectable } from 'kysely';

/** Every time is in milliseconds since the epoch, as an integer. */
type Milliseconds = number;

/** One signed-in browser. The cookie's id is kept as a hash only, so that a stolen database opens no session. */
export interface SessionsTable {
  /** SHA-256 of the session id, base64url. */
  id_hash: string;
  person_id: string;
  /** What express-session keeps, as JSON. */
  data: string;
  created_at: Milliseconds;
  last_seen_at: Milliseconds;
  /** End of the idle time; moves forward with use, never past `absolute_expires_at`. */
  expires_at: Milliseconds;
  absolute_expires_at: Milliseconds;
}

/** A person's choices, as JSON of the contract's `Preferences`. */
export interface PreferencesTable {
  person_id: string;
  value: string;
  updated_at: Milliseconds;
}

export type AuditKind = 'intent' | 'outcome' | 'reconciled' | 'event';

/** Who did what. Rows are only ever inserted; the rows of one write share its `write_id`. */
export interface AuditEventsTable {
  id: Generated<number>;
  write_id: string | null;
  kind: AuditKind;
  at: Milliseconds;
  person_id: string | null;
  person_name: string | null;
  company_id: string | null;
  /** Noun and verb, for example `session.sign_in`. */
  action: string;
  target: string | null;
  outcome: string;
  request_id: string | null;
  /** JSON, without secrets. */
  detail: string | null;
}

export interface Schema {
  sessions: SessionsTable;
  preferences: PreferencesTable;
  audit_events: AuditEventsTable;
}

export type SessionRow = Selectable<SessionsTable>;
export type NewAuditEvent = Insertable<AuditEventsTable>;
