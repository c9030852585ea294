import { KeepnetError } from '@reseller-console/keepnet';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import * as z from 'zod';
import { resellerProblem } from './keepnet-problem.ts';
import { outageOf } from './outage.ts';
import { ProblemError, storageUnavailable } from './problem.ts';

/** Errors of Express's own middleware (`http-errors`). An unreadable body has a `type`; a missing file has none. */
const Refused = z.object({
  status: z.int().min(400).max(499),
  expose: z.boolean(),
  type: z.string().optional(),
});

function refusal({ status, type }: z.infer<typeof Refused>): ProblemError {
  if (status === 404) return new ProblemError('not_found');
  if (status === 413) return new ProblemError('payload_too_large');
  const detail = type === undefined ? undefined : 'The body is not JSON that can be read.';
  return new ProblemError('invalid_request', { detail });
}

function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof KeepnetError) return resellerProblem(error);
  const outage = outageOf(error);
  if (outage !== undefined) return storageUnavailable(outage);
  const refused = Refused.safeParse(error);
  if (refused.success) return refusal(refused.data);
  if (error instanceof URIError) return new ProblemError('invalid_request', { cause: error });
  return new ProblemError('internal', { cause: error });
}

const causeOf = (error: ProblemError) => {
  const { cause } = error.options;
  return cause instanceof Error
    ? { name: cause.name, message: cause.message, stack: cause.stack }
    : undefined;
};

/** The last middleware: answers every error as problem+json. Its cause goes to the log only. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const problem = toProblemError(error);
    // When the browser disconnects, calls to Keepnet are aborted. That is not a failure; the access log marks the request as cut.
    const isLeft = response.closed && problem.code !== 'internal';
    // Rate limiting by Keepnet is logged once for all requests that it affects.
    if (problem.status >= 500 && problem.code !== 'upstream_rate_limited' && !isLeft) {
      const cause = problem.code === 'internal' ? causeOf(problem) : undefined;
      const storage = outageOf(problem.options.cause)?.code;
      log.error({ requestId: request.id, code: problem.code, storage, cause }, 'request failed');
    }
    if (response.headersSent) {
      // The answer has begun. Break it off, or the browser would take it for complete.
      response.destroy();
      return;
    }
    const { retryAfter } = problem.options;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem.toProblem(request.id)));
  };
}
