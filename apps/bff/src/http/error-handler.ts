import { KeepnetError } from '@reseller-console/keepnet';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import * as z from 'zod';
import { resellerProblem } from '../upstream/problem.ts';
import { ProblemError } from './problem.ts';

/** Body parsers mark what they refuse with a `type` and an HTTP status. */
const BodyParserError = z.object({ type: z.string(), status: z.number() });

function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof KeepnetError) return resellerProblem(error);
  const refused = BodyParserError.safeParse(error);
  if (refused.success && refused.data.status === 413) return new ProblemError('payload_too_large');
  if (refused.success && refused.data.status < 500) {
    return new ProblemError('invalid_request', { detail: 'The body is not JSON that can be read.' });
  }
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
  return (error, request, response, next) => {
    const problem = toProblemError(error);
    if (problem.status >= 500) {
      const cause = problem.code === 'internal' ? causeOf(problem) : undefined;
      log.error({ requestId: request.id, code: problem.code, cause }, 'request failed');
    }
    if (response.headersSent) return next(error);
    const { retryAfter } = problem.options;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem.toProblem(request.id)));
  };
}
