import { KeepnetError } from '../error.ts';
import type { Signal } from './signal.ts';

/** Gives a place back; calling it again does nothing. */
export type Release = () => void;

/**
 * Bounds the calls in flight. Waiting calls stand in one lane per company and lanes take turns, so that one
 * company's burst never starves the others. A rate limit halves how many go at once, and every call that is accepted after it
 * lets a little more go again: the calls that wait are not spent on being refused.
 */
export class FairQueue {
  readonly #limit: number;
  /** How many may be in flight now; between 1 and the limit. */
  #allowed: number;
  #active = 0;
  #pausedUntil = 0;
  #wake: NodeJS.Timeout | undefined;
  readonly #lanes = new Map<string, (() => void)[]>();

  constructor(limit: number) {
    this.#limit = limit;
    this.#allowed = limit;
  }

  /** Milliseconds until places are given again; 0 when not paused. */
  pausedMs(): number {
    return Math.max(0, this.#pausedUntil - performance.now());
  }

  /** After a rate limit: holds every call back for that long and then lets fewer go at once. */
  slowDown(ms: number): void {
    // The calls that were in flight together are refused together; that is one refusal.
    if (this.pausedMs() === 0) this.#allowed = Math.max(1, Math.min(this.#allowed, this.#active) / 2);
    this.pause(ms);
  }

  /** After a call that was not refused for its rate. */
  onAccepted(): void {
    if (this.#allowed < this.#limit) this.#allowed = Math.min(this.#limit, this.#allowed + 1 / this.#allowed);
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
   * Waits for a place in the lane, before all others there if it had one `before`. Rejects with the signal's reason, or at once with
   * `rate_limited` when the pause outlasts `remainingMs`.
   */
  acquire(lane: string, signal: Signal, remainingMs: number, before = false): Promise<Release> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const paused = this.pausedMs();
    if (paused > remainingMs) {
      const seconds = Math.ceil(paused / 1000);
      return Promise.reject(new KeepnetError('rate_limited', { retryAfterSeconds: seconds }));
    }
    if (paused === 0 && this.#hasPlace() && this.#lanes.size === 0) {
      return Promise.resolve(this.#take());
    }
    return this.#wait(lane, signal, before);
  }

  #hasPlace(): boolean {
    return this.#active < Math.floor(this.#allowed);
  }

  #wait(lane: string, signal: Signal, before: boolean): Promise<Release> {
    return new Promise((resolve, reject) => {
      const waiters = this.#lanes.get(lane) ?? [];
      this.#lanes.set(lane, waiters);
      const admit = () => {
        signal.removeEventListener('abort', leave);
        resolve(this.#take());
      };
      const leave = () => {
        const at = waiters.indexOf(admit);
        if (at >= 0) waiters.splice(at, 1);
        if (waiters.length === 0 && this.#lanes.get(lane) === waiters) this.#lanes.delete(lane);
        reject(signal.reason);
      };
      if (before) waiters.unshift(admit);
      else waiters.push(admit);
      signal.addEventListener('abort', leave);
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
    while (this.#hasPlace() && this.pausedMs() === 0) {
      const first = this.#lanes.entries().next();
      if (first.done) return;
      const [lane, waiters] = first.value;
      const admit = waiters.shift();
      this.#lanes.delete(lane);
      if (admit === undefined) continue;
      if (waiters.length > 0) this.#lanes.set(lane, waiters);
      admit();
    }
  }
}
