import { APOSTROPHE, COMMA, CR, endsCell, QUOTE } from './bytes.ts';
import { readHeader } from './csv-header.ts';
import { Finder, firstOf } from './finder.ts';
import { judge, mayStartFormula } from './formula.ts';
import { IncompleteFile, type PassingFile } from './passing-file.ts';

/** What there is of the file at a time. */
interface Chunk {
  bytes: Buffer;
  text: string;
  start: number;
  /** Nothing comes after it. */
  last: boolean;
}

interface Breaks { feeds: Finder; returns: Finder }

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
 * would run gets an apostrophe, the header's cells too. Works in constant memory: only chunks with such a cell are copied, and only a cell that cannot be judged yet is held back until the next chunk.
 */
export class CsvStream implements PassingFile {
  readonly #raw: boolean;
  #delimiter: number | undefined;
  /** Whether the next byte is within quotes. */
  #quoted = false;
  /** Whether it is the first of a cell. */
  #begins = true;
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
    // A last record without a line break is fine, but not one with fewer cells than the header.
    if (this.#quoted || (this.#cells > 0 && this.#cells < this.#headerCells)) {
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
    // One character for each byte.
    const text = bytes.toString('latin1');
    const places: number[] = [];
    const parts: number[] = [];
    const done = this.#scan({ bytes, text, start, last }, places, parts);
    this.#countCells(text, parts);
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

  /**
   * Answers where it stopped for want of more. Adds the places for an apostrophe, and the parts without quotes of the record that has
   * not ended.
   */
  #scan({ bytes, text, start, last }: Chunk, places: number[], parts: number[]): number {
    const delimiter = this.#delimiter ?? COMMA;
    const { length } = text;
    const begins = (at: number): boolean => endsCell(text.charCodeAt(at - 1), delimiter);
    const special = Array.from(
      this.#raw ? '"' : '"=+-@\t',
      (character) => new Finder(text, character, delimiter),
    );
    const breaks = { feeds: new Finder(text, '\n'), returns: new Finder(text, '\r') };
    const starts = this.#raw ? never : mayStartFormula;
    let at = start;
    while (at < length) {
      if (this.#quoted) {
        const quote = text.indexOf('"', at);
        if (quote === -1) return length;
        if (quote + 1 === length && !last) return quote;
        // Two quotes are one that belongs to the cell.
        this.#quoted = text.charCodeAt(quote + 1) === QUOTE;
        at = this.#quoted ? quote + 2 : quote + 1;
        continue;
      }
      const first = text.charCodeAt(at);
      const isSpecial = this.#begins && first !== CR && (first === QUOTE || starts(first));
      const cell = isSpecial ? at : firstOf(special, at);
      this.#passPlain(text, at, cell, breaks, parts);
      this.#begins = isSpecial || begins(cell);
      if (cell === length) return length;
      const quoted = text.charCodeAt(cell) === QUOTE;
      const content = quoted ? cell + 1 : cell;
      const isDoubled = quoted && text.charCodeAt(content) === QUOTE;
      if (quoted && !last && content + (isDoubled ? 1 : 0) === length) return cell;
      this.#cells ||= 1;
      if (isDoubled && text.charCodeAt(content + 1) !== QUOTE) {
        // An empty cell: it begins again, unless it ends here.
        at = content + 1;
        continue;
      }
      if (starts(bytes[content]) && !judge({ bytes, from: content, delimiter, quoted, last }, places))
        return cell;
      this.#begins = false;
      this.#quoted = quoted;
      at = isDoubled ? content + 2 : cell + 1;
    }
    return length;
  }

  /** Counts the records that end within a part of the text without quotes. */
  #passPlain(text: string, from: number, to: number, breaks: Breaks, parts: number[]): void {
    let start = from;
    for (let end = nextBreak(breaks, start); end < to; end = nextBreak(breaks, start)) {
      if (end > start) this.#cells ||= 1;
      if (this.#records === 0) {
        parts.push(start, end);
        this.#countCells(text, parts);
      }
      this.#endRecord();
      parts.length = 0;
      start = text.startsWith('\r\n', end) && end + 1 < to ? end + 2 : end + 1;
    }
    if (start === to) return;
    this.#cells ||= 1;
    parts.push(start, to);
  }

  /** Counts the cells of the record that has not ended, or of the header; those of other records do not matter. */
  #countCells(text: string, parts: readonly number[]): void {
    const delimiter = this.#delimiter ?? COMMA;
    for (let part = 0; part < parts.length; part += 2) {
      for (let at = parts[part] ?? 0; at < (parts[part + 1] ?? 0); at += 1)
        if (text.charCodeAt(at) === delimiter) this.#cells += 1;
    }
  }
}

const nextBreak = ({feeds, returns}: Breaks, at: number): number => Math.min(feeds.from(at), returns.from(at));

const never = (): boolean => false;
