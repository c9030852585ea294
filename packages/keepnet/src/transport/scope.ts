import { KeepnetError } from '../error.ts';
import type { Call } from '../options.ts';

/** One call's total deadline and the caller's own signal, as a single signal whose reason is a {@link KeepnetError}. */
export class CallScope {
  /** On the clock of `performance.now()`. */
  readonly endsAt: number;
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.#controller.abort(new KeepnetError('aborted'));

  constructor(call: Call | undefined, defaultDeadlineMs: number) {
    const deadlineMs = call?.deadlineMs ?? defaultDeadlineMs;
    this.endsAt = performance.now() + deadlineMs;
    this.signal = this.#controller.signal;
    this.#timer = setTimeout(() => this.#controller.abort(new KeepnetError('timeout')), deadlineMs);
    this.#caller = call?.signal;
    if (this.#caller?.aborted) this.#onAbort();
    else this.#caller?.addEventListener('abort', this.#onAbort, { once: true });
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
}

/** Resolves as `work` does, or rejects with the signal's reason; `work` itself goes on, since others may share it. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** Resolves after `ms`, or rejects with the signal's reason. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return unlessAborted(slept, signal).finally(() => clearTimeout(timer));
}
