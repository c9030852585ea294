import { KeepnetError } from '../error.ts';
import type { BreakerOptions } from '../options.ts';

/**
 * What a call that went through the breaker says of Keepnet; `neither` is an answer that says nothing of its health, `left` a caller
 * who did not wait for one.
 */
export type Health = 'well' | 'ill' | 'neither' | 'left';

/**
 * Stops asking an upstream that does not answer: callers fail at once instead of at their deadlines. It opens after a
 * number of failures within a window and no sound answer between them, or while they were waited for, which one company's or one
 * route's trouble alone does not bring about. Once its time is over one read goes through as a probe, never a write; how that ends decides.
 */
export class Breaker {
  readonly #max: number;
  readonly #windowMs: number;
  readonly #firstOpenMs: number;
  readonly #maxOpenMs: number;
  readonly #onChange: (open: boolean) => void;
  /** Times of the failures since the last sound answer, on the clock of `performance.now()`. */
  #failures: number[] = [];
  /** Sound answers so far. */
  #sound = 0;
  /** Undefined while closed. */
  #openUntil: number | undefined;
  #openMs: number;
  #probing = false;

  constructor(options: BreakerOptions | undefined, onChange: (open: boolean) => void = () => {}) {
    this.#max = options?.failures ?? 10;
    this.#windowMs = options?.windowMs ?? 30_000;
    this.#firstOpenMs = options?.openMs ?? 2_000;
    this.#maxOpenMs = options?.maxOpenMs ?? 30_000;
    this.#openMs = this.#firstOpenMs;
    this.#onChange = onChange;
  }

  /** @throws {KeepnetError} `unavailable`, `not_sent`, while a call of this kind would not be let through */
  assertPasses(write: boolean): void {
    if (this.#openUntil === undefined) return;
    const leftMs = this.#openUntil - performance.now();
    if (leftMs <= 0 && !this.#probing && !write) return;
    throw new KeepnetError('unavailable', {
      code: 'breaker_open',
      retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1000)),
    });
  }

  /**
   * Lets a call through, as the probe where one is due.
   * @returns takes how the call went; must be called, and counts once
   * @throws {KeepnetError} as {@link assertPasses}
   */
  enter(write: boolean): (health: Health) => void {
    this.assertPasses(write);
    const isProbe = this.#openUntil !== undefined;
    if (isProbe) this.#probing = true;
    const soundBefore = this.#sound;
    let told = false;
    return (health) => {
      if (told) return;
      told = true;
      if (isProbe) this.#probing = false;
      if (health === 'well') this.#close();
      // The next read is the probe then: people who type leave a search at every key.
      else if (health === 'left') return;
      else if (isProbe) this.#reopen();
      // Keepnet answered others meanwhile: what hangs is a company or a route, not all of it.
      else if (health === 'ill' && soundBefore === this.#sound) this.#count();
    };
  }

  #close(): void {
    this.#sound += 1;
    this.#failures = [];
    this.#openMs = this.#firstOpenMs;
    if (this.#openUntil === undefined) return;
    this.#openUntil = undefined;
    this.#onChange(false);
  }

  #count(): void {
    if (this.#openUntil !== undefined) return;
    const now = performance.now();
    this.#failures = this.#failures.filter((at) => now - at < this.#windowMs);
    this.#failures.push(now);
    if (this.#failures.length < this.#max) return;
    this.#failures = [];
    this.#openUntil = now + this.#openMs;
    this.#onChange(true);
  }

  #reopen(): void {
    this.#openMs = Math.min(this.#maxOpenMs, this.#openMs * 2);
    this.#openUntil = performance.now() + this.#openMs;
  }
}

/**
 * Failures of the connection, time-outs and 5xx without an envelope are Keepnet's; whatever else it said, it is there.
 * @param hadTime whether Keepnet had the better part of the deadline: a call that spent it waiting for a place says nothing
 */
export function healthOf(error: KeepnetError | undefined, hadTime: boolean): Health {
  if (error === undefined) return 'well';
  if (error.kind === 'timeout') return hadTime ? 'ill' : 'neither';
  if (error.kind === 'unavailable') return 'ill';
  if (error.kind === 'aborted') return 'left';
  return error.kind === 'bad_answer' ? 'neither' : 'well';
}
