import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportFile } from '@reseller-console/keepnet';

export type CsvCell = string | number | null;

/** Rows of a list in memory that are written at once. */
const rowsAtOnce = 1_000;

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

type Row = readonly (CsvCell | undefined)[];
type Pages = Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>;

async function* written(header: readonly string[], pages: Pages): AsyncGenerator<Buffer> {
  let head = byteOrderMark + csvRecord(header);
  for await (const page of pages) {
    const text = head + page.map(csvRecord).join('');
    head = '';
    if (text !== '') yield Buffer.from(text);
    await nextTurn();
  }
  if (head !== '') yield Buffer.from(head);
}

/**
 * A file of CSV (RFC 4180) in UTF-8, written page by page and no faster than it is read. The header is sent with the first page:
 * a failure before that can still be answered as an error. Cells are not guarded against formulas: `CsvStream` does that on the way out.
 */
export function csvFile(header: readonly string[], pages: Pages): ExportFile {
  const body = Readable.from(written(header, pages), { objectMode: false });
  return { status: 200, contentType: 'text/csv', body, abort: () => body.destroy() };
}

/** The same for rows in memory. */
export const csvOf = (header: readonly string[], rows: readonly Row[]): ExportFile =>
  csvFile(header, pagesOf(rows));

function* pagesOf(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}
