import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { BackLink } from '../../../shared/ui/back-link.tsx';
import { Failure } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { directoryQuery } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { companyGroupQuery, participantsQuery, useNamedGroup } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { GroupFailure } from './group-failure.tsx';
import { MemberEditor } from './member-editor.tsx';

const none: readonly string[] = [];

/** Reads all that an edit of the members begins with, afresh and whole, before anything can be changed. */
export function MemberEditorPage({ groupId }: { groupId: string }) {
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const { data: session } = useQuery(sessionQuery);
  const group = useQuery(companyGroupQuery(groupId));
  const participants = useQuery(participantsQuery(groupId));
  const directory = useQuery(directoryQuery);
  const path = `/company-groups/${groupId}`;
  const close = () => void navigate(path);
  const named = useNamedGroup(group.data);
  const name = named && toldApart(named);
  const failures = [useFailure(group), useFailure(participants), useFailure(directory)];
  const failure = failures.find((one) => one !== undefined);
  const ready = named?.ready && participants.data && directory.data && session;
  return (
    <section className="list-page" aria-label={w.editTitle(name ?? words.loading)}>
      <BackLink to={path}>{name ?? w.back}</BackLink>
      {failure ? (
        <GroupFailure {...failure} />
      ) : (
        <>
          <h1 className="text-xl font-semibold break-words">{w.editTitle(name ?? words.loading)}</h1>
          {participants.error ? (
            <Failure
              error={participants.error}
              onRetry={() => void participants.refetch()}
              busy={participants.isFetching}
            />
          ) : null}
          {ready ? (
            <RoleNeeded has={session.user.role} needs="operator" onClose={close} says={w.membersSays}>
              <MemberEditor
                key={participants.dataUpdatedAt}
                groupId={groupId}
                group={named}
                seen={participants.data}
                add={address.get('add')?.split(',') ?? none}
                person={session.user.id}
                onClose={close}
                onReload={() => void participants.refetch()}
              />
            </RoleNeeded>
          ) : (
            <p role="status" className="text-sm text-muted">
              {w.loading}
            </p>
          )}
        </>
      )}
    </section>
  );
}
