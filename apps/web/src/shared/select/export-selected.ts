import type { CsvSeparator, ExportOperation, SelectedRows } from '@reseller-console/contract';
import { startExport } from '../export/start-export.tsx';
import type { Identified } from '../table/data-table.tsx';
import type { ListQuery } from '../table/table-url-state.ts';
import type { ToastPlace } from '../toast/toast-body.tsx';
import type { Selected } from './selection.ts';

interface SelectedFile<Row extends Identified, Query extends ListQuery> {
  name: string;
  place?: ToastPlace | undefined;
  operation: ExportOperation;
  /** Takes all that match, however many. */
  whole: ExportOperation;
  params?: Readonly<Record<string, string>>;
  selected: Selected<Row, Query>;
  /** What the list shows now: rows leave in its order. */
  query: Query;
  separator: CsvSeparator;
}

const rowsOf = (selected: Selected<unknown, unknown>): SelectedRows =>
  selected.by === 'rows' ? { ids: [...selected.rows.keys()] } : { except: [...selected.except] };

/** Takes a CSV file of exactly the selected rows. Ids travel in the body: an address would name people in logs, and has no room for them. */
export function exportSelected<Row extends Identified, Query extends ListQuery>({
  name,
  place,
  operation,
  whole,
  params,
  selected,
  query,
  separator,
}: SelectedFile<Row, Query>): void {
  const { sort, order } = query;
  const asked = selected.by === 'rows' ? query : { ...selected.query, sort, order };
  const isWhole = selected.by === 'query' && selected.except.size === 0;
  const address = { query: { ...asked, format: 'csv', scope: 'all', separator } };
  const file = isWhole ? { operation: whole, ...address } : { operation, ...address, body: rowsOf(selected) };
  startExport({ name, place, file: params ? { ...file, params } : file });
}
