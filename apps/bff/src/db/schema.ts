import type { JobItemState, JobState, JobVerdict } from '@reseller-console/contract';
import type { Selectable } from 'kysely';

/** Times are integers, in milliseconds since the epoch. */
type Milliseconds = number;

/** One signed-in browser. Only a hash of the cookie's id is stored, so a stolen database opens no session. */
interface SessionsTable {
  /** SHA-256 of the session id, base64url. */
  id_hash: string;
  /** Random id by which admins refer to the session. */
  public_id: string;
  person_id: string;
  /** Who is signed in, as JSON. */
  data: string;
  /** The provider's session id, if it has one. */
  sid: string | null;
  /** The sealed token for asking the provider again; null if it gave none. */
  sealed_grant: string | null;
  /** When the provider last renewed the session; null without a provider. */
  answered_at: Milliseconds | null;
  /** When it was last asked, with or without an answer. The replica that updates this first does the asking. */
  asked_at: Milliseconds | null;
  created_at: Milliseconds;
  last_seen_at: Milliseconds;
  /** End of the idle time. Moves with use, never past `absolute_expires_at`. */
  expires_at: Milliseconds;
  absolute_expires_at: Milliseconds;
}

/** Used logout tokens, until they expire. */
interface LogoutTokensTable {
  id_hash: string;
  expires_at: Milliseconds;
}

/** A person's preferences, as JSON of the contract's `Preferences`. */
interface PreferencesTable {
  person_id: string;
  value: string;
  updated_at: Milliseconds;
}

export type AuditKind = 'intent' | 'outcome' | 'reconciled' | 'event';

/** The audit trail. Rows are only inserted. The rows of one write or export share their `write_id`. */
interface AuditEventsTable {
  /** Counts from 1 without gaps. */
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
  /** Keyed hash of this row and the previous hash. */
  hash: string;
  /** The plan whose item this is about; told in `detail` too, which the hash covers. */
  job_id: string | null;
}

/** One row: the end of the chain in `audit_events`. */
interface AuditHeadTable {
  id: 1;
  last_id: number;
  hash: string;
}

/** Writes to Keepnet: those in progress, and the answers of the last 30 days. */
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
  /** For a create, the e-mail address or name to look it up by; for a change, the name of the record. */
  target: string;
  request_id: string;
  /** Keyed hash of the subject. Only one write about a subject is open at a time. */
  subject_hash: string;
  /** Keyed hash of the fields by which the created record is recognized; null for a change. */
  match_hash: string | null;
  /** JSON: the wanted state of a change; null for a create, of which only hashes are stored. */
  wanted: string | null;
  /** JSON: the state before sending; null until something may have been sent. */
  before: string | null;
  state: 'open' | 'settled' | 'unknown';
  /** While `open`: the process that holds the lease. Null in rows of older builds. */
  holder: string | null;
  /** While `open`: after this any process may take over. */
  lease_until: Milliseconds;
  resource_id: string | null;
  answer_status: number | null;
  /** JSON body of the answer. */
  answer: string | null;
  created_at: Milliseconds;
  /** 1 for a create without a scope proof: the console checks where it landed before it answers. */
  unproven: number;
  /** The plan that it is an item of, and which one. */
  job_id: string | null;
  ordinal: number | null;
}

/** A create landed in the reseller's own company. While the row exists, its credential writes nothing. */
interface ScopeStopsTable {
  client_id: string;
  /** The id of that create. */
  write_id: string;
  stopped_at: Milliseconds;
}

/** How much of a rate a person has used up, over all replicas. */
interface PersonRatesTable {
  person_id: string;
  kind: 'changes';
  /** When the person's budget is full again. */
  spent_until: Milliseconds;
}

/** A slot that an export of a person occupies, over all replicas. */
interface ExportSlotsTable {
  person_id: string;
  /** Counts from 1. */
  slot: number;
  holder: string;
  /** After this the slot is free. */
  lease_until: Milliseconds;
}

/** A process that uses the database. */
interface ReplicasTable {
  id: string;
  /** Alive until then, unless it renews. */
  alive_until: Milliseconds;
}

