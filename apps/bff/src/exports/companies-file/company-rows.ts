import { fold, plain } from '@reseller-console/contract';
import { lowerCase } from '../../platform/text.ts';
import { csvRecord } from '../csv.ts';
import { IncompleteFile, type PassingFile } from '../passing-file.ts';
import { CsvRecords } from './records.ts';

/** Keepnet's file of a company lacks columns that the file over companies has. */
export class ColumnsMissing extends IncompleteFile {
  override name = 'ColumnsMissing';
}

/** The columns of a file over companies. */
export interface Columns {
  /** Those that every company's file has, by the names that Keepnet gives them. */
  own: readonly string[];
  /** Names of custom fields, which a company may not have. */
  fields: readonly string[];
}

const textOf = (cell: string): string => {
  const text = Buffer.from(cell, 'latin1').toString();
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
};

const seen = (name: string): string => lowerCase(plain(name));

/** Columns are found without regard to case, spaces and accents, unless two differ only in those. */
const folded = (name: string): string => fold(name).replaceAll(' ', '');

/** A cell of a file that separates by semicolons, for one that separates by commas. */
const forCommas = (cell: string): string =>
  cell.includes(',') && !cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * Turns the file of one company into rows of a file over companies: its company and id come first, and columns are found by their
 * names, wherever they are. Answers CSV with commas and without a header; only whole records.
 */
export class CompanyRows implements PassingFile {
  readonly #prefix: string;
  readonly #columns: Columns;
  readonly #records = new CsvRecords((cells) => this.#take(cells));
  #out: string[] = [];
  /** Where in its records each column is; -1 if it has none. Undefined before its header. */
  #places: readonly number[] | undefined;
  #width = 0;
  /** Custom fields that this company has. */
  found: readonly string[] = [];
  rows = 0;

  constructor(company: { id: string; name: string }, columns: Columns) {
    const cells = csvRecord([company.name, company.id]).slice(0, -2);
    this.#prefix = `${Buffer.from(cells).toString('latin1')},`;
    this.#columns = columns;
  }

  push(chunk: Buffer): Buffer {
    this.#records.push(chunk);
    return this.#flush();
  }

  end(): Buffer {
    this.#records.end();
    if (this.#places === undefined) throw new IncompleteFile('The file is empty');
    return this.#flush();
  }

  #flush(): Buffer {
    const out = Buffer.from(this.#out.join(''), 'latin1');
    this.#out = [];
    return out;
  }

  #take(cells: string[]): void {
    if (this.#places === undefined) {
      this.#places = this.#placesIn(cells.map(textOf));
      this.#width = cells.length;
      return;
    }
    // A record with more or fewer cells than the header is cut, or not to be told apart from others.
    if (cells.length !== this.#width) throw new IncompleteFile('A record differs from the header');
    const semicolons = this.#records.delimiter === ';';
    const chosen = this.#places.map((place) => {
      const cell = cells[place] ?? '';
      return semicolons ? forCommas(cell) : cell;
    });
    this.#out.push(`${this.#prefix}${chosen.join(',')}\r\n`);
    this.rows += 1;
  }

  /** A custom field may be called as one of Keepnet's own columns, which come first. */
  #placesIn(header: readonly string[]): number[] {
    const names = header.map(folded);
    const own = this.#columns.own.map((name) => names.indexOf(folded(name)));
    if (own.includes(-1)) throw new ColumnsMissing('The file lacks columns');
    const taken = new Set(own);
    const fields = this.#columns.fields.map((name) => {
      const exact = header.findIndex((one, place) => !taken.has(place) && seen(one) === seen(name));
      if (exact !== -1) return exact;
      return names.findIndex((one, place) => !taken.has(place) && one === folded(name));
    });
    this.found = this.#columns.fields.filter((_, index) => fields[index] !== -1);
    return [...own, ...fields];
  }
}
