import type { BodyOf, Operation, ResponseOf } from '@reseller-console/contract';
import type { Request, Response } from 'express';
import { endpoint } from '../http/endpoint.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { CreateAction } from './action.ts';
import type { WriteAnswer } from './writes.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function idempotencyKey(request: Request): string {
  const key = request.get('idempotency-key');
  if (key === undefined || !uuid.test(key)) throw new ProblemError('idempotency_key_missing');
  return key.toLowerCase();
}

function sendAnswer(request: Request, response: Response, { status, body }: WriteAnswer): undefined {
  response.status(status);
  if (status < 400) response.json(body);
  else {
    const problem = { ...body, requestId: request.id };
    response.type('application/problem+json').send(JSON.stringify(problem));
  }
  return undefined;
}

/** Answers a create of the contract through the one write path, in the company of the path where there is one. */
export function createEndpoint<O extends Operation>(
  operation: O,
  { writes, scope }: Pick<Services, 'writes' | 'scope'>,
  action: CreateAction<BodyOf<O>>,
  check: (companyId: string, input: BodyOf<O>) => Promise<void> = async () => {},
) {
  return endpoint(
    operation,
    async ({ person, body, request, response }): Promise<ResponseOf<O> | undefined> => {
      const key = idempotencyKey(request);
      const { companyId } = request.params;
      const company = typeof companyId === 'string' ? await scope.forWrite(companyId) : null;
      if (company !== null) await check(company.id, body);
      const answer = await writes.create(action, {
        person,
        company,
        route: `${request.method} ${request.path}`,
        requestId: request.id,
        idempotencyKey: key,
        input: body,
      });
      return sendAnswer(request, response, answer);
    },
  );
}
