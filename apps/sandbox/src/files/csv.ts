import { inChunks } from './chunks.ts';

/** A column of an exported file. */
export interface Column<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** What makes a cell need quotes, by separator. */
const SPECIAL = { ',': /[",\r\n]/, ';': /[";\r\n]/ } as const;

function cell(value: string | number, delimiter: keyof typeof SPECIAL): string {
  const text = String(value);
  return SPECIAL[delimiter].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as CSV (RFC 4180, CRLF, UTF-8) in chunks: with commas and no byte order mark, or with `;` and one. Cells that begin
 * like a formula are left as they are: whether the upstream escapes them is not known, so the console must.
 */
export function* csvChunks<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  how: 'comma' | 'semicolon',
): Generator<string> {
  const delimiter = how === 'comma' ? ',' : ';';
  if (how === 'semicolon') yield BYTE_ORDER_MARK;
  yield `${columns.map(({ header }) => cell(header, delimiter)).join(delimiter)}\r\n`;
  yield* inChunks(
    rows,
    (row) => `${columns.map(({ value }) => cell(value(row), delimiter)).join(delimiter)}\r\n`,
  );
}
