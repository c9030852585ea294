import { APOSTROPHE, COMMA, CR, endsCell, LF, QUOTE } from './bytes.ts';
import { readHeader } from './csv-header.ts';
import { judge, mayStartFormula } from './formula.ts';
import { IncompleteFile, type PassingFile } from './passing-file.ts';
import { WholeRecords } from './whole-records.ts';

type State =
  | 'cell'
  | 'plain'
  /** After the quote that opens a cell. */
  | 'opened'
  /** After two quotes at the beginning of a cell: it is empty, or its content begins with a quote. */
  | 'opened twice'
  | 'quoted'
  /** After a quote within a quoted cell: it closes the cell, or is the first half of a doubled one. */
  | 'quote';

const nothing = Buffer.alloc(0);

function withApostrophes(bytes: Buffer, places: readonly number[]): Buffer {
  const out = Buffer.allocUnsafe(bytes.length + places.length);
  let from = 0;
  let at = 0;
  for (const place of places) {
    at += bytes.copy(out, at, from, place);
    out[at] = APOSTROPHE;
    at += 1;
    from = place;
  }
  bytes.copy(out, at, from);
  return out;
}

/**
 * CSV (RFC 4180; `,` or `;`; LF, CRLF or CR) on its way: records are counted and, unless it is `raw`, a cell that a spreadsheet
 * would run gets an apostrophe, the header's cells too. Works on bytes in constant memory: only chunks with such a cell are
 * copied, and only a cell that cannot be judged yet is held back until the next chunk.
 */
export class CsvStream implements PassingFile {
  readonly #raw: boolean;
  #delimiter: number | undefined;
  #state: State = 'cell';
  #held: Buffer = nothing;
  #records = 0;
  /** Cells of the record so far; 0 before its first byte. */
  #cells = 0;
  #headerCells = 0;

  constructor({ raw }: { raw: boolean }) {
    this.#raw = raw;
  }

  get rows(): number {
    return Math.max(0, this.#records - 1);
  }

  push(chunk: Buffer): Buffer {
    return this.#pass(chunk, false);
  }

  end(): Buffer {
    const rest = this.#pass(nothing, true);
    const isOpen = this.#state === 'opened' || this.#state === 'quoted';
    // A last record without a line break is fine, but not one with fewer cells than the header.
    if (isOpen || (this.#cells > 0 && this.#cells < this.#headerCells)) {
      throw new IncompleteFile('The file ends within a record');
    }
    this.#endRecord();
    return rest;
  }

  #pass(chunk: Buffer, last: boolean): Buffer {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = nothing;
    let start = 0;
    if (this.#delimiter === undefined) {
      const header = readHeader(bytes, last);
      if (header === undefined) {
        this.#held = bytes;
        return nothing;
      }
      this.#delimiter = header.delimiter;
      start = header.start;
    }
    const places: number[] = [];
    const done = this.#scan(bytes, start, last, places);
    if (done < bytes.length) this.#held = bytes.subarray(done);
    const passed = done < bytes.length ? bytes.subarray(0, done) : bytes;
    return places.length === 0 ? passed : withApostrophes(passed, places);
  }

  #endRecord(): void {
    if (this.#cells === 0) return;
    if (this.#records === 0) this.#headerCells = this.#cells;
    this.#records += 1;
    this.#cells = 0;
  }

  /** Reads `bytes` from `start`; answers where it stopped for want of more, and adds the places for an apostrophe. */
  #scan(bytes: Buffer, start: number, last: boolean, places: number[]): number {
    const delimiter = this.#delimiter ?? COMMA;
    const { length } = bytes;
    const starts = this.#raw ? never : mayStartFormula;
    let whole: WholeRecords | undefined;
    let at = start;
    while (at < length) {
      switch (this.#state) {
        case 'plain':
          at = plainEnd(bytes, at, delimiter);
          if (at < length) this.#state = 'cell';
          break;
        case 'quoted':
          at = quotedEnd(bytes, at) + 1;
          if (at <= length) this.#state = 'quote';
          break;
        case 'quote':
        case 'opened twice':
          if (bytes[at] === QUOTE) {
            this.#state = 'quoted';
            at += 1;
          } else this.#state = this.#state === 'quote' ? 'plain' : 'cell';
          break;
        case 'opened':
          if (bytes[at] === QUOTE) {
            this.#state = 'opened twice';
            at += 1;
            break;
          }
          if (starts(bytes[at]) && !judge({ bytes, from: at, delimiter, quoted: true, last }, places))
            return at;
          this.#state = 'quoted';
          break;
        case 'cell':
          if (this.#isAtRecord(bytes, at)) {
            whole ??= new WholeRecords(bytes, delimiter, this.#raw);
            at = this.#passRecords(whole, at, places);
            if (at === length) break;
          }
          if (this.#isBetweenCells(bytes[at], delimiter)) {
            at += 1;
            break;
          }
          if (bytes[at] === QUOTE) {
            this.#state = 'opened';
            at += 1;
            break;
          }
          if (starts(bytes[at]) && !judge({ bytes, from: at, delimiter, quoted: false, last }, places))
            return at;
          this.#state = 'plain';
      }
    }
    return length;
  }

  /** Whether a record of the file begins here, of which another one is before it in these bytes. */
  #isAtRecord(bytes: Buffer, at: number): boolean {
    return this.#cells === 0 && this.#records > 0 && bytes[at - 1] === LF;
  }

  /** Passes over whole records; answers where one begins that has to be read byte by byte. */
  #passRecords(whole: WholeRecords, from: number, places: number[]): number {
    let at = from;
    for (let end = whole.end(at, places); end !== -1; end = whole.end(at, places)) {
      if (!whole.isBlank(at)) this.#records += 1;
      at = end;
    }
    return at;
  }

  /** Counts cells and records; true for the bytes that end them. */
  #isBetweenCells(byte: number | undefined, delimiter: number): boolean {
    if (byte === LF || byte === CR) {
      this.#endRecord();
      return true;
    }
    if (this.#cells === 0) this.#cells = 1;
    if (byte !== delimiter) return false;
    this.#cells += 1;
    return true;
  }
}

const never = (): boolean => false;

function plainEnd(bytes: Buffer, from: number, delimiter: number): number {
  const { length } = bytes;
  let at = from;
  while (at < length && !endsCell(bytes[at], delimiter)) at += 1;
  return at;
}

function quotedEnd(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(QUOTE, from);
  return at === -1 ? bytes.length : at;
}
