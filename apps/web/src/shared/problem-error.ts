import type {
  Candidate,
  MemberLists,
  Params,
  Problem,
  ProblemCode,
  ReceivedFieldError,
} from '@reseller-console/contract';

/** A code of the server's closed list, or what only the browser can know: no answer, or one that cannot be read. */
export type FailureCode = ProblemCode | 'no_connection' | 'unreadable_answer';

type Failure = Pick<Problem, 'title' | 'status'> & {
  code: FailureCode;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  settled?: true | undefined;
  errors?: readonly ReceivedFieldError[] | undefined;
  detail?: string | undefined;
  params?: Params | undefined;
  keepnetMessage?: string | undefined;
  candidates?: readonly Candidate[] | undefined;
  members?: MemberLists | undefined;
  now?: unknown;
};

/** Why a call failed. `status` is 0 when no answer arrived. Screens find their words by `code`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: FailureCode;
  readonly status: number;
  readonly requestId: string | undefined;
  /** Seconds to wait before asking again, where the server knows. */
  readonly retryAfter: number | undefined;
  /** Of a write: this is what became of it for certain. */
  readonly settled: boolean;
  readonly errors: readonly ReceivedFieldError[];
  /** One sentence in English that says more than the code. */
  readonly detail: string | undefined;
  /** The values that a sentence about it needs. */
  readonly params: Params;
  /** What Keepnet itself said, in its own words. */
  readonly keepnetMessage: string | undefined;
  /** With `outcome_unknown`: records that may or may not be what was sent. With `upstream_scope_ignored`: where the create landed. */
  readonly candidates: readonly Candidate[];
  /** Of a change of a group's members that was not made whole: who is really there. */
  readonly members: MemberLists | undefined;
  /** With `record_changed`: the record as it is now, where the server could say. */
  readonly now: unknown;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.title, { cause });
    this.code = failure.code;
    this.status = failure.status;
    this.requestId = failure.requestId;
    this.retryAfter = failure.retryAfter;
    this.settled = failure.settled ?? false;
    this.errors = failure.errors ?? [];
    this.detail = failure.detail;
    this.params = failure.params ?? {};
    this.keepnetMessage = failure.keepnetMessage;
    this.candidates = failure.candidates ?? [];
    this.members = failure.members;
    this.now = failure.now;
  }
}

const unavailableCodes: ReadonlySet<string> = new Set<FailureCode>([
  'company_forbidden',
  'company_private',
  'company_not_found',
  'invalid_company_id',
  'scope_unproven',
]);

/** True when a call failed because its company cannot be shown to this person: one screen says why. */
export function isCompanyUnavailable(error: unknown): error is ProblemError {
  return error instanceof ProblemError && unavailableCodes.has(error.code);
}

/** True when the server no longer knows who is asking. */
export function isSignedOut(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.status === 401;
}

const passingCodes: ReadonlySet<string> = new Set<FailureCode>([
  'no_connection',
  'upstream_unreachable',
  'upstream_failed',
  'upstream_rate_limited',
  'upstream_timeout',
  'identity_provider_unavailable',
  'storage_unavailable',
  'not_ready',
]);

/** Statuses of a proxy whose console is away; its page is no answer that can be read. */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** True when a call failed because something was away that comes back by itself; a refusal never is. */
export function isPassing(error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError)) return false;
  return (
    passingCodes.has(error.code) || (error.code === 'unreadable_answer' && gatewayStatuses.has(error.status))
  );
}
