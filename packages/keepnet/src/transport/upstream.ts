import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { KeepnetError } from '../error.ts';
import type { Call, CallEvent } from '../options.ts';
import type { Token, TokenSource } from '../token/source.ts';
import { type Breaker, healthOf } from './breaker.ts';
import { type Reading, readAnswer } from './classify.ts';
import { type Answer, exchange, type HttpRequest } from './exchange.ts';
import type { List, PageAsked } from './list.ts';
import type { Asked, FairQueue, Place } from './queue.ts';
import type { RetryPolicy } from './retry.ts';
import { buildRequest, type Fill, type RequestBase, type Route } from './route.ts';
import { CallSignal, type Signal, sleep } from './signal.ts';
import type { Storm } from './storm.ts';
import { type ExportFile, type FileAnswer, openFile } from './stream.ts';

/** What a client is made of. */
export interface UpstreamParts extends RequestBase {
  pool: Dispatcher;
  tokens: TokenSource;
  queue: FairQueue;
  fileQueue: FairQueue;
  retry: RetryPolicy;
  breaker: Breaker;
  storm: Storm;
  deadlineMs: number;
  bodyIdleMs: number;
  now: () => number;
  onCall: ((event: CallEvent) => void) | undefined;
}

/** One call under way: how to send it, and what its answer means. */
interface Sending<A extends Answer, T> {
  route: Route;
  fill: Fill;
  request: HttpRequest;
  signal: CallSignal;
  queue: FairQueue;
  asked: Asked;
  send: (request: HttpRequest, signal: Signal) => Promise<A>;
  read: (answer: A) => Reading<T>;
  renewed: boolean;
  requestId: string | undefined;
}

/** Sends calls: queue, token, deadline, retries and reading of the answer, in one place. */
export class Upstream {
  readonly #parts: UpstreamParts;

  constructor(parts: UpstreamParts) {
    this.#parts = parts;
  }

