import { Readable } from 'node:stream';

export type CsvCell = string | number | null;

const line = (cells: readonly CsvCell[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : (cell ?? ''))).join(',')}\r\n`;

function* lines(header: readonly string[], rows: Iterable<readonly CsvCell[]>): Generator<Buffer> {
  // Spreadsheets take a file without the byte order mark for one in the machine's old encoding.
  yield Buffer.from(`\uFEFF${line(header)}`);
  for (const row of rows) yield Buffer.from(line(row));
}

/** CSV (RFC 4180) in UTF-8, as it is read. Cells are not guarded against formulas: `CsvStream` does that on the way out. */
export const csv = (header: readonly string[], rows: Iterable<readonly CsvCell[]>): Readable =>
  Readable.from(lines(header, rows), { objectMode: false });
