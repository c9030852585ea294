import { vi } from 'vitest';

/**
 * A worker in the page's own thread, as the DOM of these tests has none: it answers what `start` makes of its messages. Messages are cloned
 * as between threads, and each one is recorded by who sent it.
 */
export function runWorkersHere(start: (say: (reply: unknown) => void) => (message: unknown) => void) {
  const told = { toWorker: [] as unknown[], toPage: [] as unknown[] };
  class WorkerHere extends EventTarget {
    #ended = false;
    readonly #hear = start((reply) => {
      if (this.#ended) return;
      const data = structuredClone(reply);
      told.toPage.push(data);
      setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
    });
    postMessage(message: unknown) {
      // Files pass between threads by reference.
      told.toWorker.push(message);
      this.#hear(message);
    }
    terminate() {
      this.#ended = true;
    }
  }
  vi.stubGlobal('Worker', WorkerHere);
  return told;
}
