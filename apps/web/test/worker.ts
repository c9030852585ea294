import { vi } from 'vitest';

/**
 * A worker in the page's own thread, as the DOM of these tests has none: it answers what `start` makes of its messages.
 */
export function runWorkersHere(start: (say: (reply: unknown) => void) => (message: unknown) => void): void {
  class WorkerHere extends EventTarget {
    #ended = false;
    readonly #hear = start((data) => {
      if (!this.#ended) setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
    });
    postMessage(message: unknown) {
      this.#hear(message);
    }
    terminate() {
      this.#ended = true;
    }
  }
  vi.stubGlobal('Worker', WorkerHere);
}
