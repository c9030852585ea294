import { exportAudit } from '@reseller-console/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History, Search } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { addressParams } from '../../../shared/lib/address-params.ts';
import { formatNumber } from '../../../shared/lib/format.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ClearFilters } from '../../../shared/table/clear-filters.tsx';
import { ListTools } from '../../../shared/table/list-tools.tsx';
import type { ListViews } from '../../../shared/table/list-view.tsx';
import { SkipToRows } from '../../../shared/table/skip-to-rows.tsx';
import { noColumns, underView } from '../../../shared/table/under-view.ts';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Failure, FailureLine, Notice, StaleRows } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { type ActivityFilters, readFilters, toAuditFilters, writeFilters } from '../model/filters.ts';
import { activityQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { ActivityFilterBar } from './activity-filters.tsx';
import { ActivityTable } from './activity-table.tsx';

/** The audit trail of the whole reseller, for admins. */
export function ActivityPage({ views }: { views: ListViews }) {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const change = (changed: ActivityFilters) =>
    setParams(underView(writeFilters({ ...readFilters(addressParams()), ...changed })));
  const separator = useCsvSeparator();
  const list = useInfiniteQuery(activityQuery(filters));
  const { data, error, isFetching, isFetchingNextPage, isPlaceholderData, hasNextPage } = list;
  const { isRefetchError, isFetchNextPageError, fetchNextPage, refetch } = list;
  const failure = useFailure(list);
  const pages = failure ? undefined : data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items), [pages]);
  const loaded = isPlaceholderData ? undefined : items?.length;
  useEffect(() => {
    if (loaded !== undefined && filters) announce(w.loaded(formatNumber(loaded)));
  }, [loaded, filters]);
  const set = Object.values(filters).filter((value) => value !== undefined);
  const filtered = set.length > 0;
  // Until the answer is there, an empty list is still the one that was narrowed down.
  const noMatch = filtered || isPlaceholderData;
  return (
    <section className="list-page" aria-label={w.title}>
      {items?.length ? <SkipToRows /> : null}
      <header className="flex items-baseline gap-2.5">
        <h1 className="text-xl font-semibold">{w.title}</h1>
        <span className="text-base text-muted">{w.lead}</span>
      </header>
      <ListTools filters={set.length} views={views(noColumns)}>
        <ActivityFilterBar filters={filters} change={change} />
        {filtered ? <ClearFilters onClick={() => setParams(underView(new URLSearchParams()))} /> : null}
        <span className="ml-auto">
          <ExportButton
            name={w.title}
            operation={exportAudit}
            query={toAuditFilters(filters)}
            separator={separator}
            formats={['csv']}
            scopes={['all']}
          />
        </span>
      </ListTools>
      <div className="list-frame">
        {isFetching && items !== undefined && !isFetchingNextPage ? <div className="progress-line" /> : null}
        {items !== undefined && isRefetchError ? (
          <StaleRows error={error} busy={isFetching} onRetry={() => void refetch()} />
        ) : null}
        {failure ? (
          <Failure {...failure} />
        ) : items?.length === 0 ? (
          <Notice
            icon={noMatch ? <Search aria-hidden /> : <History aria-hidden />}
            title={noMatch ? w.noMatch : w.empty}
          >
            {noMatch ? words.table.noMatchHint : null}
          </Notice>
        ) : (
          <div className="list-scroll">
            <ActivityTable items={items} busy={isPlaceholderData} />
          </div>
        )}
        {items === undefined || items.length === 0 ? null : (
          <footer className="flex min-h-12 flex-wrap items-center gap-3 border-t border-line px-4 py-2 text-sm">
            <span className="text-muted">{w.loaded(formatNumber(items.length))}</span>
            {isPlaceholderData ? null : isFetchNextPageError ? (
              <FailureLine
                what={w.moreFailed}
                error={error}
                busy={isFetching}
                onRetry={() => void fetchNextPage()}
                className="flex-1"
              />
            ) : hasNextPage ? (
              <Button
                className="ml-auto"
                aria-disabled={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                {w.more}
              </Button>
            ) : (
              <span className="ml-auto text-muted">{w.end}</span>
            )}
          </footer>
        )}
      </div>
    </section>
  );
}
