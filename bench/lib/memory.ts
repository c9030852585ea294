import { setTimeout as wait } from 'node:timers/promises';
import { download } from './download.ts';

const everyMs = 100;

/** The resident memory, in megabytes, of the process that serves these metrics. */
export async function residentMegabytes(metricsUrl: string): Promise<number> {
  const { body } = await download({ url: new URL(metricsUrl), options: {} }, { keep: true });
  const [, bytes] = /^process_resident_memory_bytes (\S+)/m.exec(body.toString()) ?? [];
  return Number(bytes) / 1e6;
}

/** Looks again and again until stopped; `stop` answers the peak. */
export function watchMemory(read: () => Promise<number>): { stop: () => Promise<number> } {
  let isOver = false;
  const watched = (async () => {
    let peak = 0;
    while (!isOver) {
      peak = Math.max(peak, await read());
      await wait(everyMs);
    }
    return peak;
  })();
  return {
    stop: () => {
      isOver = true;
      return watched;
    },
  };
}
