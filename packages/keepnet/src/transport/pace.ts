/** Milliseconds after a refusal for which the pace grows slowly: a limit that was just met is most likely still there. */
const carefulMs = 2_000;
/** The part of the limit that is always allowed: one call that hangs must not stop an endpoint that was refused often. */
const leastPart = 1 / 16;

/** Tells how one call went, and that it is over. */
export interface Step {
  /** Keepnet took it, whatever it answered. */
  onAccepted(): void;
  onRefused(): void;
  end(): void;
}

/**
 * How many calls of one endpoint may be in flight, as Keepnet's rate limits allow (additive increase, multiplicative decrease,
 * RFC 5681). Calls that were in flight together are refused together: that is one refusal, which halves the pace once.
 */
export class Pace {
  readonly #limit: number;
  #allowed: number;
  #inFlight = 0;
  /** Grows with every cut; a call counts only in the round in which it was sent. */
  #round = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
    this.#allowed = limit;
  }

  get places(): number {
    return Math.floor(this.#allowed);
  }

  get hasPlace(): boolean {
    return this.#inFlight < this.places;
  }

  begin(): Step {
    this.#inFlight += 1;
    const round = this.#round;
    return {
      onAccepted: () => this.#onAccepted(round),
      onRefused: () => this.#onRefused(round),
      end: () => {
        this.#inFlight -= 1;
      },
    };
  }

  #onRefused(round: number): void {
    this.#refusedAt = performance.now();
    if (round !== this.#round) return;
    this.#round += 1;
    const least = Math.max(1, this.#limit * leastPart);
    this.#allowed = Math.max(least, Math.min(this.#allowed, this.#inFlight) / 2);
  }

  /** By one place in each round trip at first, then by one for each call. */
  #onAccepted(round: number): void {
    if (round !== this.#round || this.#allowed === this.#limit) return;
    const isCareful = performance.now() - this.#refusedAt < carefulMs;
    this.#allowed = Math.min(this.#limit, this.#allowed + (isCareful ? 1 / this.#allowed : 1));
  }
}
