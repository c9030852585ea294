import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Identified } from '../table/data-table.tsx';
import type { ListQuery, ListSchema } from '../table/table-url-state.ts';
import { countOf, createSelection, type Selection, type ShownRows } from './selection.ts';

interface SelectableList<Row, Query> {
  schema: ListSchema<Query & ListQuery>;
  query: Query;
  list: {
    readonly data: { readonly items: readonly Row[]; readonly total: number } | undefined;
    readonly isPlaceholderData: boolean;
  };
}

/**
 * What is selected in a list. It belongs to one place, such as a company: nothing of it is left in another one, nor once its page is gone.
 */
export function useSelection<Row extends Identified, Query extends ListQuery>(
  place: string,
  { schema, query, list }: SelectableList<Row, Query>,
): Selection<Row, Query> {
  const [kept, keep] = useState(() => ({ place, selection: createSelection<Row, Query>(schema) }));
  const current = kept.place === place ? kept : { place, selection: createSelection<Row, Query>(schema) };
  if (current !== kept) keep(current);
  const { selection } = current;
  const { data, isPlaceholderData } = list;
  useLayoutEffect(() => {
    // Until another search is answered, the rows on screen are still those of the one before.
    if (!isPlaceholderData) selection.show(data && { rows: data.items, query, total: data.total });
  }, [selection, data, isPlaceholderData, query]);
  return selection;
}

/** Whether anything is selected; the component is rendered again only when that changes. */
export const useHasSelected = <Row extends Identified, Query extends ListQuery>(
  selection: Selection<Row, Query>,
): boolean => useSyncExternalStore(selection.subscribe, () => countOf(selection.get()) > 0);

/** The rows on screen, with the search that they answer and its total: selecting all that match is about these. */
export const useShownRows = <Row extends Identified, Query extends ListQuery>(
  selection: Selection<Row, Query>,
): ShownRows<Row, Query> | undefined => useSyncExternalStore(selection.subscribe, selection.shown);
