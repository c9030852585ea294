import type { BodyOf, Operation, ResponseOf } from '@reseller-console/contract';
import { type Context, endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import type { CreateAction } from './action.ts';
import { identify, sendAnswer } from './answer.ts';

/** Answers a create of the contract through the one write path, in the company of the path where there is one. */
export function createEndpoint<O extends Operation>(
  operation: O,
  { writes, scope }: Pick<Services, 'writes' | 'scope'>,
  action: CreateAction<BodyOf<O>>,
  check: (context: Context<O>) => Promise<void> = async () => {},
) {
  return endpoint(operation, async (context): Promise<ResponseOf<O> | undefined> => {
    const { person, body, call, request, response } = context;
    const identity = identify(request);
    const { companyId } = request.params;
    const admit = async () => {
      const company = typeof companyId === 'string' ? await scope.forWrite(companyId, call.owner) : null;
      await check(context);
      return company;
    };
    const answer = await writes.create(action, { person, admit, ...identity, input: body });
    return sendAnswer(request, response, answer);
  });
}
