/** Milliseconds after a refusal for which the pace grows slowly: a limit that was just met is most likely still there. */
const carefulMs = 2_000;

/**
 * How many calls may be in flight, as Keepnet's rate limits allow (additive increase, multiplicative decrease, RFC 5681). Calls that
 * were in flight together are refused together: that is one refusal, which halves the pace once.
 */
export class Pace {
  readonly #limit: number;
  /** Between 1 and the limit. */
  #allowed: number;
  #round = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
    this.#allowed = limit;
  }

  get places(): number {
    return Math.floor(this.#allowed);
  }

  /** Grows with every cut; a call remembers the one that it was sent in. */
  get round(): number {
    return this.#round;
  }

  /** After a rate limit met a call of that round. */
  onRefused(round: number): void {
    this.#refusedAt = performance.now();
    if (round !== this.#round) return;
    this.#round += 1;
    this.#allowed = Math.max(1, this.#allowed / 2);
  }

  /** After Keepnet took a call of that round, whatever it answered. By one place in each round trip at first, then twofold. */
  onAccepted(round: number): void {
    if (round !== this.#round || this.#allowed === this.#limit) return;
    const isCareful = performance.now() - this.#refusedAt < carefulMs;
    this.#allowed = Math.min(this.#limit, this.#allowed + (isCareful ? 1 / this.#allowed : 1));
  }
}
