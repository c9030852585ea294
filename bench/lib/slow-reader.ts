import { setTimeout as wait } from 'node:timers/promises';
import { type Asked, open } from './download.ts';
import { watchMemory } from './memory.ts';

const chunkBytes = 65_536;
const everyMs = 50;
const readingMs = 8_000;

/** Opens a file so many times and reads a little of each now and then; answers the peak of `resident` meanwhile, in megabytes. */
export async function readSlowly(file: Asked, readers: number, resident: () => Promise<number>) {
  const memory = watchMemory(resident);
  const opened = await Promise.all(Array.from({ length: readers }, () => open(file)));
  const started = performance.now();
  let bytes = 0;
  while (performance.now() - started < readingMs) {
    for (const { response } of opened) bytes += response.read(chunkBytes)?.length ?? 0;
    await wait(everyMs);
  }
  const peak = await memory.stop();
  for (const { response } of opened) response.destroy();
  return { peak, megabytes: bytes / 1e6, seconds: readingMs / 1_000 };
}
