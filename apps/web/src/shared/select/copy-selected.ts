import type { Cell, Cells } from '../copy/cells.ts';
import { plainCells, tableOfCells } from '../copy/cells.ts';
import { clipboardRefusal, tellCopied, tellNotCopied } from '../copy/copy.tsx';
import { type CopyableColumn, hiddenOf, shownOf, type TableView } from '../table/column.ts';
import type { Identified } from '../table/data-table.tsx';
import type { ListQuery } from '../table/table-url-state.ts';
import { reasonOf } from '../ui/failure.tsx';
import { countOf, type Selected } from './selection.ts';
import { words as w } from './words/en.ts';

/** The most rows to copy at once: ten pages to read. */
const maxCopied = 1_000;
const pageSize = 100;

/** How the rows of a list are copied. */
export interface CopySource<Row extends Identified, Query extends ListQuery> {
  columns: readonly CopyableColumn<Row>[];
  /** Which of them are shown. */
  view: TableView;
  /** What the list shows now: rows are copied in its order. */
  query: Query;
  readPage: (query: Query) => Promise<{ items: readonly Row[]; total: number; pageCount: number }>;
}

interface Read<Row> {
  rows: readonly Row[];
  /** How many rows are missing because the list changed while its pages were read. */
  missing: number;
}

/** Reads the selected rows; for a search, all of its pages. Fails if one of them fails. */
async function readSelected<Row extends Identified, Query extends ListQuery>(
  selected: Selected<Row, Query>,
  { query: { sort, order }, readPage }: CopySource<Row, Query>,
): Promise<Read<Row>> {
  if (selected.by === 'rows') return { rows: [...selected.rows.values()], missing: 0 };
  const read = new Map<string, Row>();
  const asked = { ...selected.query, sort, order, pageSize };
  let answer = await readPage({ ...asked, page: 1 });
  for (let page = 2; ; page += 1) {
    for (const row of answer.items) read.set(row.id, row);
    if (page > answer.pageCount) break;
    answer = await readPage({ ...asked, page });
  }
  return {
    rows: [...read.values()].filter(({ id }) => !selected.except.has(id)),
    missing: Math.max(0, answer.total - read.size),
  };
}

const cellOf = <Row>(column: CopyableColumn<Row>, row: Row): Cell =>
  column.value ? column.value(row) : column.cell(row);

/**
 * Puts the selected rows on the clipboard, with the columns that are shown and their headers, as a table and as text between tabs. Says
 * in a toast how many were copied, or why none were.
 */
export async function copySelected<Row extends Identified, Query extends ListQuery>(
  selected: Selected<Row, Query>,
  source: CopySource<Row, Query>,
): Promise<void> {
  const count = countOf(selected);
  if (count > maxCopied) return tellNotCopied(w.tooManyToCopy(maxCopied));
  if (!window.isSecureContext) return tellNotCopied(clipboardRefusal());
  const columns = shownOf(source.columns, hiddenOf(source.columns, source.view));
  const reading = readSelected(selected, source);
  const cells = reading.then(
    ({ rows }): Cells => ({
      header: columns.map(({ header }) => header),
      rows: rows.map((row) => columns.map((column) => cellOf(column, row))),
    }),
  );
  const written = async (type: string, write: (cells: Cells) => string) =>
    new Blob([write(await cells)], { type });
  const data = {
    'text/plain': written('text/plain', plainCells),
    'text/html': written('text/html', tableOfCells),
  };
  try {
    // Called at once with promises of what is still being read: some browsers allow it only while they handle the press.
    await Promise.all([navigator.clipboard.write([new ClipboardItem(data)]), ...Object.values(data)]);
    const { rows, missing } = await reading;
    tellCopied(w.copied(rows.length), missing === 0 ? w.pasteThem : w.copiedPart(missing));
  } catch {
    const failure = await reading.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    tellNotCopied(failure ? reasonOf(failure.error) : clipboardRefusal());
  }
}
