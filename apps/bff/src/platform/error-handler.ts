import type { ProblemCode } from '@reseller-console/contract';
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

const refusals = new Map<number, ProblemCode>([
  [404, 'not_found'],
  [412, 'precondition_failed'],
  [413, 'payload_too_large'],
  [416, 'range_not_satisfiable'],
]);

/** The headers of a file are not those of the problem that is answered in its place. */
const ofFile = ['Content-Encoding', 'ETag', 'Last-Modified', 'Accept-Ranges'];

/** The size of the file whose range was asked for (RFC 9110, section 15.5.17). */
const Ranged = z.object({ headers: z.object({ 'Content-Range': z.string() }) });

function refusal({ status, type }: z.infer<typeof Refused>): ProblemError {
  const code = refusals.get(status);
  if (code !== undefined) return new ProblemError(code);
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
    for (const name of ofFile) response.removeHeader(name);
    const ranged = Ranged.safeParse(error);
    if (ranged.success) response.setHeader('Content-Range', ranged.data.headers['Content-Range']);
    const { retryAfter } = problem.options;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem.toProblem(request.id)));
  };
}
