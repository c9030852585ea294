import type { Identified } from '../table/data-table.tsx';
import type { ListQuery } from '../table/table-url-state.ts';
import type { Selection } from './selection.ts';

/**
 * Selects all rows that match, one by one: for plans that cannot take a search. Nothing is selected where a page fails.
 * @param readPage reads a page, from 1
 */
export async function selectEvery<Row extends Identified, Query extends ListQuery>(
  selection: Pick<Selection<Row, Query>, 'put'>,
  readPage: (page: number) => Promise<{ items: readonly Row[]; pageCount: number }>,
): Promise<void> {
  const first = await readPage(1);
  const rows = [...first.items];
  for (let page = 2; page <= first.pageCount; page += 1) rows.push(...(await readPage(page)).items);
  selection.put(rows, true);
}
