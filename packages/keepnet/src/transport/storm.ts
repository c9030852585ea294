import type { RateLimited } from '../options.ts';

/** Milliseconds without a refusal after which it is over. */
const quietMs = 1_000;
/** Milliseconds after which a storm that has not ended is logged all the same. */
const maxMs = 30_000;

/** Gathers the refusals of one rate limit, which come in crowds, and tells of them once, when it is over. */
export class Storm {
  readonly #tell: (seen: RateLimited) => void;
  #seen: RateLimited | undefined;
  #beganAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (seen: RateLimited) => void) {
    this.#tell = tell;
  }

  /** @param places how many calls to the endpoint may be in flight after it */
  onRefused(template: string, places: number, retryAfterSeconds: number | undefined): void {
    const now = performance.now();
    if (this.#seen === undefined) this.#beganAt = now;
    const seen = this.#seen ?? { refused: 0, templates: [], places };
    this.#seen = seen;
    seen.refused += 1;
    seen.places = Math.min(seen.places, places);
    if (!seen.templates.includes(template)) seen.templates.push(template);
    if (retryAfterSeconds !== undefined) {
      seen.retryAfterSeconds = Math.max(retryAfterSeconds, seen.retryAfterSeconds ?? 0);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), Math.min(quietMs, this.#beganAt + maxMs - now));
    this.#timer.unref();
  }

  /** Tells of the one under way, where there is one. */
  end(): void {
    clearTimeout(this.#timer);
    const seen = this.#seen;
    this.#seen = undefined;
    if (seen !== undefined) this.#tell(seen);
  }
}
