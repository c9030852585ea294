import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { PeopleEvent } from '@reseller-console/contract';
import * as z from 'zod/mini';

/** Milliseconds that a browser may take for one chunk. */
const stallMs = 60_000;

/** Writes NDJSON no faster than the browser takes it; `left` fires when it has disconnected. */
export function linesTo(target: Writable, left?: AbortSignal) {
  return async (event: PeopleEvent): Promise<void> => {
    if (target.destroyed || target.write(`${JSON.stringify(z.parse(PeopleEvent, event))}\n`)) return;
    const stalled = AbortSignal.timeout(stallMs);
    const signal = left === undefined ? stalled : AbortSignal.any([left, stalled]);
    try {
      await once(target, 'drain', { signal: signal });
    } catch {
      target.destroy(new Error('The reader has stopped'));
    }
  };
}
