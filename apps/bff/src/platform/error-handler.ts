import { KeepnetError } from '@reseller-console/keepnet';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import * as z from 'zod';
import { resellerProblem } from './keepnet-problem.ts';
import { outageOf } from './outage.ts';
import { ProblemError, storageUnavailable } from './problem.ts';

/** What Express's own middleware refuses (`http-errors`): a body that cannot be read has a `type`, a file that cannot be had none. */
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

/** The last of the middleware: every error leaves as problem+json, and its cause stays in the log. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const problem = toProblemError(error);
    // Calls to Keepnet end when the browser leaves, which is no failure; the access log has it as cut.
    const isLeft = response.closed && problem.code !== 'internal';
    // Neither is being asked to slow down, which is told of once for all that it refused.
    if (problem.status >= 500 && problem.code !== 'upstream_rate_limited' && !isLeft) {
      const cause = problem.code === 'internal' ? causeOf(problem) : undefined;
      const storage = outageOf(problem.options.cause)?.code;
      log.error({ requestId: request.id, code: problem.code, storage, cause }, 'request failed');
    }
    if (response.headersSent) {
      // What has begun can only be broken off, so that nobody takes it for whole.
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
