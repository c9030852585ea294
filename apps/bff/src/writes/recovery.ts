import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { outageOf } from '../db/outage.ts';
import type { Writes } from './writes.ts';

/** Milliseconds between looks for writes that a crashed process left open. */
const everyMs = 5000;

/**
 * Settles abandoned writes now and every few seconds, in every replica.
 * @returns stops it and waits for the round under way
 */
export function recoverRegularly(writes: Writes, log: Logger): () => Promise<void> {
  const stopped = new AbortController();
  const rounds = async () => {
    while (!stopped.signal.aborted) {
      try {
        await writes.recoverAbandoned(stopped.signal);
      } catch (error) {
        const storage = outageOf(error)?.code;
        log.error(
          { error: error instanceof Error ? error.name : 'unknown', storage },
          'recovery of writes failed',
        );
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
