import type { ProblemCode } from '@reseller-console/contract';
import { KeepnetError, type KeepnetErrorKind } from '@reseller-console/keepnet';
import { ProblemError } from '../http/problem.ts';

/** What each way that Keepnet can fail is called in our API, for a call that is not about one company. */
const codes: Record<KeepnetErrorKind, ProblemCode> = {
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
  failed: 'upstream_failed',
  unavailable: 'upstream_unreachable',
  timeout: 'upstream_timeout',
  bad_answer: 'upstream_failed',
  aborted: 'upstream_timeout',
};

function problem(error: KeepnetError, code: ProblemCode): ProblemError {
  const said = error.kind === 'invalid' || error.kind === 'failed' ? error.messages.join(' ') : '';
  return new ProblemError(code, {
    cause: error,
    detail: said === '' ? undefined : said,
    retryAfter: error.retryAfterSeconds === undefined ? undefined : Math.ceil(error.retryAfterSeconds),
  });
}

/** The problem that a failed upstream call is answered with, or undefined when `error` is not one. */
export function upstreamProblem(error: unknown): ProblemError | undefined {
  return error instanceof KeepnetError ? problem(error, codes[error.kind]) : undefined;
}

/**
 * Runs calls about one company. A 403, a 404 or a 400 that names the company mean that the company is unavailable
 * (docs/keepnet-api.md, A24), never that there are no rows.
 */
export async function aboutCompany<Answer>(calls: () => Promise<Answer>): Promise<Answer> {
  try {
    return await calls();
  } catch (error) {
    if (!(error instanceof KeepnetError)) throw error;
    if (error.kind === 'forbidden') throw problem(error, 'company_forbidden');
    if (error.kind === 'not_found') throw problem(error, 'company_not_found');
    const namesCompany = error.messages.some((message) => /\bcompany\b/i.test(message));
    if (error.kind === 'invalid' && namesCompany) throw problem(error, 'company_not_found');
    throw error;
  }
}
