import type { CsvSeparator } from '@reseller-console/contract';
import { APOSTROPHE, COMMA, CR, endsLine, LF, QUOTE, SEMICOLON, TAB } from './bytes.ts';
import { readHeader } from './csv-header.ts';
import { CsvOutput } from './csv-output.ts';
import { isFormula, mayStartFormula } from './formula.ts';
import { IncompleteFile, type PassingFile } from './passing-file.ts';

const nothing = Buffer.alloc(0);
const closingQuote = Buffer.of(QUOTE);
const byteOrderMark = Buffer.from('\uFEFF');
const separators: Record<CsvSeparator, number> = { comma: COMMA, semicolon: SEMICOLON };

/** 1 for the bytes behind which a spreadsheet may see another cell, whatever its region separates cells by, and for quotes. */
const special = new Uint8Array(256);
for (const byte of [COMMA, SEMICOLON, TAB, LF, CR, QUOTE]) special[byte] = 1;

interface Options {
  /** What separates cells in what comes out. */
  separator: CsvSeparator;
}

/**
 * Transforms CSV (RFC 4180; `,` or `;`; LF, CRLF or CR) as it passes, in constant memory: holds back only what it cannot judge before the
 * next chunk. Counts the records, and adds a byte order mark, the separator that was asked for, and an apostrophe before whatever a
 * spreadsheet would run. Excel's separator depends on its region, so what follows `,`, `;`, a tab or a line break inside a cell counts as
 * the beginning of a cell as well.
 */
export class CsvStream implements PassingFile {
  readonly #separator: number;
  /** The separator of the incoming file; undefined until its first line is read. */
  #delimiter: number | undefined;
  #held: Buffer = nothing;
  #records = 0;
  /** Cells of the record so far; 0 before its first byte. */
  #cells = 0;
  #headerCells = 0;
  /** What begins at the next byte, quotes aside: a cell, a part of a cell behind that byte, or neither. */
  #begins: 'cell' | number | undefined = 'cell';
  #quoted = false;
  /** Whether quotes were put around the cell, which had none. */
  #wrapped = false;

  constructor({ separator }: Options) {
    this.#separator = separators[separator];
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
    return this.#wrapped ? Buffer.concat([rest, closingQuote]) : rest;
  }

  #pass(chunk: Buffer, last: boolean): Buffer {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = nothing;
    const output = new CsvOutput(bytes);
    let start = 0;
    if (this.#delimiter === undefined) {
      const header = readHeader(bytes, last);
      if (header === undefined) {
        this.#held = bytes;
        return nothing;
      }
      this.#delimiter = header.delimiter;
      start = header.start;
      if (start === 0) for (const byte of byteOrderMark) output.insert(0, byte);
    }
    const done = this.#scan(bytes, start, last, output);
    // A copy: a part keeps all of the chunk in memory.
    if (done < bytes.length) this.#held = Buffer.from(bytes.subarray(done));
    return output.upTo(done);
  }

  /** Reads `bytes` from `start`; returns where it stopped for want of more. */
  #scan(bytes: Buffer, start: number, last: boolean, output: CsvOutput): number {
    const { length } = bytes;
    let at = start;
    while (at < length) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        const passed = this.#passQuote(bytes, at, last, output);
        if (passed === 0) return at;
        at += passed;
      } else if (special[byte] === 1) {
        this.#passSeparator(byte, at, output);
        at += 1;
      } else {
        if (this.#begins !== undefined && !this.#passBeginning(bytes, at, last, output)) return at;
        at += 1;
        while (at < length && special[bytes[at] ?? 0] === 0) at += 1;
      }
    }
    return length;
  }

  /** Passes a quote; returns how many bytes of it there were, 0 where more are needed to say. */
  #passQuote(bytes: Buffer, at: number, last: boolean, output: CsvOutput): number {
    if (!this.#quoted) {
      if (this.#begins === 'cell') {
        this.#cells ||= 1;
        this.#quoted = true;
      } else if (this.#wrapped) output.insert(at, QUOTE);
      return 1;
    }
    const next = bytes[at + 1];
    if (next === undefined && !last) return 0;
    if (next === QUOTE) {
      // A cell whose content begins with a quote is text, but a spreadsheet that splits the cell takes that quote for its own.
      if (this.#begins === 'cell') this.#begins = undefined;
      return 2;
    }
    this.#quoted = false;
    const ends = next === undefined || next === this.#delimiter || endsLine(next);
    if (!ends && this.#converts) {
      output.insert(at, QUOTE);
      this.#wrapped = true;
    }
    return 1;
  }

  #passSeparator(byte: number, at: number, output: CsvOutput): void {
    const endsCell = !this.#quoted && (byte === this.#delimiter || endsLine(byte));
    if (endsCell && this.#wrapped) {
      output.insert(at, QUOTE);
      this.#wrapped = false;
    }
    if (endsCell && endsLine(byte)) this.#endRecord();
    else this.#cells ||= 1;
    if (endsCell && byte === this.#delimiter) {
      this.#cells += 1;
      if (this.#converts) output.replace(at, this.#separator);
    }
    if (!endsCell && this.#begins === 'cell') {
      this.#wrap(at, output);
      const isBlank = byte === TAB || endsLine(byte);
      if (isBlank) output.insert(at, APOSTROPHE);
    }
    this.#begins = endsCell ? 'cell' : byte;
  }

  /** Passes the first byte of a cell, or of a part of one; false where more bytes are needed to judge it. */
  #passBeginning(bytes: Buffer, from: number, last: boolean, output: CsvOutput): boolean {
    const begins = this.#begins;
    this.#cells ||= 1;
    let formula: boolean | undefined = false;
    if (mayStartFormula(bytes[from])) {
      const delimiter = this.#delimiter ?? COMMA;
      const after = begins === 'cell' ? undefined : begins;
      formula = isFormula({ bytes, from, delimiter, quoted: this.#quoted, after, last });
      if (formula === undefined) return false;
    }
    if (begins === 'cell') this.#wrap(from, output);
    if (formula) output.insert(from, APOSTROPHE);
    this.#begins = undefined;
    return true;
  }

  get #converts(): boolean {
    return this.#delimiter !== this.#separator;
  }

  /** Quotes a cell that may have the new separator in it. */
  #wrap(at: number, output: CsvOutput): void {
    if (!this.#converts || this.#quoted || this.#wrapped) return;
    output.insert(at, QUOTE);
    this.#wrapped = true;
  }

  #endRecord(): void {
    if (this.#cells === 0) return;
    if (this.#records === 0) this.#headerCells = this.#cells;
    this.#records += 1;
    this.#cells = 0;
  }
}
