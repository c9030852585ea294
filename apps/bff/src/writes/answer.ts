import type { Request, Response } from 'express';
import { ProblemError } from '../http/problem.ts';
import type { WriteAnswer } from './writes.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What ties a write to its request. @throws {ProblemError} `idempotency_key_missing` */
export function identify(request: Request) {
  const key = request.get('idempotency-key');
  if (key === undefined || !uuid.test(key)) throw new ProblemError('idempotency_key_missing');
  return {
    idempotencyKey: key.toLowerCase(),
    route: `${request.method} ${request.path}`,
    requestId: request.id,
  };
}

/** Sends what a write is answered with, as a problem document where it is one. */
export function sendAnswer(request: Request, response: Response, { status, body }: WriteAnswer): undefined {
  response.status(status);
  if (status < 400) response.json(body);
  else {
    const problem = { ...body, requestId: request.id };
    response.type('application/problem+json').send(JSON.stringify(problem));
  }
  return undefined;
}
