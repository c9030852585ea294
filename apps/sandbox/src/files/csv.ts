import { inChunks } from './chunks.ts';

/** A column of an exported file. */
export interface Column<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as CSV (RFC 4180, comma, CRLF, UTF-8 without BOM) in chunks. Cells that begin like a formula are left as they
 * are: whether the upstream escapes them is not known, so the console must.
 */
export function* csvChunks<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<string> {
  yield `${columns.map(({ header }) => cell(header)).join(',')}\r\n`;
  yield* inChunks(rows, (row) => `${columns.map(({ value }) => cell(value(row))).join(',')}\r\n`);
}
