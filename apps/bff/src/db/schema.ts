import type { Selectable } from 'kysely';

/** Every time is in milliseconds since the epoch, as an integer. */
type Milliseconds = number;

/** One signed-in browser. The cookie's id is kept as a hash only, so that a stolen database opens no session. */
interface SessionsTable {
  /** SHA-256 of the session id, base64url. */
  id_hash: string;
  /** What admins name the session by; random. */
  public_id: string;
  person_id: string;
  /** Who is signed in, as JSON. */
  data: string;
  /** The provider's own session, where it names one. */
  sid: string | null;
  /** What the provider is asked again with, encrypted; null where it gave nothing for that. */
  sealed_grant: string | null;
  /** When the provider last said that this person may be here; null where there is no provider. */
  answered_at: Milliseconds | null;
  /** When it was last asked, answer or not; whoever moves this on from what he read does the asking. */
  asked_at: Milliseconds | null;
  created_at: Milliseconds;
  last_seen_at: Milliseconds;
  /** End of the idle time; moves forward with use, never past `absolute_expires_at`. */
  expires_at: Milliseconds;
  absolute_expires_at: Milliseconds;
}

/** Logout tokens that were used, until they are too old to be used anyway. */
interface LogoutTokensTable {
  id_hash: string;
  expires_at: Milliseconds;
}

/** A person's choices, as JSON of the contract's `Preferences`. */
interface PreferencesTable {
  person_id: string;
  value: string;
  updated_at: Milliseconds;
}

export type AuditKind = 'intent' | 'outcome' | 'reconciled' | 'event';

/** Who did what. Rows are only ever inserted; the rows of one write or export share its `write_id`. */
interface AuditEventsTable {
  /** Counts from 1 without a gap. */
  id: number;
  write_id: string | null;
  kind: AuditKind;
  at: Milliseconds;
  person_id: string | null;
  person_name: string | null;
  company_id: string | null;
  company_name: string | null;
  /** Noun and verb, for example `session.sign_in`. */
  action: string;
  target: string | null;
  outcome: string;
  request_id: string | null;
  /** JSON, without secrets. */
  detail: string | null;
  /** Keyed hash of this row and the hash before it. */
  hash: string;
}

/** The end of the chain of `audit_events`: one row. */
interface AuditHeadTable {
  id: 1;
  last_id: number;
  hash: string;
}

/** A write to Keepnet: what is under way, and for 30 days what was answered. */
interface WritesTable {
  id: string;
  /** Keyed hash of person, method, path and idempotency key. */
  key_hash: string;
  body_hash: string;
  person_id: string;
  person_name: string;
  company_id: string | null;
  company_name: string | null;
  action: string;
  /** What a create is looked up by, an e-mail address or a name; the name of what a change is about. */
  target: string;
  request_id: string;
  /** Keyed hash of what it is about: only one write about it is open at a time. */
  subject_hash: string;
  /** Keyed hash of the fields that a record must have to be what was sent; null for a change. */
  match_hash: string | null;
  /** JSON: what a change is to bring about; null for a create, of which only hashes are kept. */
  wanted: string | null;
  /** JSON: what was there before sending; null as long as nothing was sent. */
  before: string | null;
  state: 'open' | 'settled' | 'unknown';
  /** While `open`: the process that works on it. Null where an older build opened it. */
  holder: string | null;
  /** While `open`: past this any process may take it over. */
  lease_until: Milliseconds;
  resource_id: string | null;
  answer_status: number | null;
  /** JSON body of the answer. */
  answer: string | null;
  created_at: Milliseconds;
  /** 1 for a create in a company that nothing had proven for it: where it landed is checked before it is answered. */
  unproven: number;
}

/** That a create landed in the reseller's own company: as long as it is here, its credential writes nothing more. */
interface ScopeStopsTable {
  client_id: string;
  /** The create. */
  write_id: string;
  stopped_at: Milliseconds;
}

/** How much of a rate each person has used up, over all replicas. */
interface PersonRatesTable {
  person_id: string;
  kind: 'changes';
  /** The time at which the person's budget is full again. */
  spent_until: Milliseconds;
}

/** An export that a person has under way in some replica. */
interface ExportSlotsTable {
  person_id: string;
  /** Counts from 1. */
  slot: number;
  holder: string;
  /** Past this the slot is free, whoever held it. */
  lease_until: Milliseconds;
}

/** A process that uses the database. */
interface ReplicasTable {
  id: string;
  /** Until when it counts as alive without another sign of life. */
  alive_until: Milliseconds;
}

/** A record that a forgotten write made. */
interface MadeRecordsTable {
  resource_id: string;
}

/** An export under way. Who takes what is in its intent, the event of the trail with this write id. */
interface OpenExportsTable {
  /** The write id of its events. */
  id: string;
  /** The process that sends it. */
  holder: string | null;
  /** Past this any process may settle it. */
  lease_until: Milliseconds;
}

/** How a company used its licence on one day, as the directory of companies last said on it. */
interface LicenceDaysTable {
  /** The UTC date, `2026-11-29`. */
  day: string;
  company_id: string;
  active_users: number;
  inactive_users: number;
  deleted_users: number;
  monthly_active_users: number;
  /** Null where the licence has no limit. */
  user_limit: number | null;
  /** As Keepnet gives it: ISO, or its own words. */
  licence_ends_at: string | null;
}

/** One row that is written to see whether writing works. */
interface ReadinessTable {
  id: 1;
  written_at: Milliseconds;
}

/** Steps of the schema that are done. Earlier versions read it too, and refuse a database with a step that they do not know. */
interface SchemaMigrationsTable {
  name: string;
  applied_at: Milliseconds;
}

export interface Schema {
  schema_migrations: SchemaMigrationsTable;
  replicas: ReplicasTable;
  made_records: MadeRecordsTable;
  sessions: SessionsTable;
  logout_tokens: LogoutTokensTable;
  preferences: PreferencesTable;
  audit_events: AuditEventsTable;
  audit_head: AuditHeadTable;
  writes: WritesTable;
  scope_stops: ScopeStopsTable;
  person_rates: PersonRatesTable;
  export_slots: ExportSlotsTable;
  open_exports: OpenExportsTable;
  licence_days: LicenceDaysTable;
  readiness: ReadinessTable;
}

export type SessionRow = Selectable<SessionsTable>;
export type AuditEventRow = Selectable<AuditEventsTable>;
export type WriteRow = Selectable<WritesTable>;
export type LicenceDayRow = Selectable<LicenceDaysTable>;
