import { KeepnetError } from '../error.ts';
import { Holds } from './holds.ts';
import { Pace } from './pace.ts';
import { type Holder, Shares } from './shares.ts';
import type { Signal } from './signal.ts';
import { WaitingCalls } from './waiting-calls.ts';

/** What a call needs a place for. */
export interface Asked extends Holder {
  /** What a refusal slows down: an endpoint, in any company. */
  route: string;
  /** What a `Retry-After` holds back: an endpoint, in one company where the call is about one. */
  endpoint: string;
}

/** A place for one call. */
export interface Place {
  /** Gives it back; calling it again does nothing. */
  release(): void;
  /** How many calls to its endpoint may be in flight now. */
  readonly pace: number;
  /** Keepnet took the call, whatever it answered. */
  onAccepted(): void;
  /** A rate limit refused the call, and asked for so many milliseconds of quiet about its endpoint. */
  onRefused(quietMs: number): void;
}

/** Milliseconds without any movement after which a share that is full counts as stuck. */
const defaultStuckMs = 10_000;
/** Seconds after which asking again may help where a share is stuck. */
const stuckRetrySeconds = 5;

/** A call that waits for a place. */
interface Waiter {
  asked: Asked;
  /** On the clock of `performance.now()`. */
  endsAt: number;
  admit: () => void;
  refuse: (error: KeepnetError) => void;
}

/**
 * Bounds the calls in flight. Who may have a place is the business of {@link Shares}, how many calls one endpoint takes that of {@link Pace}.
 * Waiting calls stand in one lane for each company and lanes take turns; within a lane its owners do. Those in the background come last.
 */
export class FairQueue {
  readonly #limit: number;
  /** By route, of which there are a few dozen. */
  readonly #paces = new Map<string, Pace>();
  readonly #shares: Shares;
  readonly #holds = new Holds(() => this.#pump());
  readonly #waiting = new WaitingCalls<Waiter>();
  /** Calls in the background: none of them goes while another call that may go waits. */
  readonly #backgroundWaiting = new WaitingCalls<Waiter>();
  readonly #stuckMs: number;

  constructor(limit: number, stuckMs = defaultStuckMs) {
    this.#limit = limit;
    this.#shares = new Shares(limit);
    this.#stuckMs = stuckMs;
  }

  /**
   * Waits for a place, before all others of its line if it had one `before`. Rejects with the signal's reason, and at once where waiting
   * makes no sense: with `rate_limited` when the endpoint is held back for longer than `remainingMs`, with `busy` when every place
   * that the call could have is held by calls that hang.
   */
  acquire(asked: Asked, signal: Signal, remainingMs: number, before = false): Promise<Place> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const heldMs = this.#holds.leftMs(asked.endpoint);
    if (heldMs > remainingMs) return Promise.reject(heldBack(heldMs));
    const blockedMs = this.#shares.blockedMs(asked);
    if (heldMs === 0 && blockedMs === undefined && this.#paceOf(asked).hasPlace)
      return Promise.resolve(this.#take(asked));
    if (blockedMs !== undefined && blockedMs > this.#stuckMs) {
      return Promise.reject(new KeepnetError('busy', { retryAfterSeconds: stuckRetrySeconds }));
    }
    return this.#wait(asked, signal, performance.now() + remainingMs, before);
  }

  #wait(asked: Asked, signal: Signal, endsAt: number, before: boolean): Promise<Place> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#queueOf(asked).remove(waiter, asked);
        reject(signal.reason);
      };
      const waiter = {
        asked,
        endsAt,
        admit: () => {
          signal.removeEventListener('abort', leave);
          resolve(this.#take(asked));
        },
        refuse: (error: KeepnetError) => {
          signal.removeEventListener('abort', leave);
          reject(error);
        },
      };
      this.#queueOf(asked).add(waiter, asked, before);
      signal.addEventListener('abort', leave);
    });
  }

  #take(asked: Asked): Place {
    const giveBack = this.#shares.take(asked);
    const pace = this.#paceOf(asked);
    const step = pace.begin();
    let held = true;
    return {
      release: () => {
        if (!held) return;
        held = false;
        giveBack();
        step.end();
        this.#pump();
      },
      get pace() {
        return pace.places;
      },
      onAccepted: step.onAccepted,
      onRefused: (quietMs) => {
        step.onRefused();
        if (quietMs > 0) this.#hold(asked.endpoint, quietMs);
      },
    };
  }

  /** Those in line who cannot wait so long are told at once. */
  #hold(endpoint: string, ms: number): void {
    this.#holds.add(endpoint, ms);
    const leftMs = this.#holds.leftMs(endpoint);
    const endsAt = performance.now() + leftMs;
    const late = (waiter: Waiter) => waiter.asked.endpoint === endpoint && waiter.endsAt < endsAt;
    for (const waiting of [this.#waiting, this.#backgroundWaiting]) {
      for (const { refuse } of waiting.removeAll(late)) refuse(heldBack(leftMs));
    }
  }

  #queueOf({ isBackground }: Asked): WaitingCalls<Waiter> {
    return isBackground ? this.#backgroundWaiting : this.#waiting;
  }

  #paceOf({ route }: Asked): Pace {
    const pace = this.#paces.get(route) ?? new Pace(this.#limit);
    this.#paces.set(route, pace);
    return pace;
  }

  #pump(): void {
    const mayGo = ({ asked }: Waiter) =>
      this.#holds.leftMs(asked.endpoint) === 0 &&
      this.#paceOf(asked).hasPlace &&
      this.#shares.blockedMs(asked) === undefined;
    while (this.#shares.hasPlace) {
      const waiter = this.#waiting.next(mayGo) ?? this.#backgroundWaiting.next(mayGo);
      if (waiter === undefined) return;
      waiter.admit();
    }
  }
}

const heldBack = (ms: number) =>
  new KeepnetError('rate_limited', { retryAfterSeconds: Math.ceil(ms / 1000) });
