import { readLimits } from './limits.ts';
import { ReadProblem } from './read-problem.ts';

/** A file in a ZIP archive (APPNOTE 6.3, 4.3.12). */
interface Entry {
  readonly method: number;
  /** Of what is unpacked; 0 where it is not known. */
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

export interface Archive {
  readonly file: Blob;
  readonly entries: ReadonlyMap<string, Entry>;
}

const inZip64 = 0xffffffff;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Numbers that do not fit into 32 bits are in an extra field, in this order, and only those that are marked as too large (4.5.3). */
function numbersIn(view: DataView, from: number, length: number, numbers: readonly number[]): number[] {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== inZip64) return number;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return [...numbers];
}

/**
 * Opens an archive. What it says that it holds is checked before anything is unpacked. No more of an entry is unpacked than is said
 * here, so one that says nothing about its size is refused.
 * @throws {ReadProblem}
 */
export function openArchive(file: Blob, bytes: Uint8Array): Archive {
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
      const [unpacked = 0, packed = 0, offset = 0] = numbersIn(view, at + 46 + nameLength, extraLength, [
        view.getUint32(at + 24, true),
        view.getUint32(at + 20, true),
        view.getUint32(at + 42, true),
      ]);
      const silent = (unpacked === 0 && packed > 2) || (packed === 0 && (flags & 8) !== 0);
      if (silent) throw new ReadProblem('damaged');
      sum += unpacked;
      if (sum > readLimits.unpacked) throw new ReadProblem('unpacks_too_big');
      const [method, crc] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
      entries.set(name, { method, crc, packed, unpacked, offset });
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw error instanceof ReadProblem ? error : new ReadProblem('damaged', error);
  }
  if (entries.size === 0) throw new ReadProblem('damaged');
  return { file, entries };
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1 ? 0xedb88320 : 0) ^ (crc >>> 1);
  return crc;
});

/** Continues a CRC-32 (APPNOTE 6.3, 4.4.7), which begins with -1. */
function crcWith(bytes: Uint8Array, before: number): number {
  let crc = before;
  for (let at = 0; at < bytes.length; at += 1)
    crc = (crcTable[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return crc;
}

/**
 * The text of an entry in parts; none where there is no such entry.
 * @throws {ReadProblem} where it is longer than it says, or not what was packed
 */
export async function* partsOf(
  { file, entries }: Archive,
  path: string | undefined,
): AsyncGenerator<string, void, undefined> {
  const entry = path === undefined ? undefined : entries.get(path);
  if (entry === undefined || entry.unpacked === 0) return;
  const { method, offset, packed, unpacked, crc: said } = entry;
  const header = new DataView(await file.slice(offset, offset + 30).arrayBuffer());
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const stream = file.slice(start, start + packed).stream();
  const reader = (
    method === 0 ? stream : stream.pipeThrough(new DecompressionStream('deflate-raw'))
  ).getReader();
  const decoder = new TextDecoder();
  let left = unpacked;
  let crc = -1;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      left -= part.value.length;
      if (left < 0) throw new ReadProblem('damaged');
      crc = crcWith(part.value, crc);
      yield decoder.decode(part.value, { stream: true });
    }
    if (said !== 0 && ~crc >>> 0 !== said) throw new ReadProblem('damaged');
  } finally {
    await reader.cancel();
  }
}
