import { exportTargetUsers, TargetUserQuery } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { ListView } from '../../../shared/table/list-view.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { words } from '../../../shared/words/words.ts';
import { useCompanyName } from '../../companies/queries.ts';
import { useTablePreferences } from '../../preferences/queries.ts';
import { targetUsersQuery } from '../queries.ts';
import { targetUsersColumns } from './target-users-columns.tsx';
import { TargetUsersFilters } from './target-users-filters.tsx';

const rowId = ({ id }: { id: string }) => id;

/** The target users of one company. */
export function TargetUsersPage({ companyId }: { companyId: string }) {
  const [view, setView] = useTablePreferences('target-users');
  const state = useTableUrlState(TargetUserQuery, view.pageSize);
  const optionsOf = useCallback((query: TargetUserQuery) => targetUsersQuery(companyId, query), [companyId]);
  const list = useQuery(optionsOf(state.query));
  usePrefetchNext(list.data, state.query, optionsOf);
  const columns = useMemo(targetUsersColumns, []);
  const companyName = useCompanyName(companyId) ?? companyId;
  return (
    <ListView
      title={words.targetUsers.title}
      searchLabel={words.targetUsers.search}
      emptyText={words.targetUsers.empty}
      noMatchText={words.targetUsers.noMatch}
      countText={words.targetUsers.count}
      columns={columns}
      rowId={rowId}
      list={list}
      state={state}
      view={view}
      onView={setView}
      actions={
        <ExportButton
          name={words.targetUsers.title}
          place={{ id: companyId, name: companyName }}
          operation={exportTargetUsers}
          params={{ companyId }}
          query={state.query}
          total={list.data?.total}
          shown={list.data?.items.length}
        />
      }
      filters={<TargetUsersFilters {...state} />}
    />
  );
}
