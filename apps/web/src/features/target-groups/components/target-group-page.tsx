import {
  type TargetGroup,
  TargetGroupUserQuery,
  type TargetUser,
  targetGroupUserSorts,
} from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { ListChecks, Pencil, Users } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { Outlet, useLocation, useResolvedPath } from 'react-router';
import { formatDate } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import type { Column } from '../../../shared/table/column.ts';
import { ListView } from '../../../shared/table/list-view.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { BackLink } from '../../../shared/ui/back-link.tsx';
import { buttonLook } from '../../../shared/ui/button.tsx';
import { Failure } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldHeading } from '../../../shared/ui/told-name.tsx';
import { words } from '../../../shared/words/en.ts';
import { useTablePreferences } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { targetGroupQuery, targetGroupUsersQuery, useNamedTargetGroup } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { KindBadge } from './kind-badge.tsx';

const sorts: ReadonlySet<string> = new Set(targetGroupUserSorts);

/** A group's members cannot be sorted by everything that a company's users can. */
function sortable({ sort, ...column }: Column<TargetUser>): Column<TargetUser> {
  return sort !== undefined && sorts.has(sort) ? { ...column, sort } : column;
}

function Facts({ group: { kind, priority, createdAt, protected: isProtected } }: { group: TargetGroup }) {
  const day = formatDate(createdAt) ?? createdAt;
  return (
    <p className="mt-1 flex basis-full flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
      <KindBadge kind={kind} />
      <span>{words.table.chip(w.priority, w.priorities[priority])}</span>
      {day === null ? null : <span>{words.table.chip(w.created, day)}</span>}
      {isProtected ? <span>{w.keepers[kind]}</span> : null}
    </p>
  );
}

function ChangeLinks() {
  const { search } = useLocation();
  const edit = { ...useResolvedPath('edit'), search };
  const members = { ...useResolvedPath('members'), search };
  return (
    <>
      <Link to={edit} className={buttonLook('plain')}>
        <Pencil aria-hidden className="size-4 text-muted max-sm:hidden" />
        {w.edit}
      </Link>
      <Link to={members} className={buttonLook('primary')}>
        <ListChecks aria-hidden className="size-4 max-sm:hidden" />
        {w.changeMembers}
      </Link>
    </>
  );
}

interface TargetGroupPageProps {
  companyId: string;
  groupId: string;
  /** How target users are shown as rows. */
  userColumns: readonly Column<TargetUser>[];
}

/** One target group and its members; the panel that changes it is next to them. */
export function TargetGroupPage({ companyId, groupId, userColumns }: TargetGroupPageProps) {
  const group = useQuery(targetGroupQuery(companyId, groupId));
  const failure = useFailure(group);
  const named = useNamedTargetGroup(companyId, group.data);
  const [view, setView] = useTablePreferences('target-group-users');
  const state = useTableUrlState(TargetGroupUserQuery, view.pageSize);
  const optionsOf = useCallback(
    (query: TargetGroupUserQuery) => targetGroupUsersQuery(companyId, groupId, query),
    [companyId, groupId],
  );
  const list = useQuery(optionsOf(state.query));
  usePrefetchNext(list.data, state.query, optionsOf);
  const columns = useMemo(() => userColumns.map(sortable), [userColumns]);
  const mayChange = useMay('operator');
  const back = <BackLink to={`/companies/${companyId}/target-groups`}>{w.back}</BackLink>;
  if (failure) {
    return (
      <>
        {back}
        <Failure {...failure} />
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
        facts={group.data ? <Facts group={group.data} /> : null}
        searchLabel={w.searchMembers}
        emptyIcon={Users}
        emptyText={w.noMembers}
        noMatchText={w.noMemberMatches}
        countText={w.memberCount}
        columns={columns}
        list={list}
        state={state}
        view={view}
        onView={setView}
        actions={mayChange && group.data?.protected === false ? <ChangeLinks /> : null}
      />
      <Outlet />
    </div>
  );
}
