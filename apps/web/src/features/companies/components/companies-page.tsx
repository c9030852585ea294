import { CompanyQuery, exportCompanies } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import {
  lazy,
  Suspense,
  startTransition,
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { addressParams } from '../../../shared/lib/address-params.ts';
import { formatNumber } from '../../../shared/lib/format.ts';
import { ViewsPlace } from '../../../shared/table/list-tools.tsx';
import { ListView, type ListViews } from '../../../shared/table/list-view.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { Toggle } from '../../../shared/ui/toggle.tsx';
import { useCsvSeparator, useTablePreferences } from '../../preferences/queries.ts';
import { useIsLimited } from '../../session/queries.ts';
import type { SelectingParts } from '../bulk/selecting.tsx';
import { companiesQuery, useCompanyNamesakes } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { companiesColumns } from './companies-columns.tsx';

// They wait for the rows, which matter most.
const Attention = lazy(() => import('../attention/attention.tsx'));
const Selecting = lazy(() => import('../bulk/selecting.tsx'));
const Filters = lazy(() => import('./company-filters.tsx'));

/** Every company of the reseller. */
export function CompaniesPage({ views }: { views: ListViews }) {
  const [view, setView] = useTablePreferences('companies');
  const separator = useCsvSeparator();
  const state = useTableUrlState(CompanyQuery, view.pageSize);
  const { query, change } = state;
  const list = useQuery(companiesQuery(query));
  usePrefetchNext(list.data, query, companiesQuery);
  // What comes after the rows draws them again in short tasks, between which a press is answered.
  const namesakes = useDeferredValue(useCompanyNamesakes());
  const columns = useMemo(() => companiesColumns(namesakes), [namesakes]);
  const limited = useIsLimited();
  const exceeded = list.data?.exceededCount;
  const [parts, setParts] = useState<SelectingParts>();
  const hasParts = useRef(false);
  const takeParts = useCallback((now: SelectingParts) => {
    // Later ones are for other rows: a box must not stand for those before.
    if (hasParts.current) return setParts(now);
    hasParts.current = true;
    startTransition(() => setParts(now));
  }, []);
  const hasRows = useDeferredValue(!list.isPending, false);
  // The name of an open view does not wait for the rows.
  const showsViews = hasRows || addressParams().has('view');
  return (
    <ListView
      title={w.title}
      searchLabel={w.search}
      emptyIcon={Building2}
      emptyText={w.empty}
      noMatchText={w.noMatch}
      countText={w.count}
      columns={columns}
      list={list}
      state={state}
      view={view}
      onView={setView}
      views={showsViews ? views : () => <ViewsPlace />}
      picks={parts?.picks ?? null}
      rowMenu={parts?.rowMenu}
      bar={parts?.barOf({ query, columns, view })}
      facts={
        <div className="h-8 w-full">
          <Suspense>{hasRows ? <Attention /> : null}</Suspense>
          <Suspense>{hasRows ? <Selecting query={query} list={list} onParts={takeParts} /> : null}</Suspense>
        </div>
      }
      actions={
        <ExportButton
          name={w.title}
          operation={exportCompanies}
          query={query}
          list={list}
          separator={separator}
          formats={limited || query.group || query.denied ? ['csv'] : undefined}
          ofCompanies={`/exports${query.group === undefined ? '' : `?group=${query.group}`}`}
        />
      }
      filters={
        <>
          <Toggle pressed={query.exceeded === true} onToggle={(on) => change({ exceeded: on || undefined })}>
            {w.overLicence}
            {exceeded === null ? null : (
              <span className="min-w-[2ch] text-muted">
                {exceeded === undefined ? null : formatNumber(exceeded)}
              </span>
            )}
          </Toggle>
          <span className="flex min-h-8 min-w-54 flex-wrap items-center gap-2">
            <Suspense>
              {hasRows ? (
                <Filters query={query} unlistedCount={list.data?.unlistedCount} onChange={change} />
              ) : null}
            </Suspense>
          </span>
        </>
      }
    />
  );
}
