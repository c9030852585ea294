import { type CompanyGroup, CompanyGroupQuery, exportCompanyGroups } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { Outlet } from 'react-router';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { lazyReady } from '../../../shared/lib/lazy-ready.tsx';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { resellerScope } from '../../../shared/lib/query-scope.ts';
import { whenIdle } from '../../../shared/lib/when-idle.ts';
import { usePicks } from '../../../shared/select/use-picks.tsx';
import { useHasSelected, useSelection } from '../../../shared/select/use-selection.ts';
import { ListView, type ListViews } from '../../../shared/table/list-view.tsx';
import { NewLink } from '../../../shared/table/new-link.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { useCsvSeparator, useTablePreferences } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { companyGroupNamesakes, companyGroupsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { companyGroupsColumns } from './company-groups-columns.tsx';

const CopyIdMenu = lazy(() => import('../../../shared/copy/copy-id-menu.tsx'));
const [Bar, loadBar] = lazyReady(() => import('../bulk/company-groups-bar.tsx'));

/** Every company group of the reseller; the panel for a new one is next to them. */
export function CompanyGroupsPage({ views }: { views: ListViews }) {
  const [view, setView] = useTablePreferences('company-groups');
  const separator = useCsvSeparator();
  const state = useTableUrlState(CompanyGroupQuery, view.pageSize);
  const { query } = state;
  const list = useQuery(companyGroupsQuery(query));
  usePrefetchNext(list.data, query, companyGroupsQuery);
  const rows = list.data?.items;
  const namesakes = useMemo(() => companyGroupNamesakes(rows ?? []), [rows]);
  const columns = useMemo(() => companyGroupsColumns(namesakes), [namesakes]);
  const selection = useSelection(resellerScope, { schema: CompanyGroupQuery, query, list });
  const hasSelected = useHasSelected(selection);
  const nameOf = useCallback(
    ({ id, name }: Pick<CompanyGroup, 'id' | 'name'>) => toldApart({ name, apart: namesakes.get(id) }),
    [namesakes],
  );
  const picks = usePicks(selection, rows, { nameOf });
  useEffect(() => whenIdle(() => void loadBar().catch(() => {})), []);
  const client = useQueryClient();
  const readPage = (of: CompanyGroupQuery) => client.fetchQuery(companyGroupsQuery(of));
  const mayCreate = useMay('operator');
  return (
    <div className="panel-page">
      <ListView
        title={w.title}
        searchLabel={w.search}
        emptyIcon={Layers}
        emptyText={w.empty}
        noMatchText={w.noMatch}
        countText={w.count}
        columns={columns}
        list={list}
        state={state}
        view={view}
        onView={setView}
        views={views}
        actions={
          <ExportButton
            name={w.title}
            operation={exportCompanyGroups}
            query={query}
            list={list}
            separator={separator}
          />
        }
        picks={picks}
        rowMenu={(scroller) => (
          <Suspense>
            <CopyIdMenu rows={rows ?? []} scroller={scroller} nameOf={nameOf} />
          </Suspense>
        )}
        bar={
          hasSelected ? (
            <Suspense fallback={<span className="flex-1" />}>
              <Bar selection={selection} query={query} copy={{ columns, view, query, readPage }} />
            </Suspense>
          ) : null
        }
        create={mayCreate ? <NewLink>{w.create}</NewLink> : null}
      />
      <Outlet />
    </div>
  );
}
