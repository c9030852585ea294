/** A clock that a test moves by hand; it runs on from where it was put. Milliseconds. */
export class Clock {
  #ahead = 0;
  now = (): number => Date.now() + this.#ahead;

  advance(ms: number): void {
    this.#ahead += ms;
  }
}
