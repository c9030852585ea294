import { companyIdPattern, type ProblemCode } from '@reseller-console/contract';
import { KeepnetError } from '@reseller-console/keepnet';
import type { ErrorRequestHandler, Request } from 'express';
import type { Person } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Denials } from './denials.ts';

/** Refusals because of who asks, for which company, or from which site. */
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
 * Records denials: the only place that does. It sees every error on its way to the error handler, and records refused writes, exports and
 * admin pages, and reads of companies that the person may not see. Reads have no audit action; they are recorded by method and route.
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
      // Keepnet refused it: the trail already has the export as failed.
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
