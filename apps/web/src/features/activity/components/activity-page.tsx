import { exportAudit } from '@reseller-console/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, History, Search } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { startExport } from '../../../shared/export/start-export.tsx';
import { addressParams } from '../../../shared/lib/address-params.ts';
import { formatNumber } from '../../../shared/lib/format.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ClearFilters } from '../../../shared/table/clear-filters.tsx';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Failure, Notice } from '../../../shared/ui/failure.tsx';
import { activityWords as w } from '../../../shared/words/activity.ts';
import { words } from '../../../shared/words/words.ts';
import { type ActivityFilters, readFilters, toAuditFilters, writeFilters } from '../model/filters.ts';
import { activityQuery } from '../queries.ts';
import { ActivityFilterBar } from './activity-filters.tsx';
import { ActivityTable } from './activity-table.tsx';

/** The audit trail of the whole reseller, for admins. */
export function ActivityPage() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const change = (changed: ActivityFilters) =>
    setParams(writeFilters({ ...readFilters(addressParams()), ...changed }));
  const list = useInfiniteQuery(activityQuery(filters));
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage } = list;
  const failure = useFailure(list);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  const loaded = items?.length;
  useEffect(() => {
    if (loaded !== undefined) announce(w.loaded(formatNumber(loaded)));
  }, [loaded]);
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return (
    <section className="list-page" aria-label={w.title}>
      <header className="flex items-baseline gap-2.5">
        <h1 className="text-xl font-semibold">{w.title}</h1>
        <span className="text-base text-muted">{w.lead}</span>
      </header>
      <div className="list-tools">
        <ActivityFilterBar filters={filters} change={change} />
        {filtered && loaded !== 0 ? <ClearFilters look="quiet" onClick={() => setParams({})} /> : null}
        <Button
          className="ml-auto"
          onClick={() =>
            startExport({
              name: w.exportName,
              file: { operation: exportAudit, query: toAuditFilters(filters) },
            })
          }
        >
          <Download aria-hidden className="size-4 text-muted" />
          {w.exportFile}
        </Button>
      </div>
      <div className="list-frame">
        {isFetching && items !== undefined && !isFetchingNextPage ? <div className="progress-line" /> : null}
        {failure ? (
          <Failure {...failure} />
        ) : items?.length === 0 ? (
          <Notice
            icon={filtered ? <Search aria-hidden /> : <History aria-hidden />}
            title={filtered ? w.noMatch : w.empty}
            actions={filtered ? <ClearFilters onClick={() => setParams({})} /> : null}
          >
            {filtered ? words.table.noMatchHint : null}
          </Notice>
        ) : (
          <div className="list-scroll">
            <ActivityTable items={items} busy={isFetching && !isFetchingNextPage} />
          </div>
        )}
        {items === undefined || items.length === 0 ? null : (
          <footer className="flex min-h-12 flex-wrap items-center gap-3 border-t border-line px-4 py-2 text-sm">
            <span className="text-muted">{w.loaded(formatNumber(items.length))}</span>
            {error === null ? null : (
              <span role="alert" className="text-bad">
                {w.moreFailed}
              </span>
            )}
            {hasNextPage ? (
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
