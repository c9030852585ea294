import { APOSTROPHE, COMMA, CR, LF, QUOTE } from './bytes.ts';
import { readHeader } from './csv-header.ts';
import { type Cell, isFormula, mayStartFormula } from './formula.ts';
import { IncompleteFile, type PassingFile } from './passing-file.ts';

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
  /** 1 for the bytes that end a cell. */
  readonly #endsOfCell = new Uint8Array(256);
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
      for (const byte of [LF, CR, header.delimiter]) this.#endsOfCell[byte] = 1;
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
          if (this.#raw) at = this.#plainRecords(bytes, at);
          at = this.#plainCells(bytes, at);
          if (at === length) break;
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

  /** Passes over whole records without a quote, for whoever only counts them: line breaks are found faster than cells. */
  #plainRecords(bytes: Buffer, from: number): number {
    const isAtLine = this.#cells === 0 && this.#records > 0 && bytes[from - 1] === LF;
    if (!isAtLine) return from;
    // -1 for no quote means the last byte here.
    const end = bytes.lastIndexOf(LF, bytes.indexOf(QUOTE, from));
    if (end < from) return from;
    const plain = bytes.subarray(0, end + 1);
    let at = from;
    let cr = plain.indexOf(CR, at);
    for (let lf = plain.indexOf(LF, at); lf !== -1; lf = plain.indexOf(LF, at)) {
      // One that no line feed follows ends a record by itself.
      if (cr !== -1 && cr < lf - 1) break;
      const isBlank = lf === at || cr === at;
      if (!isBlank) this.#records += 1;
      at = lf + 1;
      if (cr !== -1 && cr < at) cr = plain.indexOf(CR, at);
    }
    return at;
  }

  /** Passes over cells that nobody has to look at, up to the first that has or to the end of the record. */
  #plainCells(bytes: Buffer, from: number): number {
    const { length } = bytes;
    const ends = this.#endsOfCell;
    const delimiter = this.#delimiter;
    let at = from;
    let first = bytes[at];
    while (first !== undefined && mayBePassed(first)) {
      if (this.#cells === 0) this.#cells = 1;
      while (at < length && ends[bytes[at] ?? 0] !== 1) at += 1;
      if (at === length) this.#state = 'plain';
      if (bytes[at] !== delimiter) break;
      this.#cells += 1;
      at += 1;
      first = bytes[at];
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

/** A cell that begins like this is no formula, is not quoted and is not the end of the record. */
const mayBePassed = (byte: number): boolean => byte !== QUOTE && byte !== LF && !mayStartFormula(byte);

/** Adds a place for the apostrophe of a cell that needs one; false where more bytes are needed to say. */
function judge(cell: Cell, places: number[]): boolean {
  const formula = isFormula(cell);
  if (formula === true) places.push(cell.from);
  return formula !== undefined;
}

function plainEnd(bytes: Buffer, from: number, delimiter: number): number {
  const { length } = bytes;
  let at = from;
  while (at < length) {
    const byte = bytes[at];
    if (byte === delimiter || byte === LF || byte === CR) break;
    at += 1;
  }
  return at;
}

function quotedEnd(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(QUOTE, from);
  return at === -1 ? bytes.length : at;
}
