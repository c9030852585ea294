import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { KeepnetError } from '../error.ts';
import { assertCompanyId, fillPath } from '../ids.ts';
import type { Call, CallEvent } from '../options.ts';
import type { Token, TokenSource } from '../token/source.ts';
import { isExpired, readAnswer } from './classify.ts';
import { exchange, type HttpRequest } from './exchange.ts';
import type { FairQueue, Release } from './queue.ts';
import type { RetryPolicy } from './retry.ts';
import { CallScope, sleep } from './scope.ts';
import { type FileAnswer, openFile } from './stream.ts';

/** One upstream route. A write is never re-sent but for one renewal of the token. */
export interface Route {
  readonly method: HttpRequest['method'];
  readonly template: string;
  readonly write: boolean;
}

export const read = (method: 'GET' | 'POST', template: string): Route => ({ method, template, write: false });
export const write = (method: 'POST' | 'PUT' | 'DELETE', template: string): Route => ({
  method,
  template,
  write: true,
});

/** What fills a route: record ids in order, the company it is scoped to, the JSON body. */
export interface Fill {
  ids?: readonly string[];
  companyId?: string;
  body?: unknown;
}

/** A file being received. Ends in a stream error when it is cut; `abort` gives it up. */
export interface ExportFile {
  status: 200;
  contentType: string;
  body: Readable;
  /** Total size when Keepnet announced it. */
  bytes?: number;
  abort(): void;
}

export interface UpstreamParts {
  base: URL;
  pool: Dispatcher;
  tokens: TokenSource;
  queue: FairQueue;
  fileQueue: FairQueue;
  retry: RetryPolicy;
  companyHeaders: 'both' | 'keepnet';
  deadlineMs: number;
  bodyIdleMs: number;
  now: () => number;
  onCall: ((event: CallEvent) => void) | undefined;
}

const requestIds = /^[A-Za-z0-9._-]{1,64}$/;

/** Sends calls: scope, queue, token, deadline, retries and reading of the answer, in one place. */
export class Upstream {
  readonly #parts: UpstreamParts;

  constructor(parts: UpstreamParts) {
    this.#parts = parts;
  }

  /** Calls a route and parses `data` of its answer; rejects with a {@link KeepnetError} only. */
  async json<S extends z.ZodType>(
    route: Route,
    schema: S,
    call: Call | undefined,
    fill: Fill = {},
  ): Promise<z.output<S>> {
    return (await this.jsonWithHeaders(route, schema, call, fill)).data;
  }

  /** As {@link json}, with the answer's headers for whoever needs one. */
  async jsonWithHeaders<S extends z.ZodType>(
    route: Route,
    schema: S,
    call: Call | undefined,
    fill: Fill = {},
  ) {
    const scope = new CallScope(call, this.#parts.deadlineMs * (route.write ? 2 : 1));
    try {
      const { answer, data } = await this.#attempts(route, fill, call, scope, this.#parts.queue, exchange);
      const parsed = schema.safeParse(data);
      if (parsed.success) return { data: parsed.data, headers: answer.headers };
      throw new KeepnetError('bad_answer', {
        status: answer.status,
        outcome: 'unknown',
        code: 'unexpected_shape',
      });
    } finally {
      scope.dispose();
    }
  }

  /** Asks for a file; resolves once status and content type say that it is one (design 6). */
  async file(route: Route, call: Call | undefined, fill: Fill): Promise<ExportFile> {
    const scope = new CallScope(call, this.#parts.deadlineMs * 2);
    try {
      const { answer } = await this.#attempts(
        route,
        fill,
        call,
        scope,
        this.#parts.fileQueue,
        (pool, request, signal) => openFile(pool, request, signal, this.#parts.bodyIdleMs),
      );
      const { file } = answer;
      if (file === undefined)
        throw new KeepnetError('bad_answer', { status: answer.status, outcome: 'clear' });
      scope.liftDeadline();
      file.body.once('close', () => scope.dispose());
      return file;
    } catch (error) {
      scope.dispose();
      throw error;
    }
  }

  async #attempts<A extends FileAnswer>(
    route: Route,
    fill: Fill,
    call: Call | undefined,
    scope: CallScope,
    queue: FairQueue,
    send: (pool: Dispatcher, request: HttpRequest, signal: AbortSignal) => Promise<A>,
  ): Promise<{ answer: A; data: unknown }> {
    const { tokens, retry, pool } = this.#parts;
    const request = this.#build(route, fill, call);
    let renewed = false;
    retry.onCall();
    for (let attempt = 1; ; attempt++) {
      const release = await queue.acquire(fill.companyId ?? '', scope.signal, scope.remainingMs());
      const token = await this.#token(release, scope.signal);
      request.headers.authorization = token.authorization;
      const started = performance.now();
      const report = (error: KeepnetError | undefined, status: number | undefined, again: boolean) =>
        this.#report(route, {
          status,
          kind: error?.kind,
          ms: performance.now() - started,
          attempt,
          retry: again,
        });
      let error: KeepnetError;
      try {
        const answer = await send(pool, request, scope.signal);
        if (answer.file) answer.file.body.once('close', release);
        else release();
        const reading = answer.file ? { data: undefined } : readAnswer(answer, this.#parts.now());
        if (reading.error === undefined) {
          report(undefined, answer.status, false);
          return { answer, data: reading.data };
        }
        error = reading.error;
      } catch (failure) {
        release();
        error =
          failure instanceof KeepnetError ? failure : new KeepnetError('unavailable', { outcome: 'unknown' });
      }
      if (
        error.status !== undefined &&
        isExpired(error.status) &&
        error.kind === 'unauthorized' &&
        !renewed
      ) {
        renewed = true;
        tokens.drop(token);
        report(error, error.status, true);
        continue;
      }
      if (error.status === 429 && error.retryAfterSeconds !== undefined) this.#pause(error.retryAfterSeconds);
      const wait = route.write ? undefined : retry.nextWaitMs(error, attempt, scope.remainingMs());
      report(error, error.status, wait !== undefined);
      if (wait === undefined) throw error;
      await sleep(wait, scope.signal);
    }
  }

  async #token(release: Release, signal: AbortSignal): Promise<Token> {
    try {
      return await this.#parts.tokens.get(signal);
    } catch (error) {
      release();
      throw error;
    }
  }

  #pause(seconds: number): void {
    this.#parts.queue.pause(seconds * 1000);
    this.#parts.fileQueue.pause(seconds * 1000);
  }

  #report(route: Route, facts: Omit<CallEvent, 'method' | 'template'>): void {
    this.#parts.onCall?.({ method: route.method, template: route.template, ...facts });
  }

  #build(route: Route, fill: Fill, call: Call | undefined): HttpRequest {
    const headers: Record<string, string> = { accept: 'application/json, */*;q=0.5' };
    if (fill.companyId !== undefined) {
      assertCompanyId(fill.companyId);
      headers['x-keepnet-company-id'] = fill.companyId;
      if (this.#parts.companyHeaders === 'both') headers['x-ir-company-id'] = fill.companyId;
    }
    if (call?.requestId !== undefined && requestIds.test(call.requestId))
      headers['x-request-id'] = call.requestId;
    if (fill.body !== undefined) headers['content-type'] = 'application/json';
    return {
      method: route.method,
      path: this.#parts.base.pathname.replace(/\/$/, '') + fillPath(route.template, fill.ids ?? []),
      headers,
      body: fill.body === undefined ? null : JSON.stringify(fill.body),
    };
  }
}
