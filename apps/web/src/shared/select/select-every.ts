import type { Identified } from '../table/data-table.tsx';
import type { ListQuery } from '../table/table-url-state.ts';
import type { CopySource } from './copy-selected.ts';
import type { Selection } from './selection.ts';
import { useShownRows } from './use-selection.ts';

/** The most rows that are read to select them: ten pages. */
export const maxRead = 1_000;
const pageSize = 100;

/**
 * Selects all rows that match the search of the rows on screen, one by one, and keeps what was selected before: for plans that cannot take
 * a search, or take nothing besides one. Nothing is selected where a page fails.
 */
export async function selectEvery<Row extends Identified, Query extends ListQuery>(
  selection: Pick<Selection<Row, Query>, 'put' | 'shown'>,
  { readPage }: Pick<CopySource<Row, Query>, 'readPage'>,
): Promise<void> {
  const query = selection.shown()?.query;
  if (query === undefined) return;
  const first = await readPage({ ...query, page: 1, pageSize });
  const rows = [...first.items];
  for (let page = 2; page <= first.pageCount; page += 1) {
    rows.push(...(await readPage({ ...query, page, pageSize })).items);
  }
  selection.put(rows, true, query);
}

/** `selectEvery` for a list, or undefined while more than `max` rows match, or none are on screen. */
export function useSelectEvery<Row extends Identified, Query extends ListQuery>(
  selection: Selection<Row, Query>,
  source: Pick<CopySource<Row, Query>, 'readPage'>,
  max: number,
): (() => Promise<void>) | undefined {
  const total = useShownRows(selection)?.total;
  return total !== undefined && total <= max ? () => selectEvery(selection, source) : undefined;
}
