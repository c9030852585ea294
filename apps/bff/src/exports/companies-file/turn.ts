/** Lets one after another write. */
export class Turn {
  #last: Promise<void> = Promise.resolve();

  /** Waits for those who asked before. @returns ends the turn; call it even if nothing was written */
  async take(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }
}
