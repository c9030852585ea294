interface Recalled<T> {
  bytes: Buffer;
  value: Readonly<T>;
}

/** Bytes of answers that one recall keeps, and how many: keys are requests, and whatever a person types makes a new one. */
const mostBytes = 2 * 1024 * 1024;
const mostAnswers = 500;

/** Freezes a value and everything in it. */
function freeze(value: object): void {
  Object.freeze(value);
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
}

/**
 * Knows what the latest answers were read as. A list that is asked for again has mostly not changed: an answer that comes back
 * byte for byte need not be parsed, checked and mapped once more. Every request still goes to Keepnet, and what it says counts.
 */
export class Recall<T extends object> {
  readonly #latest = new Map<string, Recalled<T>>();
  #size = 0;

  /** What these bytes were read as when the same request was answered with them the last time. */
  find(request: string, bytes: Buffer): Readonly<T> | undefined {
    const known = this.#latest.get(request);
    return known?.bytes.equals(bytes) ? known.value : undefined;
  }

  /** Keeps what an answer was read as, frozen, since several callers share it from here on. Lets go of the oldest ones for it. */
  keep(request: string, bytes: Buffer, value: T): void {
    freeze(value);
    this.#forget(request);
    // A copy, since an answer that was just received is a piece of a larger buffer.
    this.#latest.set(request, { bytes: Buffer.from(bytes), value });
    this.#size += bytes.length;
    for (const oldest of this.#latest.keys()) {
      if (this.#size <= mostBytes && this.#latest.size <= mostAnswers) return;
      this.#forget(oldest);
    }
  }

  #forget(request: string): void {
    this.#size -= this.#latest.get(request)?.bytes.length ?? 0;
    this.#latest.delete(request);
  }
}
