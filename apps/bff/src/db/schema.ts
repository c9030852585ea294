import type { JobItemState, JobState, JobVerdict } from '@reseller-console/contract';
import type { Selectable } from 'kysely';

/** Every time is in milliseconds since the epoch, as an integer. */
type Milliseconds = number;

/** One signed-in browser. The cookie's id is kept as a hash only, so that a stolen database opens no session. */
export interface SessionsTable {
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
export interface LogoutTokensTable {
  id_hash: string;
  expires_at: Milliseconds;
}

/** A person's choices, as JSON of the contract's `Preferences`. */
export interface PreferencesTable {
  person_id: string;
  value: string;
  updated_at: Milliseconds;
}

export type AuditKind = 'intent' | 'outcome' | 'reconciled' | 'event';

/** Who did what. Rows are only ever inserted; the rows of one write or export share its `write_id`. */
export interface AuditEventsTable {
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
  /** The plan whose item this is about; told in `detail` too, which the hash covers. */
  job_id: string | null;
}

/** The end of the chain of `audit_events`: one row. */
export interface AuditHeadTable {
  id: 1;
  last_id: number;
  hash: string;
}

/** A write to Keepnet: what is under way, and for 30 days what was answered. */
export interface WritesTable {
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
  /** The plan that it is an item of, and which one. */
  job_id: string | null;
  ordinal: number | null;
}

/** That a create landed in the reseller's own company: as long as it is here, its credential writes nothing more. */
export interface ScopeStopsTable {
  client_id: string;
  /** The create. */
  write_id: string;
  stopped_at: Milliseconds;
}

/** How much of a rate each person has used up, over all replicas. */
export interface PersonRatesTable {
  person_id: string;
  kind: 'changes';
  /** The time at which the person's budget is full again. */
  spent_until: Milliseconds;
}

/** An export that a person has under way in some replica. */
export interface ExportSlotsTable {
  person_id: string;
  /** Counts from 1. */
  slot: number;
  holder: string;
  /** Past this the slot is free, whoever held it. */
  lease_until: Milliseconds;
}

/** A process that uses the database. */
export interface ReplicasTable {
  id: string;
  /** Until when it counts as alive without another sign of life. */
  alive_until: Milliseconds;
}

/** A record that a forgotten write made. */
export interface MadeRecordsTable {
  resource_id: string;
}

/** An export under way. Who takes what is in its intent, the event of the trail with this write id. */
export interface OpenExportsTable {
  /** The write id of its events. */
  id: string;
  /** The process that sends it. */
  holder: string | null;
  /** Past this any process may settle it. */
  lease_until: Milliseconds;
}

/** How a company used its licence on one day, as the directory of companies last said on it. */
export interface LicenceDaysTable {
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

/** A plan of many writes. Personal data is in the sealed columns, which are wiped some time after it has ended. */
export interface JobsTable {
  id: string;
  /** Keyed hash of the person, the path and the idempotency key that made it. */
  key_hash: string;
  body_hash: string;
  kind: string;
  state: JobState;
  /** 1 once it is told to end, until what was sent is settled. */
  cancelling: number;
  person_id: string;
  person_name: string;
  /** Who started or resumed it last: with whose rights, and under whose name, it writes. */
  starter_id: string | null;
  starter_name: string | null;
  rights_id: string | null;
  company_id: string | null;
  company_name: string | null;
  company_count: number;
  request_id: string;
  /** Sealed JSON: what is to be planned. */
  sealed_input: string | null;
  /** Sealed JSON: title and note. */
  sealed_words: string | null;
  stop_reason: string | null;
  pause_reason: string | null;
  /** JSON: why it could not be planned. */
  problem: string | null;
  plan_hash: string | null;
  /** JSON. */
  warnings: string;
  /** Refusals that were borne before it was resumed. */
  borne: number;
  created_at: Milliseconds;
  /** When its state changed last. */
  touched_at: Milliseconds;
  started_at: Milliseconds | null;
  finished_at: Milliseconds | null;
  hold_until: Milliseconds | null;
  paused_until: Milliseconds | null;
  wiped_at: Milliseconds | null;
  /** The process that plans or runs it. */
  holder: string | null;
  lease_until: Milliseconds;
}

/** The companies that a plan is about. */
export interface JobCompaniesTable {
  job_id: string;
  company_id: string;
}

/** One write of a plan. */
export interface JobItemsTable {
  job_id: string;
  /** From 1. */
  ordinal: number;
  line: number | null;
  company_id: string | null;
  company_name: string | null;
  record_id: string | null;
  verdict: JobVerdict;
  state: JobItemState;
  code: string | null;
  /** 1 where it takes an active person away: deletes or deactivates. */
  harms: number;
  /** How often it was taken up again after nothing had been sent; part of its idempotency key. */
  attempt: number;
  request_id: string | null;
  /** Sealed JSON: subject, parameters, changes, and what the kind needs to send it; null once wiped. */
  sealed: string | null;
}

/** What plans keep of their starter's session, by the hash of its id: it outlives the session. */
export interface KeptRightsTable {
  id: string;
  person_id: string;
  sid: string | null;
  /** JSON, as sessions keep it. */
  data: string;
  sealed_grant: string | null;
  answered_at: Milliseconds | null;
  asked_at: Milliseconds | null;
  /** When the person signed out of that session. */
  signed_out_at: Milliseconds | null;
  /** Why the rights have ended; null while they have not. */
  revoked: string | null;
}

/** One row that is written to see whether writing works. */
export interface ReadinessTable {
  id: 1;
  written_at: Milliseconds;
}

/** Steps of the schema that are done. Earlier versions read it too, and refuse a database with a step that they do not know. */
export interface SchemaMigrationsTable {
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
  jobs: JobsTable;
  job_companies: JobCompaniesTable;
  job_items: JobItemsTable;
  kept_rights: KeptRightsTable;
}

export type SessionRow = Selectable<SessionsTable>;
export type AuditEventRow = Selectable<AuditEventsTable>;
export type WriteRow = Selectable<WritesTable>;
export type LicenceDayRow = Selectable<LicenceDaysTable>;
export type JobRow = Selectable<JobsTable>;
export type JobItemRow = Selectable<JobItemsTable>;
