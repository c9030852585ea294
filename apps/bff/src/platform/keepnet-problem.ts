import type { ProblemCode } from '@reseller-console/contract';
import { KeepnetError, type KeepnetErrorKind } from '@reseller-console/keepnet';
import { ProblemError, type ProblemOptions } from './problem.ts';

/** The problem code for each kind of Keepnet error, for calls at reseller level. */
const resellerCodes: Record<KeepnetErrorKind, ProblemCode> = {
  invalid_scope: 'invalid_company_id',
  credentials_rejected: 'upstream_credentials',
  token_unavailable: 'upstream_unreachable',
  unauthorized: 'upstream_credentials',
  ip_restricted: 'upstream_ip_restricted',
  privacy: 'company_private',
  forbidden: 'reseller_required',
  not_found: 'not_found',
  invalid: 'upstream_refused',
  rate_limited: 'upstream_rate_limited',
  busy: 'rate_limited',
  failed: 'upstream_failed',
  unavailable: 'upstream_unreachable',
  timeout: 'upstream_timeout',
  bad_answer: 'upstream_failed',
  aborted: 'upstream_timeout',
};

/**
 * The problem code for a call about one company. A 403, a 404 and a 400 that names the company all mean that the company is unavailable
 * (docs/keepnet-api.md, A24), never that it has no rows.
 */
function companyCode({ kind, messages }: KeepnetError): ProblemCode {
  if (kind === 'forbidden') return 'company_forbidden';
  if (kind === 'not_found') return 'company_not_found';
  const namesCompany = kind === 'invalid' && messages.some((message) => /\bcompany\b/i.test(message));
  return namesCompany ? 'company_not_found' : resellerCodes[kind];
}

const companyRefusals: ReadonlySet<KeepnetErrorKind> = new Set<KeepnetErrorKind>([
  'forbidden',
  'not_found',
  'privacy',
  'invalid',
]);

/**
 * Whether Keepnet refused a company, in a call that it accepts for others: then a 400 is about the company too (docs/keepnet-api.md, A24).
 */
export const isCompanyRefused = (error: unknown): boolean =>
  error instanceof KeepnetError && companyRefusals.has(error.kind);

/** Seconds to wait if Keepnet limits the console without saying for how long. */
const limitedSeconds = 5;

function retryAfterOf({ kind, retryAfterSeconds }: KeepnetError): number | undefined {
  if (retryAfterSeconds === undefined) return kind === 'rate_limited' ? limitedSeconds : undefined;
  return Math.max(1, Math.ceil(retryAfterSeconds));
}

const incomplete =
  'The pages of a list did not add up, so some of its rows may be missing. It may have changed while it was read: try again.';

const busy = 'Keepnet has not answered earlier requests about this. Nothing was sent.';

const unfiltered =
  'Keepnet did not filter by the company’s own fields as it was asked to, so its answer is not shown. Remove the filter.';

function explain({ kind, code, messages }: KeepnetError): ProblemOptions {
  if (code === 'list_incomplete') return { detail: incomplete, params: { reason: 'list_incomplete' } };
  if (code === 'filter_ignored' || code === 'filter_refused') {
    return { detail: unfiltered, params: { reason: 'filter_unusable' } };
  }
  if (kind === 'busy') return { detail: busy, params: { reason: 'keepnet_busy' } };
  const said = kind === 'invalid' || kind === 'failed' ? messages.join(' ') : '';
  return said === '' ? {} : { detail: said, keepnetMessage: said };
}

function toProblem(error: KeepnetError, code: ProblemCode): ProblemError {
  return new ProblemError(code, {
    cause: error,
    ...explain(error),
    retryAfter: retryAfterOf(error),
  });
}

/** The problem for a failed call to Keepnet. */
export const resellerProblem = (error: KeepnetError): ProblemError =>
  toProblem(error, resellerCodes[error.kind]);

/** The problem for a failed call about one company. */
const companyProblem = (error: KeepnetError): ProblemError => toProblem(error, companyCode(error));

/** The problem for a failed write in a company. A 400 is always about what was sent, even if its message mentions the company. */
export const companyWriteProblem = (error: KeepnetError): ProblemError =>
  toProblem(error, error.kind === 'invalid' ? 'upstream_refused' : companyCode(error));

/** Runs calls about one company. @throws {ProblemError} Keepnet's errors as they apply to a company */
export async function withCompanyErrors<Answer>(calls: () => Promise<Answer>): Promise<Answer> {
  try {
    return await calls();
  } catch (error) {
    throw error instanceof KeepnetError ? companyProblem(error) : error;
  }
}

/** Runs calls about one record of a company, where a 404 means that the record does not exist. @throws {ProblemError} */
export async function withRecordErrors<Answer>(calls: () => Promise<Answer>): Promise<Answer> {
  try {
    return await calls();
  } catch (error) {
    if (!(error instanceof KeepnetError)) throw error;
    const companyIsGone = error.messages.some((message) => /\bcompany\b/i.test(message));
    if (error.kind === 'not_found' && !companyIsGone) throw toProblem(error, 'not_found');
    throw companyProblem(error);
  }
}
