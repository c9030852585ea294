import { type CompanyGroup, exportCompanies, GroupCompanyQuery } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { Building2, CopyPlus, ListChecks, Pencil } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { CopyableId } from '../../../shared/copy/copy-button.tsx';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { formatDate } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { dangerOutline } from '../../../shared/select/danger-outline.ts';
import { ListView } from '../../../shared/table/list-view.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { BackLink } from '../../../shared/ui/back-link.tsx';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldHeading } from '../../../shared/ui/told-name.tsx';
import { words } from '../../../shared/words/en.ts';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { openPlan } from '../../jobs/open-plan.ts';
import { useCsvSeparator, useTablePreferences } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { words as bulk } from '../bulk/words/en.ts';
import { companyGroupQuery, groupCompaniesQuery, type NamedGroup, useNamedGroup } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { groupCompaniesColumns } from './group-companies-columns.tsx';
import { GroupFailure } from './group-failure.tsx';

const CopyIdMenu = lazy(() => import('../../../shared/copy/copy-id-menu.tsx'));

function Facts({
  group: { id, companyCount, createdAt },
  searched,
}: {
  group: CompanyGroup;
  searched: boolean;
}) {
  const day = formatDate(createdAt) ?? createdAt;
  return (
    <p className="flex basis-full flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {searched ? <span>{w.inAll(companyCount)}</span> : null}
      {day === null ? null : <span>{words.table.chip(w.created, day)}</span>}
      <span>
        {w.id} <CopyableId id={id} />
      </span>
    </p>
  );
}

function EditLinks({ groupId, name }: { groupId: string; name: NamedGroup }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const group = `/company-groups/${groupId}`;
  return (
    <>
      <Button
        className={dangerOutline}
        aria-haspopup="dialog"
        aria-disabled={!name.ready}
        title={bulk.deleteHint}
        onClick={({ currentTarget }) =>
          openPlan({
            kind: 'delete-company-groups',
            input: { items: [{ id: groupId }] },
            title: bulk.deleteOne(toldApart(name)),
            focusBack: currentTarget,
            onStarted: () => void navigate('/company-groups'),
          })
        }
      >
        {bulk.delete}
      </Button>
      <Link to={`/create/target-group?group=${groupId}`} className={buttonLook('plain')}>
        <CopyPlus aria-hidden className="size-4 text-muted max-sm:hidden" />
        {w.createInAll}
      </Link>
      <Link to={{ pathname: `${group}/rename`, search }} className={buttonLook('plain')}>
        <Pencil aria-hidden className="size-4 text-muted max-sm:hidden" />
        {w.rename}
      </Link>
      <Link to={`${group}/members/edit`} className={buttonLook('primary')}>
        <ListChecks aria-hidden className="size-4 max-sm:hidden" />
        {w.edit}
      </Link>
    </>
  );
}

/** One company group and its members; the panel that renames it is next to them. */
export function CompanyGroupPage({ groupId }: { groupId: string }) {
  const group = useQuery(companyGroupQuery(groupId));
  const failure = useFailure(group);
  const named = useNamedGroup(group.data);
  const [view, setView] = useTablePreferences('group-companies');
  const separator = useCsvSeparator();
  const state = useTableUrlState(GroupCompanyQuery, view.pageSize);
  const { query } = state;
  const optionsOf = useCallback((of: GroupCompanyQuery) => groupCompaniesQuery(groupId, of), [groupId]);
  const list = useQuery(optionsOf(query));
  usePrefetchNext(list.data, query, optionsOf);
  const namesakes = useCompanyNamesakes();
  const columns = useMemo(() => groupCompaniesColumns(namesakes), [namesakes]);
  const mayEdit = useMay('operator');
  const back = <BackLink to="/company-groups">{w.back}</BackLink>;
  if (failure) {
    return (
      <>
        {back}
        <GroupFailure {...failure} />
      </>
    );
  }
  const name = named ? toldApart(named) : words.loading;
  return (
    <div className="panel-page">
      <ListView
        title={w.membersOf(name)}
        heading={named ? <ToldHeading name={named.name} apart={named.apart} /> : name}
        above={back}
        facts={group.data ? <Facts group={group.data} searched={query.q !== ''} /> : null}
        searchLabel={w.searchMembers}
        emptyIcon={Building2}
        emptyText={w.noMembers}
        noMatchText={w.noMemberMatches}
        countText={w.memberCount}
        columns={columns}
        list={list}
        state={state}
        view={view}
        onView={setView}
        rowMenu={(scroller) => (
          <Suspense>
            <CopyIdMenu
              rows={list.data?.items ?? []}
              scroller={scroller}
              nameOf={({ id, name: called }) => toldApart({ name: called, apart: namesakes.get(id) })}
            />
          </Suspense>
        )}
        actions={
          <>
            <ExportButton
              name={w.membersOf(name)}
              operation={exportCompanies}
              query={{ ...query, group: groupId }}
              list={list}
              separator={separator}
            />
            {mayEdit && named ? <EditLinks groupId={groupId} name={named} /> : null}
          </>
        }
      />
      <Outlet />
    </div>
  );
}
