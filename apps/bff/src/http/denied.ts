import type { Operation, ProblemCode } from '@reseller-console/contract';
import { KeepnetError } from '@reseller-console/keepnet';
import type { ErrorRequestHandler, Request } from 'express';
import { attempts } from '../audit/attempted.ts';
import type { Denials } from '../audit/denials.ts';
import type { Person } from '../auth/person.ts';
import { ProblemError } from './problem.ts';

/** Refusals that are about who asks, for what, or from where. */
const denials: ReadonlySet<ProblemCode> = new Set([
  'no_role',
  'role_too_low',
  'cross_site',
  'company_forbidden',
  'companies_limited',
  'sign_in_failed',
]);

/**
 * The one place at which denials reach the trail, on the way of every error to its answer: writes, exports and admins' pages that
 * a person's role, the company or the check for other sites did not allow, and companies that a person may not see.
 */
export function recordDenials(
  operations: readonly Operation[],
  { note }: Denials,
  personOf: (request: Request) => Person | null,
): ErrorRequestHandler {
  const attempted = attempts(operations);
  return async (error, request, _response, next) => {
    const attempt =
      error instanceof ProblemError && denials.has(error.code) && attempted(request.method, request.path);
    if (attempt && (attempt.guarded || error.code === 'company_forbidden')) {
      const { action, companyId } = attempt;
      const person = personOf(request) ?? undefined;
      // An export that Keepnet refused is in the trail already, as one that failed.
      const isKnown = action.endsWith('.export') && error.options.cause instanceof KeepnetError;
      if (!isKnown) await note({ person, action, code: error.code, companyId, requestId: request.id });
    }
    next(error);
  };
}
