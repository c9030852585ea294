import { CompanyGroupQuery, exportCompanyGroups } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useMemo } from 'react';
import { Outlet } from 'react-router';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { ListView } from '../../../shared/table/list-view.tsx';
import { NewLink } from '../../../shared/table/new-link.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { useCsvSeparator, useTablePreferences } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { companyGroupNamesakes, companyGroupsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { companyGroupsColumns } from './company-groups-columns.tsx';

/** Every company group of the reseller; the panel for a new one is next to them. */
export function CompanyGroupsPage() {
  const [view, setView] = useTablePreferences('company-groups');
  const separator = useCsvSeparator();
  const state = useTableUrlState(CompanyGroupQuery, view.pageSize);
  const { query } = state;
  const list = useQuery(companyGroupsQuery(query));
  usePrefetchNext(list.data, query, companyGroupsQuery);
  const rows = list.data?.items;
  const columns = useMemo(() => companyGroupsColumns(companyGroupNamesakes(rows ?? [])), [rows]);
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
        actions={
          <ExportButton
            name={w.title}
            operation={exportCompanyGroups}
            query={query}
            total={list.data?.total}
            shown={list.data?.items.length}
            separator={separator}
          />
        }
        create={mayCreate ? <NewLink>{w.create}</NewLink> : null}
      />
      <Outlet />
    </div>
  );
}
