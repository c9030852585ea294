import { APOSTROPHE, COMMA, CR, LF, QUOTE } from './bytes.ts';
import { readHeader } from './csv-header.ts';
import { Finder, SpecialCells } from './csv-text.ts';
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
          at = this.#wholeRecords(bytes, at, places);
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

  /**
   * Passes over whole records, up to one that has to be read byte by byte: the last, which goes on in the next bytes, and any with a
   * carriage return in it, which may end a record alone. Works on text, since a character is found in text ten times faster than
   * a loop over bytes finds it.
   */
  #wholeRecords(bytes: Buffer, from: number, places: number[]): number {
    const isAtRecord = this.#cells === 0 && this.#records > 0 && bytes[from - 1] === LF;
    if (!isAtRecord) return from;
    const text = bytes.toString('latin1', from);
    const special = new SpecialCells(text, this.#raw ? '"' : '"=+-@\t', this.#delimiter ?? COMMA);
    const returns = new Finder(text, '\r');
    let at = 0;
    for (;;) {
      const before = places.length;
      const end = this.#endOfRecord({ bytes, from, text }, special, at, places);
      const cr = returns.from(at);
      if (end === -1 || cr < end - 1) {
        places.length = before;
        return from + at;
      }
      const isBlank = end === at || cr === at;
      if (!isBlank) this.#records += 1;
      at = end + 1;
    }
  }

  /** The line feed that ends the record which begins at `start`, whose cells are judged; -1 where that cannot be done here. */
  #endOfRecord(
    { bytes, from, text }: { bytes: Buffer; from: number; text: string },
    special: SpecialCells,
    start: number,
    places: number[],
  ): number {
    const delimiter = this.#delimiter ?? COMMA;
    let end = text.indexOf('\n', start);
    let at = special.from(start);
    while (at < end) {
      const quoted = text.charCodeAt(at) === QUOTE;
      const content = quoted ? at + 1 : at;
      const isSuspect = !this.#raw && mayStartFormula(text.charCodeAt(content));
      const cell = { bytes, from: from + content, delimiter, quoted, last: false };
      if (isSuspect && !judge(cell, places)) return -1;
      if (quoted) {
        const close = closingQuote(text, content);
        // After two quotes the cell begins anew, unless it ends there.
        if (close === -1 || (close === content && !special.isEnd(close + 1))) return -1;
        if (close > end) end = text.indexOf('\n', close);
        at = special.from(close + 1);
      } else at = special.from(at + 1);
    }
    return end;
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

/** Where a quote that was opened before `from` is closed; -1 where it is not. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

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
