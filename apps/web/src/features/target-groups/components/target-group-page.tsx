import {
  type TargetGroup,
  TargetGroupUserQuery,
  type TargetUser,
  targetGroupUserSorts,
} from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListChecks, Pencil, Users } from 'lucide-react';
import { type ComponentType, lazy, type RefObject, Suspense, useCallback, useMemo } from 'react';
import { Outlet, useLocation, useNavigate, useResolvedPath } from 'react-router';
import { CopyableId } from '../../../shared/copy/copy-button.tsx';
import { formatDate } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { dangerOutline } from '../../../shared/select/danger-outline.ts';
import type { Selection } from '../../../shared/select/selection.ts';
import { type PickNames, usePicks } from '../../../shared/select/use-picks.tsx';
import { useHasSelected, useSelection } from '../../../shared/select/use-selection.ts';
import type { CopyableColumn } from '../../../shared/table/column.ts';
import { ListView } from '../../../shared/table/list-view.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { BackLink } from '../../../shared/ui/back-link.tsx';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { Failure } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldHeading } from '../../../shared/ui/told-name.tsx';
import { words } from '../../../shared/words/en.ts';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { openPlan } from '../../jobs/open-plan.ts';
import { useTablePreferences } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { words as bulk } from '../bulk/words/en.ts';
import { targetGroupQuery, targetGroupUsersQuery, useNamedTargetGroup } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { KindBadge } from './kind-badge.tsx';

const Reach = lazy(() => import('../reach/reach.tsx'));

const sorts: ReadonlySet<string> = new Set(targetGroupUserSorts);

/** A group's members cannot be sorted by everything that a company's users can. */
function sortable({ sort, ...column }: CopyableColumn<TargetUser>): CopyableColumn<TargetUser> {
  return sort !== undefined && sorts.has(sort) ? { ...column, sort } : column;
}

function Facts({ group: { id, kind, priority, createdAt, protected: isProtected } }: { group: TargetGroup }) {
  const day = formatDate(createdAt) ?? createdAt;
  return (
    <p className="mt-1 flex basis-full flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
      <KindBadge kind={kind} />
      <span>{words.table.chip(w.priority, w.priorities[priority])}</span>
      {day === null ? null : <span>{words.table.chip(w.created, day)}</span>}
      <span>
        {w.id} <CopyableId id={id} />
      </span>
      {isProtected ? <span>{w.keepers[kind]}</span> : null}
    </p>
  );
}

interface ChangeLinksProps {
  companyId: string;
  groupId: string;
  /** As it is told from others. */
  name: string;
}

function ChangeLinks({ companyId, groupId, name }: ChangeLinksProps) {
  const navigate = useNavigate();
  const { company, ready } = useConfirmedCompany(companyId);
  const { search } = useLocation();
  const edit = { ...useResolvedPath('edit'), search };
  const members = { ...useResolvedPath('members'), search };
  return (
    <>
      <Button
        className={dangerOutline}
        aria-haspopup="dialog"
        aria-disabled={!ready}
        title={bulk.deleteHint}
        onClick={({ currentTarget }) =>
          openPlan({
            kind: 'delete-target-groups',
            input: { items: [{ id: groupId }] },
            title: bulk.deleteOne(name),
            companyId,
            companyName: toldApart(company),
            focusBack: currentTarget,
            onStarted: () => void navigate(`/companies/${companyId}/target-groups`),
          })
        }
      >
        {bulk.delete}
      </Button>
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
  /** How target users are shown as rows, and what their boxes are called. */
  userColumns: readonly CopyableColumn<TargetUser>[];
  namesOf: (users: readonly TargetUser[]) => PickNames<TargetUser>;
  /** What can be done with selected members, and with one. */
  Bar: ComponentType<MembersBarProps>;
  Menu: ComponentType<MemberMenuProps>;
}

interface MemberMenuProps {
  companyId: string;
  rows: readonly TargetUser[];
  scroller: RefObject<HTMLElement | null>;
}

interface MembersBarProps {
  companyId: string;
  /** The group whose members they are; undefined where its members cannot be changed. */
  group: { readonly id: string; readonly name: string } | undefined;
  selection: Selection<TargetUser, TargetGroupUserQuery>;
  query: TargetGroupUserQuery;
  copy: CopySource<TargetUser, TargetGroupUserQuery>;
}

/** One target group and its members; the panel that changes it is next to them. */
export function TargetGroupPage({
  companyId,
  groupId,
  userColumns,
  namesOf,
  Bar,
  Menu,
}: TargetGroupPageProps) {
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
  const rows = list.data?.items;
  const selection = useSelection(groupId, { schema: TargetGroupUserQuery, query: state.query, list });
  const hasSelected = useHasSelected(selection);
  const picks = usePicks(
    selection,
    rows,
    useMemo(() => namesOf(rows ?? []), [namesOf, rows]),
  );
  const client = useQueryClient();
  const readPage = (query: TargetGroupUserQuery) => client.fetchQuery(optionsOf(query));
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
        facts={
          group.data ? (
            <>
              <Facts group={group.data} />
              <Suspense fallback={<p className="mt-1 basis-full text-sm text-muted">{words.loading}</p>}>
                <Reach companyId={companyId} groupId={groupId} />
              </Suspense>
            </>
          ) : null
        }
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
        picks={picks}
        rowMenu={(scroller) => (
          <Suspense>
            <Menu companyId={companyId} rows={rows ?? []} scroller={scroller} />
          </Suspense>
        )}
        bar={
          hasSelected ? (
            <Suspense fallback={<span className="flex-1" />}>
              <Bar
                companyId={companyId}
                group={group.data?.protected === false ? { id: groupId, name } : undefined}
                selection={selection}
                query={state.query}
                copy={{ columns, view, query: state.query, readPage }}
              />
            </Suspense>
          ) : null
        }
        actions={
          mayChange && group.data?.protected === false ? (
            <ChangeLinks companyId={companyId} groupId={groupId} name={name} />
          ) : null
        }
      />
      <Outlet />
    </div>
  );
}
