import type { ColumnHead, TableView } from './column.ts';

const maxIds = 100;

/** The choice after one column was shown or hidden. The latest hundred are kept, since every company adds columns of its own. */
export function withColumn(
  { id, optional }: Omit<ColumnHead, 'header'>,
  show: boolean,
  { columns, hiddenColumns = [], shownColumns = [] }: TableView,
): TableView {
  const listed = (ids: readonly string[], on: boolean) => [
    ...ids.filter((other) => other !== id).slice(on ? 1 - maxIds : 0),
    ...(on ? [id] : []),
  ];
  if (columns !== undefined) return { columns: listed(columns.split(','), show).join() };
  return optional
    ? { shownColumns: listed(shownColumns, show) }
    : { hiddenColumns: listed(hiddenColumns, !show) };
}
