import { useInfiniteQuery } from '@tanstack/react-query';
import { ListChecks, Search } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { addressParams } from '../../../shared/lib/address-params.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ClearFilters } from '../../../shared/table/clear-filters.tsx';
import { DataTable } from '../../../shared/table/data-table.tsx';
import { ListTools } from '../../../shared/table/list-tools.tsx';
import type { ListViews } from '../../../shared/table/list-view.tsx';
import { SkipToRows } from '../../../shared/table/skip-to-rows.tsx';
import { noColumns, underView } from '../../../shared/table/under-view.ts';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Failure, Notice, StaleRows } from '../../../shared/ui/failure.tsx';
import { Toggle } from '../../../shared/ui/toggle.tsx';
import { words } from '../../../shared/words/en.ts';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { readJobFilters, writeJobFilters } from '../model/filters.ts';
import { type JobFilters, jobsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { jobsColumns } from './jobs-columns.tsx';
import { More } from './more.tsx';
import { StateFilter } from './state-filter.tsx';

const expected = 8;

interface JobsPageProps {
  views: ListViews;
  /** The filter by company, which belongs to another noun. */
  companyFilter: (company: string | undefined, onChoose: (company: string | undefined) => void) => ReactNode;
}

/** Plans of the person, and of others about companies that the person sees. */
export function JobsPage({ companyFilter, views }: JobsPageProps) {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readJobFilters(params), [params]);
  const change = (changed: JobFilters) =>
    setParams(underView(writeJobFilters({ ...readJobFilters(addressParams()), ...changed })));
  const list = useInfiniteQuery(jobsQuery(filters));
  const { data, error, isFetching, isFetchingNextPage, isPlaceholderData, isRefetchError, refetch } = list;
  const failure = useFailure(list);
  const namesakes = useCompanyNamesakes();
  const columns = useMemo(() => jobsColumns(namesakes), [namesakes]);
  const pages = failure ? undefined : data?.pages;
  const jobs = useMemo(() => pages?.flatMap(({ items }) => items), [pages]);
  const loaded = isPlaceholderData ? undefined : jobs?.length;
  useEffect(() => {
    if (loaded !== undefined && filters) announce(w.loaded(loaded));
  }, [loaded, filters]);
  const set = Object.values(filters).filter((value) => value !== undefined);
  const filtered = set.length > 0;
  const noMatch = filtered || isPlaceholderData;
  return (
    <section className="list-page" aria-label={w.title}>
      {jobs?.length ? <SkipToRows /> : null}
      <header className="flex flex-wrap items-baseline gap-x-2.5">
        <h1 className="text-xl font-semibold">{w.title}</h1>
        <span className="text-base text-muted">{w.lead}</span>
      </header>
      <ListTools filters={set.length} views={views(noColumns)}>
        <Toggle pressed={filters.waiting === true} onToggle={(on) => change({ waiting: on || undefined })}>
          {w.list.waiting}
        </Toggle>
        <StateFilter value={filters.state} onChoose={(state) => change({ state })} />
        {companyFilter(filters.company, (company) => change({ company }))}
        {filtered ? <ClearFilters onClick={() => setParams(underView(new URLSearchParams()))} /> : null}
      </ListTools>
      <div className="list-frame">
        {isFetching && isPlaceholderData ? <div className="progress-line" /> : null}
        {jobs !== undefined && isRefetchError ? (
          <StaleRows error={error} busy={isFetching} onRetry={() => void refetch()} />
        ) : null}
        {failure ? (
          <Failure {...failure} />
        ) : jobs?.length === 0 ? (
          <Notice
            icon={noMatch ? <Search aria-hidden /> : <ListChecks aria-hidden />}
            title={noMatch ? w.noMatch : w.empty}
          >
            {noMatch ? words.table.noMatchHint : w.emptyHint}
          </Notice>
        ) : (
          <div className="list-scroll">
            <DataTable
              label={w.title}
              columns={columns}
              rows={jobs}
              expected={expected}
              compact={false}
              busy={isPlaceholderData && !isFetchingNextPage}
            />
          </div>
        )}
        {jobs?.length ? <More loaded={w.loaded(jobs.length)} list={list} /> : null}
      </div>
    </section>
  );
}
