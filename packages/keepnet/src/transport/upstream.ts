import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { KeepnetError } from '../error.ts';
import type { Call, CallEvent } from '../options.ts';
import type { Token, TokenSource } from '../token/source.ts';
import { type Reading, readAnswer } from './classify.ts';
import { exchange, type HttpRequest } from './exchange.ts';
import type { FairQueue } from './queue.ts';
import type { RetryPolicy } from './retry.ts';
import { buildRequest, type Fill, type RequestBase, type Route } from './route.ts';
import { CallScope, sleep } from './scope.ts';
import { type ExportFile, type FileAnswer, openFile } from './stream.ts';

/** What a client is made of. */
export interface UpstreamParts extends RequestBase {
  pool: Dispatcher;
  tokens: TokenSource;
  queue: FairQueue;
  fileQueue: FairQueue;
  retry: RetryPolicy;
  deadlineMs: number;
  bodyIdleMs: number;
  now: () => number;
  onCall: ((event: CallEvent) => void) | undefined;
}

type Send<A> = (pool: Dispatcher, request: HttpRequest, signal: AbortSignal) => Promise<A>;

/** One call under way. */
interface Sending<A> {
  route: Route;
  fill: Fill;
  request: HttpRequest;
  scope: CallScope;
  queue: FairQueue;
  send: Send<A>;
  renewed: boolean;
}

/** Sends calls: queue, token, deadline, retries and reading of the answer, in one place. */
export class Upstream {
  readonly #parts: UpstreamParts;

  constructor(parts: UpstreamParts) {
    this.#parts = parts;
  }

  /** Calls a route and parses `data` of its answer; rejects with a {@link KeepnetError} only. */
  async json<S extends z.ZodType>(route: Route, schema: S, call?: Call, fill?: Fill): Promise<z.output<S>> {
    return (await this.jsonWithHeaders(route, schema, call, fill)).data;
  }

  /** As {@link json}, with the answer's headers for whoever needs one. */
  async jsonWithHeaders<S extends z.ZodType>(route: Route, schema: S, call?: Call, fill: Fill = {}) {
    const scope = new CallScope(call, this.#parts.deadlineMs * (route.write ? 2 : 1));
    try {
      const request = buildRequest(this.#parts, route, fill, call);
      const sending = {
        route,
        fill,
        request,
        scope,
        queue: this.#parts.queue,
        send: exchange,
        renewed: false,
      };
      const { answer, data } = await this.#attempts(sending);
      const parsed = schema.safeParse(data);
      if (parsed.success) return { data: parsed.data, headers: answer.headers };
      throw badAnswer(answer.status, 'unexpected_shape');
    } finally {
      scope.dispose();
    }
  }

  /** Asks for a file; resolves once status and content type say that it is one (design 6). */
  async file(route: Route, call: Call | undefined, fill: Fill): Promise<ExportFile> {
    const scope = new CallScope(call, this.#parts.deadlineMs * 2);
    try {
      const request = buildRequest(this.#parts, route, fill, call);
      const send: Send<FileAnswer> = (pool, asked, signal) =>
        openFile(pool, asked, signal, this.#parts.bodyIdleMs);
      const sending = { route, fill, request, scope, queue: this.#parts.fileQueue, send, renewed: false };
      const { answer } = await this.#attempts(sending);
      if (answer.file === undefined) throw badAnswer(answer.status, 'not_a_file');
      scope.liftDeadline();
      answer.file.body.once('close', () => scope.dispose());
      return answer.file;
    } catch (error) {
      scope.dispose();
      throw error;
    }
  }

  async #attempts<A extends FileAnswer>(sending: Sending<A>): Promise<{ answer: A; data: unknown }> {
    const { fill, queue, scope, route } = sending;
    this.#parts.retry.onCall();
    for (let attempt = 1; ; attempt++) {
      const release = await queue.acquire(fill.companyId ?? '', scope.signal, scope.remainingMs());
      let streaming = false;
      try {
        const token = await this.#parts.tokens.get(scope.signal);
        const started = performance.now();
        const { answer, reading } = await this.#once(sending, token);
        if (answer?.file) {
          streaming = true;
          answer.file.body.once('close', release);
        }
        const { error } = reading;
        const wait = error && this.#nextWaitMs(sending, error, token, attempt);
        this.#parts.onCall?.({
          method: route.method,
          template: route.template,
          status: answer?.status,
          kind: error?.kind,
          ms: performance.now() - started,
          attempt,
          retry: wait !== undefined,
        });
        if (error === undefined && answer !== undefined) return { answer, data: reading.data };
        if (wait === undefined) throw error;
        release();
        if (wait > 0) await sleep(wait, scope.signal);
      } finally {
        if (!streaming) release();
      }
    }
  }

  async #once<A extends FileAnswer>(
    { request, scope, send }: Sending<A>,
    token: Token,
  ): Promise<{ answer?: A; reading: Reading }> {
    request.headers.authorization = token.authorization;
    try {
      const answer = await send(this.#parts.pool, request, scope.signal);
      const reading = answer.file === undefined ? readAnswer(answer, this.#parts.now()) : { data: undefined };
      return { answer, reading };
    } catch (error) {
      if (error instanceof KeepnetError) return { reading: { error } };
      throw error;
    }
  }

  /** Milliseconds until this call is sent again, or undefined when the error is final. */
  #nextWaitMs<A>(
    sending: Sending<A>,
    error: KeepnetError,
    token: Token,
    attempt: number,
  ): number | undefined {
    const { route, fill, request, scope } = sending;
    if (error.kind === 'unauthorized' && !sending.renewed) {
      sending.renewed = true;
      this.#parts.tokens.drop(token);
      return 0;
    }
    if (error.status === 429 && error.retryAfterSeconds !== undefined) this.#pause(error.retryAfterSeconds);
    if (route.write) return undefined;
    const amended = error.kind === 'invalid' ? fill.amend?.(error) : undefined;
    if (amended !== undefined) {
      request.body = JSON.stringify(amended);
      return 0;
    }
    return this.#parts.retry.nextWaitMs(error, attempt, scope.remainingMs());
  }

  #pause(seconds: number): void {
    this.#parts.queue.pause(seconds * 1000);
    this.#parts.fileQueue.pause(seconds * 1000);
  }
}

function badAnswer(status: number, code: string): KeepnetError {
  return new KeepnetError('bad_answer', { status, outcome: 'unknown', code });
}