/** A record made by a write that was deleted since. */
interface MadeRecordsTable {
  resource_id: string;
}

/** An export in progress. Its intent, the event with this write id, says who exports what. */
interface OpenExportsTable {
  /** The write id of its events. */
  id: string;
  /** The process that sends it. */
  holder: string | null;
  /** After this any process may settle it. */
  lease_until: Milliseconds;
}

/** How far a file over companies has come. */
interface ExportProgressTable {
  id: string;
  person_id: string;
  /** When it began. */
  at: Milliseconds;
  /** JSON, as the contract has it. */
  progress: string;
  /** The lease of the process that writes the file. Null: an earlier version writes it. */
  holder: string | null;
  lease_until: Milliseconds | null;
}

/** A company's licence use on one day, by the last directory of that day. */
interface LicenceDaysTable {
  /** The UTC date, `2026-11-29`. */
  day: string;
  company_id: string;
  active_users: number;
  inactive_users: number;
  deleted_users: number;
  monthly_active_users: number;
  /** Null for a licence without a limit. */
  user_limit: number | null;
  /** As Keepnet sends it: an ISO date or free text. */
  licence_ends_at: string | null;
}

/** A plan of many writes. Personal data is in the sealed columns, which are wiped some time after it has ended. */
interface JobsTable {
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
  /** JSON: how many items the plan gave each code; null before it is planned. */
  codes: string | null;
  /** Refusals that were borne before it was resumed. */
  borne: number;
  created_at: Milliseconds;
  /** When its state changed last. */
  touched_at: Milliseconds;
  started_at: Milliseconds | null;
  finished_at: Milliseconds | null;
  hold_until: Milliseconds | null;
  paused_until: Milliseconds | null;
  /** It begins with this company alone, and pauses before the others. */
  trial_company: string | null;
  wiped_at: Milliseconds | null;
  /** The process that plans or runs it. */
  holder: string | null;
  lease_until: Milliseconds;
}

/** The companies that a plan is about. */
interface JobCompaniesTable {
  job_id: string;
  company_id: string;
}

/** One write of a plan. */
interface JobItemsTable {
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

/** Rows of a file that is to be imported, some in each part, until they are planned. */
interface ImportRowsTable {
  /** The import that they belong to. */
  id: string;
  /** From 0. */
  part: number;
  /** Sealed JSON. */
  sealed: string;
  created_at: Milliseconds;
}

/** What plans keep of their starter's session, by the hash of its id: it outlives the session. */
interface KeptRightsTable {
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

/** A saved view of a list. */
interface ViewsTable {
  id: string;
  owner_id: string;
  owner_name: string;
  /** The list that it is of. */
  table_name: string;
  name: string;
  /** The folded name with the company: one for each person and list. */
  name_key: string;
  /** 1 if others see it too. */
  shared: number;
  /** Null for every company. */
  company_id: string | null;
  /** JSON: parameters of the address, by name. */
  query: string;
  /** JSON: ids of columns. */
  columns: string;
  density: 'comfortable' | 'compact';
  updated_at: Milliseconds;
}

/** One row, overwritten to check that the database takes writes. */
interface ReadinessTable {
  id: 1;
  written_at: Milliseconds;
}

/** Applied steps of the schema. Earlier versions read it too, and refuse to start on a step they do not know. */
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
  export_progress: ExportProgressTable;
  licence_days: LicenceDaysTable;
  readiness: ReadinessTable;
  jobs: JobsTable;
  job_companies: JobCompaniesTable;
  job_items: JobItemsTable;
  kept_rights: KeptRightsTable;
  import_rows: ImportRowsTable;
  views: ViewsTable;
}

export type SessionRow = Selectable<SessionsTable>;
export type AuditEventRow = Selectable<AuditEventsTable>;
export type WriteRow = Selectable<WritesTable>;
export type LicenceDayRow = Selectable<LicenceDaysTable>;
export type JobRow = Selectable<JobsTable>;
export type ViewRow = Selectable<ViewsTable>;
export type JobItemRow = Selectable<JobItemsTable>;
