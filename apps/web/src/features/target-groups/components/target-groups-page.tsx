import { exportTargetGroups, type TargetGroup, TargetGroupQuery } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { Outlet } from 'react-router';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { lazyReady } from '../../../shared/lib/lazy-ready.tsx';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { whenIdle } from '../../../shared/lib/when-idle.ts';
import { usePicks } from '../../../shared/select/use-picks.tsx';
import { useHasSelected, useSelection } from '../../../shared/select/use-selection.ts';
import { ListView, type ListViews } from '../../../shared/table/list-view.tsx';
import { NewLink } from '../../../shared/table/new-link.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { Switch } from '../../../shared/ui/switch.tsx';
import { useNamedCompany } from '../../companies/queries.ts';
import { useCsvSeparator, useTablePreferences } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { targetGroupNamesakes, targetGroupsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { targetGroupsColumns } from './target-groups-columns.tsx';

const CopyIdMenu = lazy(() => import('../../../shared/copy/copy-id-menu.tsx'));
const [GroupsBar, loadGroupsBar] = lazyReady(() => import('../bulk/groups-bar.tsx'));

/** The target groups of one company; the panel for a new one is next to them. */
export function TargetGroupsPage({ companyId, views }: { companyId: string; views: ListViews }) {
  const [view, setView] = useTablePreferences('target-groups');
  const separator = useCsvSeparator();
  const state = useTableUrlState(TargetGroupQuery, view.pageSize);
  const { query, change } = state;
  const optionsOf = useCallback((of: TargetGroupQuery) => targetGroupsQuery(companyId, of), [companyId]);
  const list = useQuery(optionsOf(query));
  usePrefetchNext(list.data, query, optionsOf);
  const rows = list.data?.items;
  const namesakes = useMemo(() => targetGroupNamesakes(rows ?? []), [rows]);
  const columns = useMemo(() => targetGroupsColumns(companyId, namesakes), [companyId, namesakes]);
  const selection = useSelection(companyId, { schema: TargetGroupQuery, query, list });
  const hasSelected = useHasSelected(selection);
  const nameOf = useCallback(
    ({ id, name }: Pick<TargetGroup, 'id' | 'name'>) => toldApart({ name, apart: namesakes.get(id) }),
    [namesakes],
  );
  const picks = usePicks(selection, rows, { nameOf });
  useEffect(() => whenIdle(() => void loadGroupsBar().catch(() => {})), []);
  const client = useQueryClient();
  const readPage = (of: TargetGroupQuery) => client.fetchQuery(optionsOf(of));
  const mayCreate = useMay('operator');
  const company = useNamedCompany(companyId) ?? { id: companyId, name: companyId };
  return (
    <div className="panel-page">
      <ListView
        title={w.title}
        searchLabel={w.search}
        emptyIcon={UsersRound}
        emptyText={w.empty}
        noMatchText={w.noMatch}
        countText={w.count}
        columns={columns}
        list={list}
        state={state}
        view={view}
        onView={setView}
        views={views}
        filters={
          <Switch
            label={w.systemGroups}
            on={query.systemGenerated}
            onSwitch={(systemGenerated) => change({ systemGenerated })}
          />
        }
        actions={
          <ExportButton
            name={w.title}
            place={company}
            operation={exportTargetGroups}
            params={{ companyId }}
            query={query}
            list={query.systemGenerated ? list : undefined}
            separator={separator}
            hint={query.systemGenerated ? undefined : w.exportHint}
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
              <GroupsBar
                companyId={companyId}
                selection={selection}
                query={query}
                copy={{ columns, view, query, readPage }}
              />
            </Suspense>
          ) : null
        }
        create={mayCreate ? <NewLink>{w.create}</NewLink> : null}
      />
      <Outlet />
    </div>
  );
}
