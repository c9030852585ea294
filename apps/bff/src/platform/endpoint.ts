import {
  type BodyOf,
  companyIdPattern,
  fieldErrorsOf,
  type Operation,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  refusalOf,
} from '@reseller-console/contract';
import { type Call, isReservedWord } from '@reseller-console/keepnet';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import * as z from 'zod/mini';
import { arrivalAt } from './arrival.ts';
import { untilCutOff } from './graceful-shutdown.ts';
import type { PersonLimits } from './limits.ts';
import { onlyMethods } from './methods.ts';
import type { Caller, Person } from './person.ts';
import { ProblemError } from './problem.ts';
import { sendJson } from './send-json.ts';

/** What a handler gets. Everything is parsed, and the person is allowed to do this. */
export interface Context<O extends Operation> {
  operation: O;
  person: Caller;
  params: ParamsOf<O>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  /** Pass it to every call to Keepnet: it aborts the call when the browser disconnects, and carries the request id and the owner. */
  call: Call;
  request: Request;
  response: Response;
}

/** An operation of the contract and its handler. */
export interface Endpoint {
  operation: Operation;
  handle: (
    request: Request,
    response: Response,
    person: Caller,
    assertCompany: AssertCompany,
  ) => Promise<void>;
}

/** Rejects if the company is not a customer of the reseller. */
type AssertCompany = (companyId: string) => Promise<void>;

function parsed(schema: z.ZodMiniType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new ProblemError('invalid_request', { errors: fieldErrorsOf(result.error) });
}

function parsedQuery<O extends Operation>(operation: O, request: Request): QueryOf<O>;
function parsedQuery({ query }: Operation, request: Request): unknown {
  return parsed(query, request.query);
}

function parsedBody<O extends Operation>(operation: O, request: Request): BodyOf<O>;
function parsedBody({ body }: Operation, request: Request): unknown {
  return parsed(body, request.body);
}

function parsedParams<O extends Operation>(operation: O, request: Request): ParamsOf<O>;
function parsedParams(_operation: Operation, request: Request): Record<string, unknown> {
  for (const name in request.params) {
    const value = request.params[name];
    const isId = typeof value === 'string' && companyIdPattern.test(value);
    if (isId && !isReservedWord(value)) continue;
    throw new ProblemError(name === 'companyId' && !isId ? 'invalid_company_id' : 'not_found');
  }
  return request.params;
}

/** Refuses a company outside the person's limit, whether it exists or not. */
function assertMaySee({ companies }: Person, { companyId }: Request['params']): void {
  if (companies === null || companyId === undefined) return;
  if (typeof companyId !== 'string' || !companies.includes(companyId)) {
    throw new ProblemError('company_forbidden');
  }
}

function callOf(request: Request, response: Response, { id: owner }: Person): Call {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(response.errored ?? undefined);
  });
  return { signal: gone.signal, requestId: request.id, owner };
}

/**
 * Declares the handler of an operation. Only the fields in the contract leave the server. A handler that writes the response itself
 * returns undefined.
 */
export function endpoint<O extends Operation>(
  operation: O,
  handler: (context: Context<O>) => Promise<ResponseOf<O> | undefined>,
): Endpoint {
  return {
    operation,
    handle: async (request, response, person, assertCompany) => {
      const params = parsedParams(operation, request);
      assertMaySee(person, request.params);
      const { companyId } = request.params;
      if (typeof companyId === 'string') await assertCompany(companyId);
      const answer = await handler({
        operation,
        person,
        params,
        query: parsedQuery(operation, request),
        body: parsedBody(operation, request),
        call: callOf(request, response, person),
        request,
        response,
      });
      if (response.headersSent) return;
      await sendJson(request, response, JSON.stringify(z.parse(operation.response, answer)));
    },
  };
}

const hasRole = (person: Person): person is Caller => person.role !== null;

/** @throws {ProblemError} `not_signed_in`, `no_role`, `role_too_low` or `companies_limited` */
function admit(person: Person | null, operation: Operation): Caller {
  if (person === null) throw new ProblemError('not_signed_in');
  if (!hasRole(person)) throw new ProblemError('no_role');
  const { role } = person;
  const refusal = refusalOf({ role, limited: person.companies !== null }, operation);
  if (refusal === 'role_too_low') {
    throw new ProblemError(refusal, {
      detail: `This needs the role ${operation.role}; yours is ${role}.`,
      params: { needed: operation.role, yours: role },
    });
  }
  if (refusal !== undefined) throw new ProblemError(refusal);
  return person;
}

/** Sorts a path with a fixed word before one that takes an id in the same place. */
const placeOf = ({ operation }: Endpoint): string => operation.path.replaceAll(/:\w+/g, '~');

const routerMethod = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/** Replaces lone surrogates with U+FFFD before anything is checked, hashed or sent. The contract refuses NUL. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

const bodyParser = express.json({ limit: '1mb', reviver: wellFormed });

/** Reads the body into `request.body`. Rejects if it is too large or no JSON. */
const readBody = (request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    bodyParser(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });

/**
 * Mounts endpoints. A request passes, in this order: its session, the check for other sites, the person's role, their limits. Its body and
 * parameters are read only after that. Paths are matched exactly.
 */
export function mount(
  endpoints: readonly Endpoint[],
  {
    session,
    crossSite,
    personOf,
    limits,
    assertCompany,
    cutOff,
  }: {
    session: RequestHandler;
    crossSite: RequestHandler;
    personOf: (request: Request) => Person | null;
    limits: PersonLimits;
    assertCompany: AssertCompany;
    cutOff: AbortSignal;
  },
): Router {
  const { before, after } = onlyMethods(endpoints.map(({ operation }) => operation));
  const router = Router({ caseSensitive: true, strict: true }).use(before, session);
  const sorted = endpoints.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  for (const { operation, handle } of sorted) {
    const reads = operation.effect === 'read';
    const admission = async (request: Request, response: Response, next: () => void) => {
      const person = admit(personOf(request), operation);
      if (!reads) await limits.takeChange(person);
      // The browser has disconnected: `close` has already fired, and a read begun now would never end.
      if (response.closed) return;
      if (reads) response.on('close', limits.beginRead(person));
      next();
    };
    router[routerMethod[operation.method]](
      operation.path,
      arrivalAt(operation, crossSite),
      admission,
      async (request, response) => {
        await untilCutOff(cutOff, operation.effect, response, async () => {
          if (operation.body !== undefined) await readBody(request, response);
          await handle(request, response, admit(personOf(request), operation), assertCompany);
        });
      },
    );
  }
  return router.use(crossSite, after);
}
