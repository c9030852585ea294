import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { outageOf } from '../db/outage.ts';

/** What may be left open by a process that is gone. */
export interface Recoverable {
  recoverAbandoned(stopped: AbortSignal): Promise<void>;
}

/** Milliseconds between looks for what a crashed process left open. */
const everyMs = 5000;

/**
 * Settles what was abandoned now and every few seconds, in every replica.
 * @returns stops it and waits for the round under way
 */
export function recoverRegularly(work: Recoverable, log: Logger): () => Promise<void> {
  const stopped = new AbortController();
  const rounds = async () => {
    while (!stopped.signal.aborted) {
      try {
        await work.recoverAbandoned(stopped.signal);
      } catch (error) {
        const storage = outageOf(error)?.code;
        log.error({ error: error instanceof Error ? error.name : 'unknown', storage }, 'recovery failed');
      }
      await delay(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const running = rounds();
  return async () => {
    stopped.abort();
    await running;
  };
}
