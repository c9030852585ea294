import { readLimits } from './limits.ts';
import { ReadProblem } from './read-problem.ts';

/** A file in a ZIP archive (APPNOTE 6.3, 4.3.12). */
interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const inZip64 = 0xffffffff;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Sizes that do not fit into 32 bits are in an extra field, in this order, and only those that are marked as too large (4.5.3). */
function sizesIn(view: DataView, from: number, length: number, unpacked: number, packed: number) {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (size: number) => {
      if (size !== inZip64) return size;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    return { unpacked: take(unpacked), packed: take(packed) };
  }
  return { unpacked, packed };
}

/**
 * What an archive says that it holds, checked before anything is unpacked. The reader of workbooks unpacks no more of an entry than is
 * said here, so one that says nothing about its size is refused.
 * @throws {ReadProblem}
 */
export function entriesOf(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  let sum = 0;
  try {
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== endOfDirectory) end -= 1;
    let at = view.getUint32(end + 16, true);
    while (view.getUint32(at, true) === directoryEntry) {
      const flags = view.getUint16(at + 8, true);
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const { unpacked, packed } = sizesIn(
        view,
        at + 46 + nameLength,
        extraLength,
        view.getUint32(at + 24, true),
        view.getUint32(at + 20, true),
      );
      const silent = (unpacked === 0 && packed > 2) || (packed === 0 && (flags & 8) !== 0);
      if (silent) throw new ReadProblem('damaged');
      sum += unpacked;
      if (sum > readLimits.unpacked) throw new ReadProblem('unpacks_too_big');
      const offset = view.getUint32(at + 42, true);
      entries.set(name, { method: view.getUint16(at + 10, true), packed, unpacked, offset });
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw error instanceof ReadProblem ? error : new ReadProblem('damaged', error);
  }
  if (entries.size === 0) throw new ReadProblem('damaged');
  return entries;
}

/** The text of an entry in parts; no more than the entry says that it has. */
export async function* partsOf(bytes: Uint8Array, entry: Entry): AsyncGenerator<string, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = new Blob([new Uint8Array(bytes.subarray(start, start + entry.packed))]).stream();
  const stream = entry.method === 0 ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let left = entry.unpacked;
  for (let part = await reader.read(); !part.done && left > 0; part = await reader.read()) {
    left -= part.value.length;
    yield decoder.decode(part.value, { stream: true });
  }
  await reader.cancel();
}

/** The whole text of a small entry; empty where there is none. */
export async function textOf(bytes: Uint8Array, entry: Entry | undefined): Promise<string> {
  let text = '';
  if (entry) for await (const part of partsOf(bytes, entry)) text += part;
  return text;
}
