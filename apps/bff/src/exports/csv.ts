import { Readable } from 'node:stream';

export type CsvCell = string | number | null;

/** Spreadsheets take a file without it for one in the machine's old encoding. */
export const byteOrderMark = '\uFEFF';

/** One record of RFC 4180, with its line break: every cell that needs quotes has them. */
export function csvRecord(cells: readonly (CsvCell | undefined)[]): string {
  const written = cells.map((cell) => {
    const text = String(cell ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(',')}\r\n`;
}

function* lines(header: readonly string[], rows: Iterable<readonly CsvCell[]>): Generator<Buffer> {
  yield Buffer.from(byteOrderMark + csvRecord(header));
  for (const row of rows) yield Buffer.from(csvRecord(row));
}

/** CSV (RFC 4180) in UTF-8, as it is read. Cells are not guarded against formulas: `CsvStream` does that on the way out. */
export const csv = (header: readonly string[], rows: Iterable<readonly CsvCell[]>): Readable =>
  Readable.from(lines(header, rows), { objectMode: false });
