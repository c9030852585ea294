import { type TargetUser, type TargetUserDetail, TargetUserQuery } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, UserX } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { isPressed } from '../../../shared/lib/shortcuts.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ProblemError } from '../../../shared/problem-error.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Button, buttonLook, IconButton } from '../../../shared/ui/button.tsx';
import { Failure, Notice, RequestId } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { words } from '../../../shared/words/en.ts';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { useTablePreferences } from '../../preferences/queries.ts';
import { sessionQuery, useMay } from '../../session/queries.ts';
import { targetUserQuery } from '../details-queries.ts';
import { keeperOf } from '../model/keeper.ts';
import { nameOrEmail, targetUserNamesakes } from '../model/target-user-name.ts';
import { targetUsersQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { DeleteTargetUser } from './delete-target-user.tsx';
import { StatusChange } from './status-change.tsx';
import { TargetUserDetails } from './target-user-details.tsx';

const none: readonly TargetUser[] = [];
type Named = Pick<TargetUser, 'id' | 'firstName' | 'lastName' | 'email'>;

/** The target user's row in the list next to the panel, and the way to the rows before and after. */
function useRow(companyId: string, userId: string) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const [view] = useTablePreferences('target-users');
  const { query } = useTableUrlState(TargetUserQuery, view.pageSize);
  const { data } = useQuery(targetUsersQuery(companyId, query));
  const rows = data?.items ?? none;
  const namesakes = useMemo(() => targetUserNamesakes(rows), [rows]);
  const told = (user: Named) => toldApart({ name: nameOrEmail(user), apart: namesakes.get(user.id) });
  const at = rows.findIndex(({ id }) => id === userId);
  // Keys may be pressed faster than panels open: each continues from where the last one leads.
  const heading = useRef(userId);
  useEffect(() => {
    heading.current = userId;
  }, [userId]);
  function go(step: 1 | -1) {
    const from = rows.findIndex(({ id }) => id === heading.current);
    const to = from === -1 ? undefined : rows[from + step];
    if (!to) return;
    heading.current = to.id;
    announce(told(to));
    void navigate({ pathname: `/companies/${companyId}/target-users/${to.id}`, search }, { replace: true });
  }
  return { told, row: rows[at], first: at <= 0, last: at === -1 || at === rows.length - 1, go };
}

/** Keepnet gives some facts only in lists, such as when the record was created. */
const withRow = (user: TargetUserDetail, row: TargetUser | undefined): TargetUserDetail => ({
  ...user,
  // A single record says active or inactive, even after it was deleted.
  status: row?.status === 'deleted' ? 'deleted' : user.status,
  managerName: user.managerName ?? row?.managerName ?? null,
  managerEmail: user.managerEmail ?? row?.managerEmail ?? null,
  source: user.source === 'manual' ? (row?.source ?? 'manual') : user.source,
  editable: user.editable && row?.editable !== false,
  timeZone: user.timeZone ?? row?.timeZone ?? null,
  preferredLanguage: user.preferredLanguage ?? row?.preferredLanguage ?? null,
  createdAt: user.createdAt ?? row?.createdAt ?? null,
  updatedAt: user.updatedAt ?? row?.updatedAt ?? null,
});

function Skeleton() {
  return (
    <div role="status" aria-label={words.loading} className="flex flex-col gap-3 p-4 sm:p-6">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (
        <span key={row} className="h-5 rounded-[4px] bg-skeleton" />
      ))}
    </div>
  );
}

interface TargetUserPanelProps {
  companyId: string;
  userId: string;
}

/** The details of a target user, next to the list: `j` and `k` go to the next and previous row. */
export function TargetUserPanel({ companyId, userId }: TargetUserPanelProps) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const details = useQuery(targetUserQuery(companyId, userId));
  const failure = useFailure(details);
  const user = details.data;
  const { told, row, first, last, go } = useRow(companyId, userId);
  const close = () => void navigate({ pathname: `/companies/${companyId}/target-users`, search });
  const edit = { pathname: `/companies/${companyId}/target-users/${userId}/edit`, search };
  const isOperator = useMay('operator');
  const { data: session } = useQuery(sessionQuery);
  const shown = user && withRow(user, row);
  const mayEdit = isOperator && shown !== undefined && keeperOf(shown) === undefined;

  // The panel is a dialog, where single keys are left alone otherwise; nothing is typed in this one.
  function onKey({ nativeEvent, target, currentTarget }: KeyboardEvent) {
    // A question above it has the keys to itself.
    if (target instanceof Element && target.closest('dialog') !== currentTarget) return;
    if (isPressed('j', nativeEvent)) go(1);
    if (isPressed('k', nativeEvent)) go(-1);
    if (mayEdit && isPressed('e', nativeEvent)) void navigate(edit);
  }

  const named = user ?? row;
  const problem = failure?.error;
  const gone = problem instanceof ProblemError && problem.code === 'not_found' ? problem : undefined;
  return (
    <SidePanel
      title={named ? told(named) : w.details}
      onClose={close}
      onKey={onKey}
      actions={
        <span className="flex shrink-0">
          {mayEdit ? (
            <Link to={edit} className={buttonLook('plain')} aria-keyshortcuts="e">
              {w.edit}
            </Link>
          ) : null}
          <IconButton label={w.previous} aria-keyshortcuts="k" aria-disabled={first} onClick={() => go(-1)}>
            <ChevronUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={w.next} aria-keyshortcuts="j" aria-disabled={last} onClick={() => go(1)}>
            <ChevronDown aria-hidden className="size-4" />
          </IconButton>
        </span>
      }
    >
      {/* It stays, and the focus in it; who is in it changes. */}
      <section
        aria-label={w.details}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
      >
        <div key={userId} ref={handsFocusOn}>
          {gone ? (
            <Notice
              icon={<UserX aria-hidden />}
              title={w.gone}
              actions={<Button onClick={close}>{writeWords.close}</Button>}
            >
              <p>{w.goneHint}</p>
              {gone.requestId === undefined ? null : <RequestId id={gone.requestId} />}
            </Notice>
          ) : shown ? (
            <TargetUserDetails
              companyId={companyId}
              user={shown}
              changeGroups={
                isOperator && shown.status !== 'deleted' ? (
                  <Link
                    to={{ pathname: `/companies/${companyId}/target-users/${userId}/groups`, search }}
                    className={`${buttonLook('plain')} self-start`}
                  >
                    {w.changeGroups}
                  </Link>
                ) : null
              }
              remove={
                // Deleting goes by id, so that masks do not matter.
                isOperator && shown.editable && shown.status !== 'deleted' ? (
                  <DeleteTargetUser companyId={companyId} user={shown} onStarted={close} />
                ) : null
              }
              changeFields={
                mayEdit ? (
                  <Link to={edit} className={`${buttonLook('plain')} self-start`}>
                    {w.changeFields}
                  </Link>
                ) : null
              }
              actions={
                session && mayEdit && shown.status !== 'unknown' ? (
                  <StatusChange
                    companyId={companyId}
                    user={shown}
                    session={session}
                    editPath={edit.pathname}
                  />
                ) : null
              }
            />
          ) : failure ? (
            <Failure {...failure} />
          ) : (
            <Skeleton />
          )}
        </div>
      </section>
    </SidePanel>
  );
}
