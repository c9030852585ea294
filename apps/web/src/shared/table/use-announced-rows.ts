import { useEffect, useEffectEvent, useRef } from 'react';
import { announce } from '../ui/announcer.tsx';
import { words } from '../words/words.ts';
import type { Column } from './column.ts';
import { rangeOf } from './footer.tsx';
import type { ListQuery } from './table-url-state.ts';

interface AnnouncedRows {
  query: ListQuery;
  columns: readonly Pick<Column<never>, 'header' | 'sort'>[];
  /** How many rows there are; undefined while those on screen are not the ones that were asked for. */
  total: number | undefined;
  countText: (count: number) => string;
}

/** Tells screen readers what became of the rows: how they are sorted, which of them are shown, or how many there are. */
export function useAnnouncedRows({ query, columns, total, countText }: AnnouncedRows): void {
  const said = useRef<ListQuery>(undefined);
  const say = useEffectEvent((count: number) => {
    const { sort, order, page } = query;
    const was = said.current ?? query;
    const sortedBy = columns.find((column) => column.sort === sort)?.header;
    said.current = query;
    if (sortedBy !== undefined && (was.sort !== sort || was.order !== order)) {
      announce(words.table.sorted(sortedBy, order));
    } else announce(was.page === page || count === 0 ? countText(count) : rangeOf(query, count));
  });
  useEffect(() => {
    if (total !== undefined && query) say(total);
  }, [total, query]);
}
