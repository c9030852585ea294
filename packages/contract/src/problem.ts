import * as z from 'zod/mini';
import { Params, ReceivedFieldError } from './field-error.ts';

/** Every error code of the HTTP API with the status it is answered with. The list is closed. */
export const problemStatus = {
  invalid_request: 400,
  invalid_company_id: 400,
  idempotency_key_missing: 400,
  not_signed_in: 401,
  sign_in_failed: 401,
  no_role: 403,
  role_too_low: 403,
  cross_site: 403,
  local_only: 403,
  company_forbidden: 403,
  company_private: 403,
  companies_limited: 403,
  reseller_required: 403,
  company_not_found: 404,
  not_found: 404,
  method_not_allowed: 405,
  record_changed: 412,
  precondition_required: 428,
  write_in_progress: 409,
  members_changed: 409,
  protected_record: 409,
  company_masked: 409,
  wrong_person: 409,
  confirmation_required: 409,
  plan_changed: 409,
  job_state: 409,
  precondition_failed: 412,
  range_not_satisfiable: 416,
  upstream_refused: 422,
  idempotency_key_reused: 422,
  payload_too_large: 413,
  rate_limited: 429,
  internal: 500,
  upstream_failed: 502,
  upstream_unreachable: 502,
  upstream_credentials: 502,
  upstream_ip_restricted: 502,
  upstream_scope_ignored: 502,
  scope_unproven: 502,
  members_partial: 502,
  upstream_rate_limited: 503,
  identity_provider_unavailable: 503,
  not_ready: 503,
  storage_unavailable: 503,
  upstream_timeout: 504,
  outcome_unknown: 504,
} as const;

export type ProblemCode = keyof typeof problemStatus;

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemStatus, code);

/** What the console itself adds to a code, as `reason` in its `params`. The list is closed. */
export const problemReasons = [
  /** The company is the reseller's own, which is not among its customers. */
  'own_company',
  /** Keepnet does not list the company among those that it answers for. */
  'not_listed',
  /** The pages of a list did not add up. */
  'list_incomplete',
  /** Keepnet lists `rows` rows, and the console reads at most `max`. */
  'list_too_long',
  /** Keepnet does not filter by the company's own fields as it is asked to. */
  'filter_unusable',
  /** Keepnet sent no usable file. */
  'file_unusable',
  /** Keepnet's file lacks columns that its files have otherwise. */
  'columns_missing',
  /** Keepnet has not answered earlier requests about the same. */
  'keepnet_busy',
  /** Nothing was sent to Keepnet. */
  'not_sent',
  /** The person has `max` exports under way. */
  'exports_under_way',
  /** The person has a search over all companies under way. */
  'search_under_way',
] as const;
export type ProblemReason = (typeof problemReasons)[number];

/** A record that was found when looking for what a lost answer may have made. */
export const Candidate = z.object({ id: z.string(), label: z.string(), createdAt: z.nullable(z.string()) });
export type Candidate = z.infer<typeof Candidate>;

/** Company ids of a group's members: who they were before the change, who is there now, and who was wanted. */
export const MemberLists = z.object({
  seen: z.array(z.string()),
  actual: z.array(z.string()),
  wanted: z.array(z.string()),
});
export type MemberLists = z.infer<typeof MemberLists>;

/** The code of a problem as the browser receives it: a code that it does not know is an internal error. */
export const ReceivedProblemCode = z.pipe(
  z.string(),
  z.transform((code): ProblemCode => (isProblemCode(code) ? code : 'internal')),
);

/** An error answer (RFC 9457, `application/problem+json`). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  /** What a sentence about this needs: `needed` and `yours` with `role_too_low`, and the `reason` where there is one. */
  params: z.optional(Params),
  /** What Keepnet itself said, in its own words. */
  keepnetMessage: z.optional(z.string()),
  code: ReceivedProblemCode,
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(ReceivedFieldError)),
  /** Of a write: this is what became of it for certain, and no failure of looking for that. */
  settled: z.optional(z.literal(true)),
  /** Seconds to wait before asking again, where the server knows. */
  retryAfter: z.optional(z.number()),
  /**
   * With `outcome_unknown`: records at Keepnet that may or may not be what was sent. With `upstream_scope_ignored` of a create: the record
   * that it made in the reseller's own company.
   */
  candidates: z.optional(z.array(Candidate)),
  /** With `members_changed`, `members_partial`, and `outcome_unknown` of a change of members where they could be read. */
  members: z.optional(MemberLists),
  /** With `record_changed`: the record as it is now, with its version. */
  now: z.optional(z.unknown()),
});
export type Problem = z.infer<typeof Problem>;
