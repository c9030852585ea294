import { Readable } from 'node:stream';

export type CsvCell = string | number | null;

/** Without it, spreadsheets read the file in the machine's legacy encoding. */
export const byteOrderMark = '\uFEFF';

const utc = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/;

/**
 * A time in a form that spreadsheets of every locale read as a date: `2026-11-20 14:05:59`. They accept neither the `T` and `Z` of ISO
 * 8601 nor fractions of a second. The column's header says UTC. Text that is not a time in UTC is returned unchanged.
 */
export const csvMoment = (moment: string | null | undefined): string | null =>
  moment?.replace(utc, '$1 $2') ?? null;

/**
 * One record (RFC 4180) with its line break. Quotes cells where necessary, and those with a semicolon: the separator of a file is read
 * from its first line.
 */
export function csvRecord(cells: readonly (CsvCell | undefined)[]): string {
  const written = cells.map((cell) => {
    const text = String(cell ?? '');
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
