import { readHeader } from '../csv-header.ts';
import { IncompleteFile } from '../passing-file.ts';

/** The longest record to wait for: a quote that never closes would fill the memory. */
const maxRecord = 1024 * 1024;

/** Finds a character from where the last search ended, so that a text without it is read once. */
class Finder {
  readonly #text: string;
  readonly #sought: string;
  #at = -1;

  constructor(text: string, sought: string) {
    this.#text = text;
    this.#sought = sought;
  }

  /** The first place at `from` or after it; the length of the text if there is none. */
  after(from: number): number {
    if (this.#at < from) {
      const found = this.#text.indexOf(this.#sought, from);
      this.#at = found === -1 ? this.#text.length : found;
    }
    return this.#at;
  }
}

/** A record of a CSV file. Its cells are as they are written, with their quotes, one character for each byte (latin1). */
export class CsvRecord {
  #text = '';
  /** Where each cell begins, and what follows the last one. */
  #bounds: number[] = [];

  /** How many cells there are. */
  get size(): number {
    return this.#bounds.length - 1;
  }

  /** The cells from one up to another, which is not included, with the delimiters between them. */
  cells(from: number, to: number): string {
    return this.#text.slice(this.#bounds[from], (this.#bounds[to] ?? 0) - 1);
  }

  /** Begins another record in this text. */
  begin(text: string, at: number): void {
    this.#text = text;
    this.#bounds.length = 0;
    this.#bounds.push(at);
  }

  /** Ends a cell. */
  endCell(at: number): void {
    this.#bounds.push(at + 1);
  }
}

/** A copy that does not keep the text in memory of which it is a part. */
const copied = (part: string): string => Buffer.from(part, 'latin1').toString('latin1');

/** Reads the records of a CSV file (RFC 4180; `,` or `;`; LF, CRLF or CR) as its bytes arrive, in constant memory. */
export class CsvRecords {
  readonly #onRecord: (record: CsvRecord) => void;
  readonly #record = new CsvRecord();
  #delimiter: ',' | ';' | undefined;
  #header: Buffer | undefined;
  /** What follows the last whole record. */
  #rest = '';

  /** @param onRecord gets each record, the same object for all; blank lines are none */
  constructor(onRecord: (record: CsvRecord) => void) {
    this.#onRecord = onRecord;
  }

  get delimiter(): ',' | ';' {
    return this.#delimiter ?? ',';
  }

  /** @throws {IncompleteFile} a record is too long to be one */
  push(chunk: Buffer): void {
    this.#pass(chunk, false);
  }

  /** @throws {IncompleteFile} the file ends within quotes */
  end(): void {
    this.#pass(Buffer.alloc(0), true);
  }

  #pass(chunk: Buffer, last: boolean): void {
    if (this.#delimiter !== undefined) {
      this.#read(this.#rest + chunk.toString('latin1'), last);
      return;
    }
    const bytes = this.#header === undefined ? chunk : Buffer.concat([this.#header, chunk]);
    const header = readHeader(bytes, last);
    this.#header = bytes;
    if (header === undefined) return;
    this.#header = undefined;
    this.#delimiter = header.delimiter === 0x2c ? ',' : ';';
    this.#read(bytes.toString('latin1', header.start), last);
  }

  #read(text: string, last: boolean): void {
    const feeds = new Finder(text, '\n');
    const returns = new Finder(text, '\r');
    const quotes = new Finder(text, '"');
    const delimiters = new Finder(text, this.delimiter);
    let at = 0;
    while (at < text.length) {
      const lineEnd = Math.min(feeds.after(at), returns.after(at));
      const end =
        quotes.after(at) < lineEnd
          ? this.#readQuoted(text, at, last)
          : this.#readPlain(text, at, lineEnd, delimiters, last);
      if (end === undefined) break;
      at = end + 1;
    }
    this.#rest = copied(text.slice(at));
    if (this.#rest.length > maxRecord) throw new IncompleteFile('A record does not end');
  }

  /** Reads a record without quotes; answers where its line ends, undefined if that has not arrived. */
  #readPlain(text: string, from: number, end: number, delimiters: Finder, last: boolean): number | undefined {
    if (end === text.length && !last) return undefined;
    if (end === from) return end;
    this.#record.begin(text, from);
    for (let at = from; ; ) {
      const cellEnd = Math.min(delimiters.after(at), end);
      this.#record.endCell(cellEnd);
      if (cellEnd === end) break;
      at = cellEnd + 1;
    }
    this.#onRecord(this.#record);
    return end;
  }

  #readQuoted(text: string, from: number, last: boolean): number | undefined {
    this.#record.begin(text, from);
    for (let at = from; ; ) {
      const end = endOfCell(text, at, this.delimiter, last);
      if (end === undefined) return undefined;
      this.#record.endCell(end);
      if (text[end] !== this.delimiter) {
        this.#onRecord(this.#record);
        return end;
      }
      at = end + 1;
    }
  }
}

/** Where the quotes around a cell end; undefined if that has not arrived. */
function endOfQuotes(text: string, from: number, last: boolean): number | undefined {
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote === -1 && last) throw new IncompleteFile('The file ends within a cell');
    if (quote === -1 || (quote === text.length - 1 && !last)) return undefined;
    if (text[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function endOfCell(text: string, from: number, delimiter: string, last: boolean): number | undefined {
  const begin = text[from] === '"' ? endOfQuotes(text, from + 1, last) : from;
  if (begin === undefined) return undefined;
  for (let at = begin; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === delimiter || sign === '\n' || sign === '\r') return at;
  }
  return last ? text.length : undefined;
}
