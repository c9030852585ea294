import {
  type BodyOf,
  backgroundHeader,
  type Operation,
  type ParamsOf,
  Problem,
  personHeader,
  type QueryOf,
  type ResponseOf,
} from '@reseller-console/contract';
import * as z from 'zod/mini';
import { isBackground } from './last-act.ts';
import { endPage, heed, pageEnd, pagePerson } from './page-end.ts';
import { ProblemError } from './problem-error.ts';

type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { [K in Name]: Value };

/** What a call needs, by its operation; a query may name any part of itself, the server knows the rest. */
export type CallOptions<O extends Operation> = {
  signal?: AbortSignal;
  idempotencyKey?: string;
  /** The version of the record that was seen, for a change of it. */
  version?: string;
  /** The call continues after the page is closed. Its body may have 64 kB at most, by the Fetch standard. */
  keepalive?: boolean;
  /** Also if another person is now signed in than the one who opened this page. */
  forAnyone?: boolean;
} & (keyof ParamsOf<O> extends never ? unknown : { params: ParamsOf<O> }) &
  Part<'body', BodyOf<O>> & { query?: Partial<QueryOf<O>> };

type LooseOptions = {
  signal?: AbortSignal;
  params?: Readonly<Record<string, string>>;
  query?: object | undefined;
  body?: unknown;
  idempotencyKey?: string;
  version?: string;
  keepalive?: boolean;
  forAnyone?: boolean;
  /** The entity tag of what is known: the answer is 304 where that has not changed. */
  known?: string;
  /** For files: the server takes them for what they are, and wants them to be asked for by the console itself. */
  accept?: string;
};

/** The address of an operation: parameters are encoded, lists joined by commas, empty values left out. */
function addressOf(operation: Operation, { params, query }: LooseOptions): string {
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params?.[name];
    if (value === undefined) throw new TypeError(`${operation.path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

export function problemOf(response: Response, body: unknown, cause?: unknown): ProblemError {
  const problem = Problem.safeParse(body);
  if (!response.ok && problem.success) return new ProblemError({ ...problem.data, status: response.status });
  return new ProblemError(
    {
      code: response.status === 401 ? 'not_signed_in' : 'unreadable_answer',
      title: 'The answer could not be read',
      status: response.status,
      requestId: response.headers.get('x-request-id') ?? undefined,
    },
    cause,
  );
}

function headersOf(operation: Operation, options: LooseOptions): Headers {
  const { body, idempotencyKey, version, known } = options;
  const person = pagePerson();
  const headers = new Headers({ Accept: options.accept ?? 'application/json' });
  if (person !== undefined) headers.set(personHeader, person);
  if (isBackground()) headers.set(backgroundHeader, '1');
  if (operation.effect !== 'read') headers.set('X-CSRF', '1');
  if (body !== undefined) headers.set('Content-Type', body instanceof Blob ? body.type : 'application/json');
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  if (version !== undefined) headers.set('If-Match', `"${version}"`);
  if (known !== undefined) headers.set('If-None-Match', known);
  return headers;
}

/** Reads are aborted with the page. A write is not: leaving does not undo it, and its result has to be shown. */
function signalOf({ effect }: Operation, { signal, forAnyone }: LooseOptions): AbortSignal | undefined {
  if (effect === 'write' || forAnyone) return signal;
  return signal ? AbortSignal.any([signal, pageEnd]) : pageEnd;
}

export async function send(origin: string, operation: Operation, options: LooseOptions): Promise<Response> {
  const { body, keepalive = false, forAnyone = false } = options;
  if (!forAnyone) pageEnd.throwIfAborted();
  const signal = signalOf(operation, options);
  let response: Response;
  try {
    response = await fetch(origin + addressOf(operation, options), {
      method: operation.method,
      headers: headersOf(operation, options),
      credentials: 'same-origin',
      redirect: 'error',
      keepalive,
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ProblemError({ code: 'no_connection', title: 'No answer', status: 0 }, cause);
  }
  if (!forAnyone) heed(response);
  return response;
}

export async function readAnswer(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await readJson(response);
  } catch (cause) {
    signal?.throwIfAborted();
    throw problemOf(response, undefined, cause);
  }
  if (response.ok) return answer;
  const problem = problemOf(response, answer);
  if (problem.code === 'wrong_person') endPage('another_person');
  throw problem;
}

/**
 * Makes the one function that talks to the server. It answers with what the operation's response schema parsed, or
 * throws `ProblemError`; an aborted call throws the signal's own reason. It never retries and never speaks to the person.
 */
export function createCall(origin: string) {
  return async function call<const O extends Operation>(
    operation: O,
    options: CallOptions<O>,
  ): Promise<ResponseOf<O>> {
    const response = await send(origin, operation, options);
    const answer = await readAnswer(response, options.signal);
    const parsed = z.safeParse<O['response']>(operation.response, answer);
    if (!parsed.success) throw problemOf(response, undefined, parsed.error);
    return parsed.data;
  };
}

export const call = createCall('');
