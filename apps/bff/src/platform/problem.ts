import {
  type Candidate,
  type FieldError,
  type MemberLists,
  type Params,
  type ProblemCode,
  type ProblemReason,
  problemStatus,
} from '@reseller-console/contract';

const titles: Record<ProblemCode, string> = {
  invalid_request: 'The request is not valid',
  invalid_company_id: 'That is not a company id',
  idempotency_key_missing: 'An Idempotency-Key is needed',
  not_signed_in: 'Sign in first',
  sign_in_failed: 'Signing in did not work',
  no_role: 'Your account has no role in this console',
  role_too_low: 'Your role does not allow this',
  cross_site: 'The request did not come from this console',
  local_only: 'This console answers on its own machine only',
  company_forbidden: 'That company may not be seen here',
  company_private: 'The company has closed its account to the reseller',
  companies_limited: 'This is about all companies, and you see certain ones only',
  reseller_required: 'The Keepnet credential does not have the Reseller role',
  company_not_found: 'Keepnet does not know that company',
  not_found: 'Not found',
  method_not_allowed: 'That address does not answer this method',
  write_in_progress: 'The same change is being made right now',
  record_changed: 'The record has changed since you opened it',
  precondition_required: 'The version that you saw is missing',
  protected_record: 'The record is kept elsewhere and cannot be changed here',
  company_masked: 'Keepnet hides who the people of this company are',
  members_changed: 'The members are not those that you saw',
  wrong_person: 'Another person is signed in now',
  confirmation_required: 'Starting this has to be confirmed',
  plan_changed: 'This is not the plan that you saw',
  job_state: 'The plan does not allow that now',
  idempotency_key_reused: 'The Idempotency-Key was used for another request',
  precondition_failed: 'The file is not the one that was asked for',
  range_not_satisfiable: 'The file has no such part',
  upstream_refused: 'Keepnet refused the request',
  payload_too_large: 'The request is too large',
  rate_limited: 'Too many requests',
  internal: 'Something went wrong in the console',
  upstream_failed: 'Keepnet failed',
  upstream_unreachable: 'Keepnet could not be reached',
  upstream_credentials: 'Keepnet rejected the credential of this console',
  upstream_ip_restricted: 'Keepnet does not accept the network address of this console',
  upstream_scope_ignored: 'Keepnet answered for another company',
  scope_unproven: 'It could not be proven that Keepnet answers for this company',
  members_partial: 'The change was made in part',
  upstream_rate_limited: 'Keepnet is limiting requests',
  identity_provider_unavailable: 'The identity provider could not be reached',
  not_ready: 'The console is not ready',
  storage_unavailable: 'The database of the console cannot be used',
  upstream_timeout: 'Keepnet did not answer in time',
  outcome_unknown: 'It is not known whether Keepnet did it',
};

export interface ProblemOptions {
  /** One sentence for the person. Never a secret, a token or personal data. */
  detail?: string | undefined;
  /** What the page needs to say the same in the person's language. */
  params?: (Params & { reason?: ProblemReason }) | undefined;
  /** What Keepnet said, in its own words. */
  keepnetMessage?: string | undefined;
  errors?: FieldError[] | undefined;
  /** Whole seconds to wait before asking again. */
  retryAfter?: number | undefined;
  candidates?: Candidate[] | undefined;
  members?: MemberLists | undefined;
  /** With `record_changed`: the record as it is now. */
  now?: object | undefined;
  cause?: unknown;
}

/** An error that is answered as `application/problem+json` (RFC 9457) with the status of its code. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? titles[code], { cause: options.cause });
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return problemStatus[this.code];
  }

  /** The body of the answer. */
  toProblem(requestId: string | undefined) {
    const { detail, params, keepnetMessage, errors, retryAfter, candidates, members, now } = this.options;
    return {
      type: `urn:reseller-console:problem:${this.code}`,
      title: titles[this.code],
      status: this.status,
      code: this.code,
      ...(detail === undefined ? {} : { detail }),
      ...(params === undefined ? {} : { params }),
      ...(keepnetMessage === undefined ? {} : { keepnetMessage }),
      ...(requestId === undefined ? {} : { requestId }),
      ...(errors === undefined ? {} : { errors }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(candidates === undefined ? {} : { candidates }),
      ...(members === undefined ? {} : { members }),
      ...(now === undefined ? {} : { now }),
    };
  }
}

/** Seconds to wait while the database is down: long enough for a failover, short enough for a person. */
const storageSeconds = 5;

/** The problem for an outage of the database. */
export const storageUnavailable = (cause: unknown): ProblemError =>
  new ProblemError('storage_unavailable', { cause, retryAfter: storageSeconds });
