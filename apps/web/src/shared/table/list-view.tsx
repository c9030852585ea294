import type { Page } from '@reseller-console/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { type LucideIcon, Search } from 'lucide-react';
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useMemo, useRef } from 'react';
import { useIsPhone } from '../lib/phone.ts';
import { useFailure } from '../lib/use-failure.ts';
import { Failure, Notice, StaleRows } from '../ui/failure.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { words } from '../words/en.ts';
import { ClearFilters } from './clear-filters.tsx';
import { type Column, type ColumnHead, hiddenOf, shownOf, type TableView } from './column.ts';
import { DataTable, type Identified, type Picks } from './data-table.tsx';
import { TableFooter } from './footer.tsx';
import { ListTools } from './list-tools.tsx';
import { SkipToRows } from './skip-to-rows.tsx';
import type { ListQuery } from './table-url-state.ts';
import { useAnnouncedRows } from './use-announced-rows.ts';
import type { TableUrlState } from './use-table-url-state.ts';
import { useUnchanged } from './use-unchanged.ts';
import { ViewMenu } from './view-menu.tsx';

const SortSelect = lazy(() => import('./sort-select.tsx'));

/** What a saved view keeps of how a table is shown. */
export interface ShownTable {
  columns: readonly ColumnHead[];
  hidden: readonly string[];
  density: 'comfortable' | 'compact';
}

/** Shows the saved views of a list. `ready` is false while columns of the list are still on their way. */
export type ListViews = (shown: ShownTable, ready?: boolean) => ReactNode;

interface ListViewProps<Row extends Identified, Query extends ListQuery> {
  /** Accessible name of the table, and heading of the page where `heading` is not there. */
  title: string;
  heading?: ReactNode;
  /** Shown above the heading and after it. */
  above?: ReactNode;
  facts?: ReactNode;
  searchLabel: string;
  /** Picture and sentence for a list without a single row, and the sentence for one that nothing matches. */
  emptyIcon: LucideIcon;
  emptyText: string;
  noMatchText: string;
  countText: (count: number) => string;
  columns: readonly Column<Row>[];
  list: UseQueryResult<Page<Row>>;
  state: TableUrlState<Query>;
  view: TableView;
  onView: (change: TableView) => void;
  /** The saved views of the list, next to the search. */
  views?: ListViews;
  filters?: ReactNode;
  /** At the right end of the toolbar. */
  actions?: ReactNode;
  /** Makes a new row: after the actions, or where the first row would be. */
  create?: ReactNode;
  /** Null until they have loaded; their place is kept. */
  picks?: Picks<Row> | null;
  /** The menu of a row; the element is what the table scrolls in. */
  rowMenu?: ((scroller: RefObject<HTMLElement | null>) => ReactNode) | undefined;
  /** What can be done with selected rows: in the place of the actions, while there are any. */
  bar?: ReactNode;
}

/** A page that is a list: heading, toolbar, table, footer, and every state in between. */
export function ListView<Row extends Identified, Query extends ListQuery>(props: ListViewProps<Row, Query>) {
  const { title, columns, list, state, view, onView, countText, emptyIcon: EmptyIcon } = props;
  const { query, filtered, change } = state;
  const { columns: listed, hiddenColumns, shownColumns, density = 'comfortable' } = view;
  const hidden = useMemo(
    () => hiddenOf(columns, { columns: listed, hiddenColumns, shownColumns }),
    [columns, listed, hiddenColumns, shownColumns],
  );
  const shown = useUnchanged(shownOf(columns, hidden));
  const failure = useFailure(list);
  const data = failure ? undefined : list.data;
  const total = data?.total;
  // Until the answer is there, an empty list is still the one that was narrowed down.
  const empty = total === 0 && !filtered && !list.isPlaceholderData;
  const scroller = useRef<HTMLDivElement>(null);

  useAnnouncedRows({ query, columns, total: list.isPlaceholderData ? undefined : total, countText });
  // Another page begins at its top. The first one is there: to scroll it would only make the browser lay out the page at once.
  const shownPage = useRef(query.page);
  useEffect(() => {
    if (shownPage.current !== query.page) scroller.current?.scrollTo({ top: 0 });
    shownPage.current = query.page;
  }, [query.page]);
  const lastPage = data && data.items.length === 0 && data.total > 0 ? data.pageCount : undefined;
  // Of a page within the list no row could be shown: another page is no answer to that.
  const isBeyond = lastPage !== undefined && lastPage < query.page && !list.isPlaceholderData;
  useEffect(() => {
    if (isBeyond) change({ page: lastPage }, { replace: true });
  }, [isBeyond, lastPage, change]);

  // On a phone it is at the bottom of the window.
  const isPhone = useIsPhone();
  const barInPlace = !isPhone && Boolean(props.bar);
  const retry = () => void list.refetch();
  return (
    <section className="list-page" aria-label={title}>
      {total ? <SkipToRows /> : null}
      {props.above}
      <header className="flex flex-wrap items-baseline gap-x-2.5">
        <h1 className="min-w-0 text-xl font-semibold break-words">{props.heading ?? title}</h1>
        <span className="text-base text-muted">{total === undefined ? null : countText(total)}</span>
        {props.facts}
      </header>
      <ListTools
        search={<SearchBox label={props.searchLabel} value={query.q} onSearch={(q) => change({ q })} />}
        views={props.views?.({ columns, hidden, density })}
        filters={state.filters}
        create={empty ? null : props.create}
        bar={props.bar}
        barInPlace={barInPlace}
      >
        {props.filters}
        {filtered ? <ClearFilters onClick={state.clear} /> : null}
        {isPhone ? (
          <Suspense fallback={<span className="h-8 flex-1 basis-36" />}>
            <SortSelect columns={columns} sort={query.sort} order={query.order} onSort={change} />
          </Suspense>
        ) : null}
        {barInPlace ? null : (
          <span className="ml-auto flex flex-wrap justify-end gap-2">
            {isPhone ? null : <ViewMenu columns={columns} hidden={hidden} view={view} onView={onView} />}
            {props.actions}
            {isPhone || empty ? null : props.create}
          </span>
        )}
      </ListTools>
      <div className="list-frame">
        {list.isFetching && data !== undefined ? <div className="progress-line" /> : null}
        {failure ? (
          <Failure {...failure} />
        ) : list.error === null ? null : (
          <StaleRows error={list.error} busy={list.isFetching} onRetry={retry} />
        )}
        {failure ? null : total === 0 ? (
          <Notice
            icon={empty ? <EmptyIcon aria-hidden /> : <Search aria-hidden />}
            title={empty ? props.emptyText : props.noMatchText}
            actions={empty ? props.create : null}
          >
            {empty ? null : words.table.noMatchHint}
          </Notice>
        ) : (
          <>
            <div ref={scroller} className="list-scroll">
              <DataTable
                label={title}
                columns={shown}
                rows={data?.items}
                expected={Math.min(query.pageSize, 25)}
                compact={density === 'compact'}
                busy={list.isPlaceholderData}
                sort={query.sort}
                order={query.order}
                onSort={change}
                picks={props.picks}
              />
              {data ? props.rowMenu?.(scroller) : null}
            </div>
            <TableFooter
              query={{ ...query, page: data?.page ?? query.page }}
              total={total}
              pageCount={data?.pageCount ?? 1}
              onPage={(page) => change({ page })}
              onPageSize={(pageSize) => {
                onView({ pageSize });
                change({ pageSize });
              }}
            />
          </>
        )}
      </div>
    </section>
  );
}
