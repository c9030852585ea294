import { KeepnetError } from '../error.ts';
import type { Call } from '../options.ts';

/** What is used of an `AbortSignal` here. Every call has one and several places that listen, so it has to cost little. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** One call's total deadline and the caller's own signal, as a single signal whose reason is a {@link KeepnetError}. */
export class CallSignal implements Signal {
  readonly deadlineMs: number;
  /** On the clock of `performance.now()`. */
  readonly endsAt: number;
  reason: KeepnetError | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #caller: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.#end(new KeepnetError('aborted'));

  constructor(call: Call | undefined, defaultDeadlineMs: number) {
    this.deadlineMs = call?.deadlineMs ?? defaultDeadlineMs;
    this.endsAt = performance.now() + this.deadlineMs;
    this.#timer = setTimeout(() => this.#end(new KeepnetError('timeout')), this.deadlineMs);
    this.#caller = call?.signal;
    if (this.#caller?.aborted) this.#onAbort();
    else this.#caller?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get aborted(): boolean {
    return this.reason !== undefined;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  remainingMs(): number {
    return this.endsAt - performance.now();
  }

  /** Lifts the deadline and keeps the caller's signal: a file may stream for as long as bytes come. */
  liftDeadline(): void {
    clearTimeout(this.#timer);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#onAbort);
  }

  #end(reason: KeepnetError): void {
    if (this.aborted) return;
    this.reason = reason;
    for (const listener of this.#listeners) listener();
  }
}

/** Resolves as `work` does, or rejects with the signal's reason; `work` itself continues, since others may share it. */
export function unlessAborted<T>(work: Promise<T>, signal: Signal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** Resolves after `ms`, or rejects with the signal's reason. */
export function sleep(ms: number, signal: Signal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return unlessAborted(slept, signal).finally(() => clearTimeout(timer));
}
