import type { KeepnetError } from '../error.ts';
import type { RetryOptions } from '../options.ts';

const maxWaitMs = 10_000;
const maxBudget = 20;
const maxRetryAfterSeconds = 120;

/** Decides whether and when a failed read is tried again, within one process-wide budget. */
export class RetryPolicy {
  readonly #attempts: number;
  readonly #baseMs: number;
  readonly #ratio: number;
  readonly #random: () => number;
  #budget = maxBudget;

  constructor(options: RetryOptions | undefined, random: () => number) {
    this.#attempts = options?.attempts ?? 3;
    this.#baseMs = options?.baseMs ?? 200;
    this.#ratio = options?.budgetRatio ?? 0.2;
    this.#random = random;
  }

  /** Every call pays into the budget that retries draw from: an outage costs at most that share of extra calls. */
  onCall(): void {
    this.#budget = Math.min(maxBudget, this.#budget + this.#ratio);
  }

  /**
   * Milliseconds to wait before standing in line for the next attempt, or undefined to give up.
   * @param attempt the attempt that just failed, from 1
   */
  nextWaitMs(error: KeepnetError, attempt: number, remainingMs: number): number | undefined {
    if (attempt >= this.#attempts || !isTransient(error, attempt)) return undefined;
    const { status, retryAfterSeconds } = error;
    const isLimited = status === 429;
    if (isLimited && retryAfterSeconds) {
      // The queue holds it back as it does every call to this endpoint.
      return retryAfterSeconds * 1000 < remainingMs ? 0 : undefined;
    }
    const jittered = this.#random() * Math.min(maxWaitMs, this.#baseMs * 2 ** (attempt - 1));
    const wait = (retryAfterSeconds ?? 0) * 1000 + jittered;
    if (wait >= remainingMs) return undefined;
    // What a rate limit refused was cheap for Keepnet and goes again at half the pace: it costs no more than its place in turn.
    if (isLimited) return wait;
    if (this.#budget < 1) return undefined;
    this.#budget--;
    return wait;
  }
}

function isTransient(error: KeepnetError, attempt: number): boolean {
  switch (error.status) {
    case undefined:
      return error.kind === 'unavailable';
    case 429:
    case 502:
    case 503:
    case 504:
      return true;
    case 500:
      return attempt === 1;
    default:
      return false;
  }
}

/** Seconds of a `Retry-After` header, a number or an HTTP date, capped; undefined when absent or unreadable. */
export function readRetryAfter(header: string | string[] | undefined, nowMs: number): number | undefined {
  const text = (Array.isArray(header) ? header[0] : header)?.trim();
  if (text === undefined || text === '') return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - nowMs) / 1000);
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(maxRetryAfterSeconds, Math.max(0, seconds));
}
