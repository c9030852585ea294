import { fold, plain } from '@reseller-console/contract';
import { lowerCase } from '../../platform/text.ts';
import { csvRecord } from '../csv.ts';
import { IncompleteFile, type PassingFile } from '../passing-file.ts';
import { type CsvRecord, CsvRecords } from './records.ts';

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

/** Cells that are next to one another: the first, and the one behind the last. Undefined for a cell that the file does not have. */
type Run = readonly [from: number, to: number] | undefined;

/** The runs of which a row is made, whose cells are at these places; -1 is nowhere. */
function runsOf(places: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (place === -1) runs.push(undefined);
    else if (run?.[1] === place) runs.splice(-1, 1, [run[0], place + 1]);
    else runs.push([place, place + 1]);
  }
  return runs;
}

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
  readonly #records = new CsvRecords((record) => this.#take(record));
  #out: string[] = [];
  /** What each row is made of; undefined before the header. */
  #runs: readonly Run[] | undefined;
  #width = 0;
  /** Custom fields that this company has. */
  found: readonly string[] = [];
  rows = 0;

  constructor(company: { id: string; name: string }, columns: Columns) {
    const cells = csvRecord([company.name, company.id]).slice(0, -2);
    this.#prefix = Buffer.from(cells).toString('latin1');
    this.#columns = columns;
  }

  push(chunk: Buffer): Buffer {
    this.#records.push(chunk);
    return this.#flush();
  }

  end(): Buffer {
    this.#records.end();
    if (this.#runs === undefined) throw new IncompleteFile('The file is empty');
    return this.#flush();
  }

  #flush(): Buffer {
    const out = Buffer.from(this.#out.join(''), 'latin1');
    this.#out = [];
    return out;
  }

  #take(record: CsvRecord): void {
    if (this.#runs === undefined) {
      this.#width = record.size;
      const header = Array.from({ length: this.#width }, (_, place) => record.cells(place, place + 1));
      const places = this.#placesIn(header.map(textOf));
      // With semicolons, each cell is looked at: commas in it need quotes.
      this.#runs = this.#hasCommas ? runsOf(places) : places.flatMap((place) => runsOf([place]));
      return;
    }
    // A record with more or fewer cells than the header is cut, or not to be told apart from others.
    if (record.size !== this.#width) throw new IncompleteFile('A record differs from the header');
    let row = this.#prefix;
    for (const run of this.#runs) {
      const cells = run === undefined ? '' : record.cells(...run);
      row += `,${this.#hasCommas ? cells : forCommas(cells)}`;
    }
    this.#out.push(`${row}\r\n`);
    this.rows += 1;
  }

  get #hasCommas(): boolean {
    return this.#records.delimiter === ',';
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
