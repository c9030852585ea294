import type { ResponseOf, WriteOperation } from '@reseller-console/contract';
import type { Scope } from '../companies/scope.ts';
import { type Context, endpoint } from '../platform/endpoint.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Command } from './command.ts';
import type { Commands } from './commands.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What every endpoint that writes works with. */
export interface CommandTools {
  commands: Pick<Commands, 'execute'>;
  scope: Pick<Scope, 'forWrite'>;
}

interface Described<O extends WriteOperation, Input> {
  /** The command's input. */
  input: (context: Context<O>) => Input;
  /** Validates a request that is not a repeat. */
  check?: (context: Context<O>, input: Input) => Promise<void>;
}

/** Serves a write operation with a command, in the company of the path if there is one. @throws {ProblemError} `idempotency_key_missing` */
export function commandEndpoint<O extends WriteOperation, Input, Wanted, Before>(
  operation: O,
  command: Command<Input, Wanted, Before>,
  { commands, scope }: CommandTools,
  described: Described<O, Input>,
) {
  return endpoint(operation, async (context): Promise<ResponseOf<O> | undefined> => {
    const { person, request, response, call } = context;
    const idempotencyKey = request.get('idempotency-key')?.toLowerCase();
    if (idempotencyKey === undefined || !uuid.test(idempotencyKey)) {
      throw new ProblemError('idempotency_key_missing');
    }
    const input = described.input(context);
    const { companyId } = request.params;
    const { status, body } = await commands.execute(command, {
      person,
      route: `${request.method} ${request.path}`,
      requestId: request.id,
      idempotencyKey,
      input,
      left: call.signal,
      async admit() {
        const company = typeof companyId === 'string' ? await scope.forWrite(companyId, call.owner) : null;
        await described.check?.(context, input);
        return company;
      },
    });
    response.status(status);
    if (status < 400) response.json(body);
    else {
      const problem = JSON.stringify({ ...body, requestId: request.id });
      response.type('application/problem+json').send(problem);
    }
    return undefined;
  });
}
