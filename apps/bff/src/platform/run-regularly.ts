import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

/**
 * Runs `work` now, and again `everyMs` milliseconds after each run ends. A failure is logged and does not stop it.
 * @returns stops it: aborts the signal of the current run and waits for it
 */
export function runRegularly(
  name: string,
  everyMs: number,
  log: Logger,
  work: (stopped: AbortSignal) => Promise<void>,
): () => Promise<void> {
  const stopped = new AbortController();
  const runs = async () => {
    while (!stopped.signal.aborted) {
      try {
        await work(stopped.signal);
      } catch (error) {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, `${name} failed`);
      }
      await delay(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const running = runs();
  return async () => {
    stopped.abort();
    await running;
  };
}
