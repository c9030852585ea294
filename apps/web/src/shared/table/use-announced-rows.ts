import { useEffect, useEffectEvent, useRef } from 'react';
import { announce } from '../ui/announcer.tsx';
import { words } from '../words/en.ts';
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
  const said = useRef({ query, count: -1 });
  const say = useEffectEvent((count: number) => {
    const { sort, order, page } = query;
    const was = said.current;
    said.current = { query, count };
    const sortedBy = columns.find((column) => column.sort === sort)?.header;
    if (sortedBy !== undefined && (was.query.sort !== sort || was.query.order !== order)) {
      announce(words.table.sorted(sortedBy, order));
    } else if (was.query.page !== page && was.count === count) announce(rangeOf(query, count));
    else announce(countText(count));
  });
  useEffect(() => {
    if (total !== undefined && query) say(total);
  }, [total, query]);
}
