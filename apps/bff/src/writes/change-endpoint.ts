import type { Operation, ResponseOf } from '@reseller-console/contract';
import { type Context, endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { identify, sendAnswer } from './answer.ts';
import type { DeclaredChange } from './change-work.ts';

interface Described<O extends Operation, Wanted> {
  wanted: (context: Context<O>) => Wanted;
  /** Checks a request that was not answered before, and says what the audit trail calls its subject. */
  admit: (context: Context<O>, wanted: Wanted) => Promise<string>;
}

/** Answers a change of the contract through the one write path. */
export function changeEndpoint<O extends Operation, Wanted>(
  operation: O,
  { writes }: Pick<Services, 'writes'>,
  change: DeclaredChange<Wanted>,
  described: Described<O, Wanted>,
) {
  return endpoint(operation, async (context): Promise<ResponseOf<O> | undefined> => {
    const { person, request, response } = context;
    const identity = identify(request);
    const wanted = described.wanted(context);
    const admit = () => described.admit(context, wanted);
    return sendAnswer(request, response, await writes.change(change, { person, ...identity, wanted, admit }));
  });
}
