import { KeepnetError } from '../error.ts';

/** Gives a place back; calling it again does nothing. */
export type Release = () => void;

/**
 * Bounds the calls in flight. Waiting calls stand in one lane per company and lanes take turns, so that one
 * company's burst never starves the others.
 */
export class FairQueue {
  readonly #limit: number;
  #active = 0;
  #pausedUntil = 0;
  #wake: NodeJS.Timeout | undefined;
  readonly #lanes = new Map<string, Set<() => void>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Milliseconds until places are given again; 0 when not paused. */
  pausedMs(): number {
    return Math.max(0, this.#pausedUntil - performance.now());
  }

  /** Holds every call back for that long: a rate limit is the process's, not one caller's. Never shortens a pause. */
  pause(ms: number): void {
    const until = performance.now() + ms;
    if (until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    clearTimeout(this.#wake);
    this.#wake = setTimeout(() => this.#pump(), Math.ceil(ms) + 1);
    this.#wake.unref();
  }

  /**
   * Waits for a place in the lane. Rejects with the signal's reason, or at once with `rate_limited` when the pause
   * outlasts `remainingMs`.
   */
  acquire(lane: string, signal: AbortSignal, remainingMs: number): Promise<Release> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const paused = this.pausedMs();
    if (paused > remainingMs) {
      const seconds = Math.ceil(paused / 1000);
      return Promise.reject(new KeepnetError('rate_limited', { retryAfterSeconds: seconds }));
    }
    if (paused === 0 && this.#active < this.#limit && this.#lanes.size === 0) {
      return Promise.resolve(this.#take());
    }
    return this.#wait(lane, signal);
  }

  #wait(lane: string, signal: AbortSignal): Promise<Release> {
    return new Promise((resolve, reject) => {
      const waiters = this.#lanes.get(lane) ?? new Set();
      this.#lanes.set(lane, waiters);
      const admit = () => {
        signal.removeEventListener('abort', leave);
        resolve(this.#take());
      };
      const leave = () => {
        waiters.delete(admit);
        if (waiters.size === 0 && this.#lanes.get(lane) === waiters) this.#lanes.delete(lane);
        reject(signal.reason);
      };
      waiters.add(admit);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #take(): Release {
    this.#active++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#active--;
      this.#pump();
    };
  }

  #pump(): void {
    while (this.#active < this.#limit && this.pausedMs() === 0) {
      const first = this.#lanes.entries().next();
      if (first.done) return;
      const [lane, waiters] = first.value;
      const [admit] = waiters;
      this.#lanes.delete(lane);
      if (admit === undefined) continue;
      waiters.delete(admit);
      if (waiters.size > 0) this.#lanes.set(lane, waiters);
      admit();
    }
  }
}
