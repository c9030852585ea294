import { exportTargetUsers, plain, type TargetUser, TargetUserQuery } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { Outlet, useLocation, useMatch } from 'react-router';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { lazyReady } from '../../../shared/lib/lazy-ready.tsx';
import { whenIdle } from '../../../shared/lib/when-idle.ts';
import { usePicks } from '../../../shared/select/use-picks.tsx';
import { useHasSelected, useSelection } from '../../../shared/select/use-selection.ts';
import { hiddenOf } from '../../../shared/table/column.ts';
import { ListView, type ListViews } from '../../../shared/table/list-view.tsx';
import { NewLink } from '../../../shared/table/new-link.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { useNamedCompany } from '../../companies/queries.ts';
import { useCsvSeparator, useTablePreferences } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { customFieldsQuery, targetUserSummaryQuery } from '../details-queries.ts';
import { ImportLink } from '../import/components/import-link.tsx';
import { pickNames, targetUserNamesakes } from '../model/target-user-name.ts';
import { targetUsersQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { customColumn, targetUsersColumns } from './target-users-columns.tsx';
import { TargetUsersFilters } from './target-users-filters.tsx';
import { TargetUsersSummary } from './target-users-summary.tsx';

const [UsersBar, loadUsersBar] = lazyReady(() => import('../bulk/users-bar.tsx'));
const TargetUserMenu = lazy(() => import('../bulk/target-user-menu.tsx'));

/** The target users of one company; the panel for a new or an existing one is next to them. */
export function TargetUsersPage({ companyId, views }: { companyId: string; views: ListViews }) {
  const [view, setView] = useTablePreferences('target-users');
  const separator = useCsvSeparator();
  const state = useTableUrlState(TargetUserQuery, view.pageSize);
  const optionsOf = useCallback((query: TargetUserQuery) => targetUsersQuery(companyId, query), [companyId]);
  const list = useQuery(optionsOf(state.query));
  usePrefetchNext(list.data, state.query, optionsOf);
  const summary = useQuery(targetUserSummaryQuery(companyId));
  const { data: customFields } = useQuery({ ...customFieldsQuery(companyId), throwOnError: false });
  const { search } = useLocation();
  const openId = useMatch('/companies/:companyId/target-users/:userId/*')?.params.userId;
  const rows = list.data?.items;
  const said = hiddenOf([{ id: 'email' }], view).length === 0;
  const ownColumns = useMemo(
    () =>
      targetUsersColumns({
        openId,
        said,
        namesakes: targetUserNamesakes(rows ?? []),
        linkTo: ({ id }: TargetUser) => ({ pathname: `/companies/${companyId}/target-users/${id}`, search }),
      }),
    [companyId, openId, said, rows, search],
  );
  const columns = useMemo(
    () => [...ownColumns, ...(customFields ?? []).map(customColumn)],
    [ownColumns, customFields],
  );
  const selection = useSelection(companyId, { schema: TargetUserQuery, query: state.query, list });
  const hasSelected = useHasSelected(selection);
  const picks = usePicks(
    selection,
    rows,
    useMemo(() => pickNames(rows ?? []), [rows]),
  );
  useEffect(() => whenIdle(() => void loadUsersBar().catch(() => {})), []);
  const client = useQueryClient();
  const readPage = (query: TargetUserQuery) => client.fetchQuery(optionsOf(query));
  const mayCreate = useMay('operator');
  const importLink = mayCreate ? <ImportLink companyId={companyId} /> : null;
  // The way to the first rows is where they would be.
  const isEmpty = list.data?.total === 0 && !state.filtered;
  const company = useNamedCompany(companyId) ?? { id: companyId, name: companyId };
  return (
    <div className="panel-page">
      <ListView
        title={w.title}
        searchLabel={w.search}
        emptyIcon={Users}
        emptyText={w.empty}
        noMatchText={plain(state.query.q).includes(' ') ? w.noMatchWords : w.noMatch}
        countText={w.count}
        columns={columns}
        list={list}
        state={state}
        view={view}
        onView={setView}
        views={(shown) => views(shown, customFields !== undefined)}
        facts={<TargetUsersSummary summary={summary} state={state} />}
        filters={
          <TargetUsersFilters
            {...state}
            months={summary.data?.months}
            fields={customFields}
            error={list.error}
          />
        }
        actions={
          <>
            <ExportButton
              name={w.title}
              place={company}
              operation={exportTargetUsers}
              params={{ companyId }}
              query={state.query}
              list={list}
              separator={separator}
            />
            {isEmpty ? null : importLink}
          </>
        }
        picks={picks}
        rowMenu={(scroller) => (
          <Suspense>
            <TargetUserMenu companyId={companyId} rows={rows ?? []} scroller={scroller} />
          </Suspense>
        )}
        bar={
          hasSelected ? (
            <Suspense fallback={<span className="flex-1" />}>
              <UsersBar
                companyId={companyId}
                selection={selection}
                query={state.query}
                copy={{ columns, view, query: state.query, readPage }}
              />
            </Suspense>
          ) : null
        }
        create={
          mayCreate ? (
            <>
              {isEmpty ? importLink : null}
              <NewLink>{w.create}</NewLink>
            </>
          ) : null
        }
      />
      <Outlet />
    </div>
  );
}
