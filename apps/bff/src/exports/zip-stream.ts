import { IncompleteFile, type PassingFile } from './passing-file.ts';

/** Sizes of the end of central directory record (PKWARE APPNOTE 4.3.16), without a comment and with the longest one. */
const endSize = 22;
const maxEnd = endSize + 0xffff;
const firstEntry = Buffer.from('PK\x03\x04', 'latin1');
const endSignature = Buffer.from('PK\x05\x06', 'latin1');

const nothing = Buffer.alloc(0);

/** Checks an Excel workbook: it must begin as a ZIP archive and end with the archive's directory. */
export class ZipStream implements PassingFile {
  readonly rows = undefined;
  #tail: Buffer = nothing;
  #size = 0;

  push(chunk: Buffer): Buffer {
    this.#size += chunk.length;
    const tail = chunk.length >= maxEnd ? chunk : Buffer.concat([this.#tail, chunk]);
    this.#tail = tail.subarray(-maxEnd);
    if (this.#size === this.#tail.length && this.#size >= firstEntry.length) this.#checkBeginning();
    return chunk;
  }

  end(): Buffer {
    if (!this.#isWhole()) throw new IncompleteFile('The workbook has no end');
    return nothing;
  }

  #checkBeginning(): void {
    if (!this.#tail.subarray(0, firstEntry.length).equals(firstEntry)) {
      throw new IncompleteFile('The file is not a workbook');
    }
  }

  #isWhole(): boolean {
    const tail = this.#tail;
    const end = tail.lastIndexOf(endSignature, Math.max(0, tail.length - endSize));
    if (end === -1 || tail.length < end + endSize) return false;
    if (end + endSize + tail.readUInt16LE(end + 20) !== tail.length) return false;
    const directoryEnd = tail.readUInt32LE(end + 12) + tail.readUInt32LE(end + 16);
    // Archives of 4 GiB and more have 0xffffffff here and the numbers elsewhere (4.3.14).
    const isLarge = tail.readUInt32LE(end + 16) === 0xffffffff;
    // If bytes are missing, the directory claims to end past the record.
    return isLarge || directoryEnd <= this.#size - (tail.length - end);
  }
}
