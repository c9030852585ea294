import { companyIdPattern, type ProblemCode } from '@reseller-console/contract';
import { KeepnetError } from '@reseller-console/keepnet';
import type { ErrorRequestHandler, Request } from 'express';
import type { Person } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Denials } from './denials.ts';

/** Refusals that are about who asks, for what, or from where. */
const denials: ReadonlySet<ProblemCode> = new Set([
  'no_role',
  'role_too_low',
  'cross_site',
  'company_forbidden',
  'companies_limited',
  'sign_in_failed',
]);

function companyIdOf({ companyId }: Request['params']): string | undefined {
  return typeof companyId === 'string' && companyIdPattern.test(companyId) ? companyId : undefined;
}

/**
 * The one place at which denials reach the trail, on the way of every error to its answer: writes, exports and admins' pages that
 * a person's role, the company or the check for other sites did not allow, and companies that a person may not see. A read has no
 * name in the trail; one of a company that may not be seen is told of by its method and route.
 */
export function recordDenials(
  { note }: Denials,
  personOf: (request: Request) => Person | null,
): ErrorRequestHandler {
  return async (error, request, _response, next) => {
    const { matched } = request;
    if (matched !== undefined && error instanceof ProblemError && denials.has(error.code)) {
      const { operation, params } = matched;
      const { audit, effect, method, path } = operation;
      const { code, options } = error;
      // An export that Keepnet refused is in the trail already, as one that failed.
      const isKnown = effect === 'export' && options.cause instanceof KeepnetError;
      if (!isKnown && (audit !== undefined || code === 'company_forbidden')) {
        const person = personOf(request) ?? undefined;
        const action = audit ?? `${method} ${path}`;
        await note({ person, action, code, companyId: companyIdOf(params), requestId: request.id });
      }
    }
    next(error);
  };
}
