/** Calls of one plan at once in one company. */
export const maxPlaces = 4;
/** Batches in a row that went well, after which there is one place more. */
const provenBatches = 8;
/** Milliseconds that a batch of several calls should take: pausing the plan takes effect only after it. */
const batchMs = 500;
/** Answers in a row that did not come before a plan pauses. */
export const maxUnreachable = 3;

/** The pace of a plan. A rate limit halves it and holds it back; batches that go well speed it up again. */
export class Pace {
  #now: () => number;
  #good = 0;
  #unreachable = 0;
  places = maxPlaces;
  /** How many items a batch should have if each needs a call of its own. */
  items = 1;
  /** Milliseconds since the epoch until which nothing is sent; 0 where nothing holds it back. */
  until = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Sets the size of the next batch by how long this one took. */
  onBatch(items: number, ms: number): void {
    this.items = Math.max(1, Math.floor((items * batchMs) / ms));
  }

  onAnswer(): void {
    this.#unreachable = 0;
    this.#good += 1;
    if (this.#good % provenBatches === 0) this.places = Math.min(maxPlaces, this.places + 1);
  }

  onSlow(waitSeconds: number): void {
    this.#good = 0;
    this.#unreachable = 0;
    this.places = Math.max(1, Math.floor(this.places / 2));
    this.until = Math.max(this.until, this.#now() + waitSeconds * 1000);
  }

  /** @returns whether that was once too often */
  onUnreachable(waitSeconds: number): boolean {
    this.#unreachable += 1;
    this.until = Math.max(this.until, this.#now() + waitSeconds * 1000);
    return this.#unreachable >= maxUnreachable;
  }

  /** Milliseconds to wait before the next call. */
  get waitMs(): number {
    return Math.max(0, this.until - this.#now());
  }
}