  /** Calls a route and parses `data` of its answer; rejects with a {@link KeepnetError} only. */
  async json<S extends z.ZodType>(
    route: Route,
    schema: S,
    call?: Call,
    fill: Fill = {},
  ): Promise<z.output<S>> {
    const request = buildRequest(this.#parts, route, fill, call);
    return this.#whole(route, fill, request, call, (answer) => readJson(answer, schema, this.#parts.now()));
  }

  /** Calls a list for one page of it, as {@link List} maps it. */
  async page<S extends z.ZodType, T extends object>(
    { route, schema, toPage }: List<S, T>,
    asked: PageAsked,
    call: Call | undefined,
    fill: Fill,
  ): Promise<T> {
    return toPage(await this.json(route, schema, call, fill), asked);
  }

  async #whole<T>(
    route: Route,
    fill: Fill,
    request: HttpRequest,
    call: Call | undefined,
    read: (answer: Answer) => Reading<T>,
  ) {
    const { pool, queue, deadlineMs } = this.#parts;
    const signal = new CallSignal(call, deadlineMs * (route.write ? 2 : 1));
    const send = (sent: HttpRequest, signal: Signal) => exchange(pool, sent, signal);
    try {
      const requestId = call?.requestId;
      return await this.#attempts({
        route,
        fill,
        request,
        signal,
        queue,
        asked: askedFor(route, fill, call),
        send,
        read,
        renewed: false,
        requestId,
      });
    } finally {
      signal.dispose();
    }
  }

  /** Asks for a file; resolves once status and content type say that it is one (design 6). */
  async file(route: Route, call: Call | undefined, fill: Fill): Promise<ExportFile> {
    const { pool, fileQueue, deadlineMs, bodyIdleMs, now } = this.#parts;
    const signal = new CallSignal(call, deadlineMs * 2);
    try {
      const file = await this.#attempts({
        route,
        fill,
        request: buildRequest(this.#parts, route, fill, call),
        signal,
        queue: fileQueue,
        // How many files one owner may have under way is up to the caller.
        asked: { ...askedFor(route, fill, call), owner: undefined },
        send: (request, signal) => openFile(pool, request, signal, bodyIdleMs),
        read: (answer) => readFile(answer, now()),
        renewed: false,
        requestId: call?.requestId,
      });
      signal.liftDeadline();
      file.body.once('close', () => signal.dispose());
      return file;
    } catch (error) {
      signal.dispose();
      throw error;
    }
  }

  async #attempts<A extends FileAnswer, T>(sending: Sending<A, T>): Promise<T> {
    const { queue, asked, signal, route } = sending;
    const { breaker } = this.#parts;
    this.#parts.retry.onCall();
    for (let attempt = 1; ; attempt++) {
      // A call must not wait for a place only to be told then.
      breaker.assertPasses(route.write);
      const place = await queue.acquire(asked, signal, signal.remainingMs(), attempt > 1);
      let streaming = false;
      let report: ReturnType<Breaker['enter']> | undefined;
      try {
        report = breaker.enter(route.write);
        const token = await this.#parts.tokens.get(signal);
        const started = performance.now();
        const { answer, reading } = await sendOnce(sending, token);
        if (answer?.file) {
          streaming = true;
          answer.file.body.once('close', place.release);
        }
        const { error } = reading;
        const ms = performance.now() - started;
        report(healthOf(error, ms >= signal.deadlineMs / 2));
        if (error?.status === 429) this.#slowDown(sending, place, error);
        else if (answer !== undefined) place.onAccepted();
        const wait = error && this.#nextWaitMs(sending, error, token, attempt);
        this.#parts.onCall?.({
          method: route.method,
          template: route.template,
          status: answer?.status ?? error?.status,
          kind: error?.kind,
          code: error?.code,
          requestId: sending.requestId,
          ms,
          attempt,
          retry: wait !== undefined,
        });
        if (reading.error === undefined) return reading.data;
        if (wait === undefined) throw error;
        place.release();
        if (wait > 0) await sleep(wait, signal);
      } finally {
        // Without a token nothing was asked; a probe that came that far has failed.
        report?.('neither');
        if (!streaming) place.release();
      }
    }
  }

  /** Milliseconds until this call is sent again, or undefined when the error is final. */
  #nextWaitMs<A extends Answer, T>(
    sending: Sending<A, T>,
    error: KeepnetError,
    token: Token,
    attempt: number,
  ): number | undefined {
    const { route, fill, request, signal } = sending;
    if (error.kind === 'unauthorized' && !sending.renewed) {
      sending.renewed = true;
      this.#parts.tokens.drop(token);
      return 0;
    }
    if (route.write) return undefined;
    const amended = error.kind === 'invalid' ? fill.amend?.(error) : undefined;
    if (amended !== undefined) {
      request.body = JSON.stringify(amended);
      return 0;
    }
    return this.#parts.retry.nextWaitMs(error, attempt, signal.remainingMs());
  }

  #slowDown<A extends Answer, T>(
    { route }: Sending<A, T>,
    place: Place,
    { retryAfterSeconds }: KeepnetError,
  ): void {
    place.onRefused((retryAfterSeconds ?? 0) * 1000);
    this.#parts.storm.onRefused(route.template, place.pace, retryAfterSeconds);
  }
}

/**
 * What a call asks a place for. What is about no company has a lane for each endpoint, and work that everybody shares one of its own:
 * the directory of companies does not wait for people whose lists hang.
 */
function askedFor({ method, template }: Route, { companyId }: Fill, call: Call | undefined): Asked {
  const { owner, isBackground = false } = call ?? {};
  const route = `${method} ${template}`;
  return {
    lane: companyId ?? `${owner === undefined ? 'shared' : 'people'} ${route}`,
    owner,
    isBackground,
    route,
    endpoint: `${route} ${companyId ?? ''}`,
  };
}

/** Sends once. Rejects only for what is not an answer of any kind. */
function sendOnce<A extends Answer, T>(
  { request, signal, send, read }: Sending<A, T>,
  token: Token,
): Promise<{ answer?: A; reading: Reading<T> }> {
  request.headers.authorization = token.authorization;
  return send(request, signal)
    .then((answer) => ({ answer, reading: read(answer) }))
    .catch((error: unknown) => {
      if (error instanceof KeepnetError) return { reading: { error } };
      throw error;
    });
}

function readJson<S extends z.ZodType>(answer: Answer, schema: S, nowMs: number): Reading<z.output<S>> {
  const reading = readAnswer(answer, nowMs);
  if (reading.error !== undefined) return reading;
  const parsed = schema.safeParse(reading.data);
  return parsed.success ? { data: parsed.data } : { error: badAnswer(answer.status, 'unexpected_shape') };
}

function readFile(answer: FileAnswer, nowMs: number): Reading<ExportFile> {
  if (answer.file !== undefined) return { data: answer.file };
  const { error } = readAnswer(answer, nowMs);
  return { error: error ?? badAnswer(answer.status, 'not_a_file') };
}

function badAnswer(status: number, code: string): KeepnetError {
  return new KeepnetError('bad_answer', { status, outcome: 'unknown', code });
}
