/** What Keepnet asked to be left alone, and for how long. */
export class Holds {
  readonly #until = new Map<string, number>();
  readonly #onEnd: () => void;

  /** @param onEnd called after each hold that ends */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Milliseconds until this may be asked again; 0 when it may be. */
  leftMs(name: string): number {
    const until = this.#until.get(name);
    return until === undefined ? 0 : Math.max(0, until - performance.now());
  }

  /** Holds it back for that long. Never shortens a hold. */
  add(name: string, ms: number): void {
    if (ms <= this.leftMs(name)) return;
    this.#until.set(name, performance.now() + ms);
    const wake = setTimeout(() => this.#end(name), Math.ceil(ms) + 1);
    wake.unref();
  }

  #end(name: string): void {
    if (this.leftMs(name) > 0) return;
    this.#until.delete(name);
    this.#onEnd();
  }
}
