import type { changeTargetGroupMembers, ResponseOf } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { words as changeWords } from '../../../shared/change/words/en.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { Failure } from '../../../shared/ui/failure.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { useWriteForm } from '../../../shared/write/use-write-form.ts';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { allTargetGroupsQuery, refreshMembers, sendGroupsOf } from '../../target-groups/queries.ts';
import { targetUserGroupsQuery, targetUserQuery } from '../details-queries.ts';
import { nameOrEmail } from '../model/target-user-name.ts';
import { words as w } from '../words/en.ts';
import { GroupsField } from './form-choices.tsx';
import { FormSkeleton } from './form-skeleton.tsx';

/** The groups that are wanted, and those that the person saw: what others change meanwhile must not look like a change of theirs. */
const Values = z.object({ groupIds: z.array(z.string()), seen: z.array(z.string()) });
type Values = z.infer<typeof Values>;
const Body = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
type Answer = ResponseOf<typeof changeTargetGroupMembers>;

const differenceOf = ({ groupIds, seen }: Values) => ({
  add: groupIds.filter((id) => !seen.includes(id)),
  remove: seen.filter((id) => !groupIds.includes(id)),
});

function surpriseOf({ missing, complete }: Answer): string | undefined {
  if (missing.length > 0) return w.groupsMissing;
  return complete ? undefined : w.groupsIncomplete;
}

interface FormProps {
  companyId: string;
  userId: string;
  name: string;
  person: string;
  /** Groups that the target user is in and that may be changed. */
  groupIds: string[];
  nameOf: (groupId: string) => string;
  onClose: () => void;
}

function GroupsForm({ companyId, userId, name, person, groupIds, nameOf, onClose }: FormProps) {
  const client = useQueryClient();
  const { company, ready } = useConfirmedCompany(companyId);
  const [initial] = useState<Values>({ groupIds, seen: groupIds });
  const [sent, setSent] = useState(0);
  const form = useWriteForm<Values, z.infer<typeof Body>, Answer>({
    form: `groups-of:${userId}`,
    person,
    scope: companyId,
    values: Values,
    initial,
    body: Body,
    toBody: differenceOf,
    says: changeWords.says,
    send: (groups, key) => sendGroupsOf(companyId, userId, groups, key, setSent),
    left: () => ({ path: `/companies/${companyId}/target-users/${userId}/groups`, name, company }),
    onNotDone: () => void refreshMembers(client, companyId),
    onDone: (answer, _groups, here) => {
      void refreshMembers(client, companyId);
      const surprise = surpriseOf(answer);
      const say = answer.reconciled === true ? w.groupsFoundToast : w.groupsToast;
      const title = (surprise === undefined ? say : w.groupsUnexpectedToast)(name);
      showToast(
        (dismiss) => (
          <ToastBody
            look={surprise === undefined ? 'good' : 'warn'}
            title={title}
            place={company}
            onDismiss={dismiss}
          >
            {surprise === undefined ? null : <p className="text-muted">{surprise}</p>}
          </ToastBody>
        ),
        { brief: surprise === undefined },
      );
      if (here) onClose();
    },
  });
  const { add, remove } = differenceOf(form.values);
  const all = add.length + remove.length;
  const isPart = sent > 0 && form.state.status === 'refused';
  return (
    <WriteForm
      form={isPart ? { ...form, says: { ...form.says, refusedTitle: w.groupsPartTitle(sent, all) } } : form}
      submitText={<ToldPhrase say={changeWords.saveIn} {...company} />}
      ready={ready && all > 0}
      within={`/companies/${companyId}`}
      onCancel={onClose}
      changes={
        <section aria-label={changeWords.changes} className="max-h-28 w-full overflow-y-auto text-sm">
          {all === 0 ? (
            <p className="text-muted">{changeWords.noChanges}</p>
          ) : (
            <ul>
              {add.map((id) => (
                <li key={id}>{w.groupAdded(nameOf(id))}</li>
              ))}
              {remove.map((id) => (
                <li key={id}>{w.groupRemoved(nameOf(id))}</li>
              ))}
            </ul>
          )}
        </section>
      }
    >
      <GroupsField companyId={companyId} {...form.bind('groupIds')} />
      {isPart ? <p className="text-sm">{w.groupsPart}</p> : null}
    </WriteForm>
  );
}

function Loaded({
  companyId,
  userId,
  ...rest
}: Pick<FormProps, 'companyId' | 'userId' | 'person' | 'onClose'>) {
  const user = useQuery(targetUserQuery(companyId, userId));
  const groups = useQuery({ ...targetUserGroupsQuery(companyId, userId), staleTime: 0 });
  const all = useQuery(allTargetGroupsQuery(companyId));
  const failures = [useFailure(user), useFailure(groups), useFailure(all)];
  const failure = failures.find((one) => one !== undefined);
  if (failure) return <Failure {...failure} />;
  if (!user.data || !groups.data || !all.data || !groups.isFetchedAfterMount) return <FormSkeleton />;
  const isFree = (id: string) => all.data.some((group) => group.id === id && !group.protected);
  return (
    <GroupsForm
      companyId={companyId}
      userId={userId}
      name={nameOrEmail(user.data)}
      groupIds={groups.data.items.map(({ id }) => id).filter(isFree)}
      nameOf={(id) => all.data.find((group) => group.id === id)?.name ?? id}
      {...rest}
    />
  );
}

/** The panel that changes which groups a target user is in, for those who may. Who keeps the person does not matter here. */
export function ChangeGroups({ companyId, userId }: { companyId: string; userId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  const { data: user } = useQuery({ ...targetUserQuery(companyId, userId), throwOnError: false });
  if (!session) return null;
  const close = () => void navigate({ pathname: `/companies/${companyId}/target-users/${userId}`, search });
  return (
    <SidePanel title={user ? w.groupsOf(nameOrEmail(user)) : w.changeGroups} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close} says={changeWords.says}>
        <Loaded companyId={companyId} userId={userId} person={session.user.id} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
