import { maxSelected, type SelectedRows } from '@reseller-console/contract';
import type { Call, Page } from '@reseller-console/keepnet';
import { readEveryPage } from '../platform/every-page.ts';
import { mapInTurn } from '../platform/in-turn.ts';
import { type CsvCell, csvOf } from './csv.ts';
import type { ExportContext, ExportedList, ExportQuery, Paging } from './request.ts';

const pageSize = 100;
/** Pages of a list that are read at once. */
const atOnce = 4;

/** The columns of a file of rows, in their order. */
export interface SelectedColumns<Row> {
  header: readonly string[];
  cells(row: Row): readonly CsvCell[];
}

type Read<Row> = (paging: Paging, call: Call) => Promise<Page<Row>>;

interface SelectedList<Row extends { id: string }> {
  rows: SelectedRows;
  /** The columns for these rows: a company may have its own. */
  columns: (found: readonly Row[], call: Call) => Promise<SelectedColumns<Row>>;
  /** A page of what matches. */
  matching: Read<Row>;
  /** A page of the same list in the same order, without its search and filters. */
  all: Read<Row>;
}

/** The wanted rows of a list, in its order. Stops reading once it has all of them. */
async function rowsAmong<Row extends { id: string }>(
  read: (paging: Paging) => Promise<Page<Row>>,
  wanted: ReadonlySet<string>,
): Promise<Row[]> {
  const found = new Map<string, Row>();
  const first = await read({ page: 1, pageSize });
  const keep = ({ items }: Page<Row>) => {
    for (const row of items) if (wanted.has(row.id)) found.set(row.id, row);
  };
  keep(first);
  const pageCount = Math.ceil(first.total / first.pageSize);
  for (let page = 2; page <= pageCount && found.size < wanted.size; page += atOnce) {
    const next = Array.from({ length: Math.min(atOnce, pageCount - page + 1) }, (_, index) => page + index);
    for (const one of await mapInTurn(next, atOnce, (at) => read({ page: at, pageSize }))) keep(one);
  }
  return [...found.values()];
}

/**
 * Exports the selected rows of a list, as CSV that we write ourselves. They are read before the first byte is sent. Rows that are gone
 * by then are missing, and the file has fewer rows than `totalRowsHeader` says.
 */
export function selectedRows<Row extends { id: string }>({
  rows,
  columns,
  matching,
  all,
}: SelectedList<Row>): ExportedList<Paging> {
  const ids = new Set(rows.ids);
  const except = new Set(rows.except);

  async function read(call: Call): Promise<Row[]> {
    const of = (list: Read<Row>) => (paging: Paging) => list(paging, call);
    if (rows.ids === undefined) {
      const { items } = await readEveryPage(of(matching), maxSelected);
      return items.filter(({ id }) => !except.has(id));
    }
    // The list on screen is usually shorter, and has all of them.
    const shown = await rowsAmong(of(matching), ids);
    return shown.length === ids.size ? shown : rowsAmong(of(all), ids);
  }

  return {
    async search(paging, call) {
      if (rows.ids !== undefined) return { total: ids.size };
      const { total } = await matching(paging, call);
      return { total: Math.max(0, total - except.size) };
    },
    async export(_query, call) {
      const found = await read(call);
      const { header, cells } = await columns(found, call);
      return csvOf(header, found.map(cells));
    },
  };
}

const tell = (query: ExportQuery, more: Record<string, unknown>): ExportQuery => ({ ...query, ...more });

/** The context of such an export as the trail tells it: how many rows were named, and the search only where it chose them. */
export function withSelected(context: ExportContext, { ids, except }: SelectedRows): ExportContext {
  const { format, scope, raw, separator, page, pageSize: size } = context.query;
  const file = { format, scope, raw, separator, page, pageSize: size };
  if (ids !== undefined) return { ...context, query: tell(file, { selected: ids.length }) };
  return { ...context, query: tell(context.query, { except: except?.length }) };
}
