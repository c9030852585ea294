import { TargetGroupUserQuery, TargetUserQuery } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { words as changeWords } from '../../../shared/change/words/en.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Failure, Notice } from '../../../shared/ui/failure.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { useWriteForm } from '../../../shared/write/use-write-form.ts';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { targetUsersQuery } from '../../target-users/queries.ts';
import type { MemberAnswer } from '../model/member-batches.ts';
import { refreshMembers, sendMembers, targetGroupQuery, targetGroupUsersQuery } from '../queries.ts';
import { words as groupWords } from '../words/en.ts';
import { isPlain, Outcome } from './outcome.tsx';
import { PasteAddresses } from './paste-addresses.tsx';
import { PeoplePicker, usePaused } from './people-picker.tsx';
import { Person } from './person.ts';
import { Wishes } from './wish-list.tsx';
import { words as w } from './words/en.ts';

const Values = z.object({ add: z.array(Person), remove: z.array(Person) });
type Values = z.infer<typeof Values>;
const Body = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
const initial: Values = { add: [], remove: [] };
const ids = (people: readonly Person[]) => people.map(({ id }) => id);

interface FormProps {
  companyId: string;
  groupId: string;
  groupName: string;
  person: string;
  onClose: () => void;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-3 not-first:border-t not-first:border-line not-first:pt-5"
    >
      <h3 id={id} className="text-base font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}

function MembersForm({ companyId, groupId, groupName, person, onClose }: FormProps) {
  const client = useQueryClient();
  const { company, ready } = useConfirmedCompany(companyId);
  const [typed, setTyped] = useState({ people: '', members: '' });
  const people = useQuery(
    targetUsersQuery(companyId, z.parse(TargetUserQuery, { q: usePaused(typed.people).trim() })),
  );
  const members = useQuery(
    targetGroupUsersQuery(
      companyId,
      groupId,
      z.parse(TargetGroupUserQuery, { q: usePaused(typed.members).trim() }),
    ),
  );
  const [sent, setSent] = useState(0);
  const [outcome, setOutcome] = useState<MemberAnswer>();
  const form = useWriteForm<Values, z.infer<typeof Body>, MemberAnswer>({
    form: `target-group-members:${groupId}`,
    person,
    scope: companyId,
    values: Values,
    initial,
    body: Body,
    toBody: ({ add, remove }) => ({ add: ids(add), remove: ids(remove) }),
    says: { ...changeWords.says, ...(sent > 0 ? { refusedTitle: w.partTitle(sent) } : {}) },
    send: (wish, key) => sendMembers(companyId, groupId, wish, key, setSent),
    left: () => ({
      path: `/companies/${companyId}/target-groups/${groupId}/members`,
      name: groupName,
      company,
    }),
    onNotDone: () => void refreshMembers(client, companyId),
    onDone: (answer, _wish, here) => {
      void refreshMembers(client, companyId);
      const plain = isPlain(answer);
      const done = w.done(answer.added.length, answer.removed.length);
      const rest = answer.already.length + answer.notIn.length + answer.missing.length;
      showToast(
        (dismiss) => (
          <ToastBody
            look={plain ? 'good' : 'warn'}
            title={answer.reconciled === true ? w.foundDone(done) : done}
            place={company}
            onDismiss={dismiss}
          >
            <p dir="auto" className="break-words">
              {groupName}
            </p>
            {rest === 0 ? null : <p className="text-muted">{w.others(rest)}</p>}
            {answer.complete ? null : <p className="text-muted">{w.incomplete}</p>}
          </ToastBody>
        ),
        { brief: plain },
      );
      if (!here) return;
      if (plain) onClose();
      else setOutcome(answer);
    },
  });
  const { add, remove } = form.values;
  if (outcome) return <Outcome answer={outcome} people={[...add, ...remove]} onClose={onClose} />;

  const bound = { add: form.bind('add').onChange, remove: form.bind('remove').onChange };
  const without = (people: readonly Person[], others: readonly Person[]) =>
    people.filter(({ id }) => !ids(others).includes(id));
  // No one joins and leaves at once: the last choice counts.
  const setAdd = (people: Person[]) => {
    bound.add(people);
    bound.remove(without(remove, people));
  };
  const setRemove = (people: Person[]) => {
    bound.remove(people);
    bound.add(without(add, people));
  };
  const all = add.length + remove.length;
  return (
    <WriteForm
      form={form}
      submitText={<ToldPhrase say={changeWords.saveIn} {...company} />}
      ready={ready && all > 0}
      within={`/companies/${companyId}`}
      onCancel={onClose}
      changes={<Wishes add={add} remove={remove} onAdd={setAdd} onRemove={setRemove} />}
    >
      <Section title={w.addTitle}>
        <PeoplePicker
          label={w.find(company.name)}
          typed={typed.people}
          onType={(text) => setTyped({ ...typed, people: text })}
          found={people}
          chosen={add}
          onChosen={setAdd}
        />
        <PasteAddresses companyId={companyId} onFound={(found) => setAdd([...add, ...without(found, add)])} />
      </Section>
      <Section title={w.removeTitle}>
        <PeoplePicker
          label={w.findMembers}
          typed={typed.members}
          onType={(text) => setTyped({ ...typed, members: text })}
          found={members}
          chosen={remove}
          onChosen={setRemove}
        />
      </Section>
      {sent > 0 && form.state.status !== 'sending' ? (
        <p role="status" className="text-sm">
          {w.part(sent, all)}
        </p>
      ) : null}
    </WriteForm>
  );
}

function Loaded({ companyId, groupId, ...rest }: Omit<FormProps, 'groupName'>) {
  const group = useQuery(targetGroupQuery(companyId, groupId));
  const failure = useFailure(group);
  if (failure) return <Failure {...failure} />;
  if (!group.data) return null;
  if (group.data.protected) {
    return (
      <Notice
        icon={<Lock aria-hidden />}
        title={groupWords.keptTitle}
        actions={<Button onClick={rest.onClose}>{writeWords.close}</Button>}
      >
        {groupWords.keepers[group.data.kind]}
      </Notice>
    );
  }
  return <MembersForm companyId={companyId} groupId={groupId} groupName={group.data.name} {...rest} />;
}

/** The panel that changes who is in a target group, for those who may. */
export function ChangeMembers({ companyId, groupId }: { companyId: string; groupId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const close = () => void navigate({ pathname: `/companies/${companyId}/target-groups/${groupId}`, search });
  return (
    <SidePanel title={w.title} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close} says={changeWords.says}>
        <Loaded companyId={companyId} groupId={groupId} person={session.user.id} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
