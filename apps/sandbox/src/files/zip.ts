import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive; its text is read once, in order. */
export interface Entry {
  readonly name: string;
  readonly text: Iterable<string>;
}

const DEFLATE = 8;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const VERSION = 20;
/** 1 January 1980, the first date that the format knows. */
const DOS_DATE = 0x21;

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}

function fields(name: Buffer, crc: number, packed: number, plain: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(FLAGS, 2);
  header.writeUInt16LE(DEFLATE, 4);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(plain, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function numbers(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
  return buffer;
}

function central({ name, offset, crc, packed, plain }: Written): Buffer {
  const made = Buffer.from([VERSION, 0]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([numbers(0x02014b50), made, fields(name, crc, packed, plain), tail, name]);
}

/** Streams a ZIP archive; only its directory is held in memory. */
export async function* zip(entries: readonly Entry[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name: text, text: content } of entries) {
    const name = Buffer.from(text);
    const start = offset;
    const head = Buffer.concat([numbers(0x04034b50), fields(name, 0, 0, 0), name]);
    let crc = 0;
    let plain = 0;
    let packed = 0;
    yield head;
    const counted = function* () {
      for (const piece of content) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        plain += bytes.length;
        yield bytes;
      }
    };
    for await (const chunk of Readable.from(counted()).pipe(createDeflateRaw({ level: 1 }))) {
      const bytes = Buffer.from(chunk);
      packed += bytes.length;
      yield bytes;
    }
    yield numbers(0x08074b50, crc, packed, plain);
    written.push({ name, offset: start, crc, packed, plain });
    offset += head.length + packed + 16;
  }
  const directory = Buffer.concat(written.map(central));
  yield directory;
  const end = Buffer.alloc(8);
  end.writeUInt16LE(written.length, 4);
  end.writeUInt16LE(written.length, 6);
  yield Buffer.concat([numbers(0x06054b50), end, numbers(directory.length, offset), Buffer.alloc(2)]);
}
