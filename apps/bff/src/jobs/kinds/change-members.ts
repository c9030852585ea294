import { jobInputs } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import { requireScope } from '../../commands/create-command.ts';
import { withRecordErrors } from '../../platform/keepnet-problem.ts';
import { changeMemberCommand } from '../../target-groups/change-member.ts';
import { membersAmong } from '../../target-groups/members.ts';
import { assertUnprotected } from '../../target-groups/update-target-group.ts';
import { defineKind, type Kept, type Planned } from '../kind.ts';
import { choosePeople, type PeopleParts, type Person, peopleByIds } from './people.ts';
import { placeOf } from './place.ts';
import { recordsOf } from './records.ts';

/** Who joins which group, or leaves it. */
const Data = z.object({ groupId: z.string(), member: z.boolean() });
type Data = z.infer<typeof Data>;

type Named = Omit<Person, 'row'>;

function planned(companyId: string, person: Named, isMember: boolean, data: Data): Planned<Data> {
  const { id: recordId, email, deleted } = person;
  const item = { companyId, recordId, subject: email === '' ? recordId : email, data };
  if (deleted === undefined) return { ...item, verdict: 'refuse', code: 'not_found' };
  if (deleted) return { ...item, verdict: 'skip', code: 'deleted_earlier' };
  if (isMember === data.member) return { ...item, verdict: 'same', code: 'same' };
  const changes = [{ field: 'member', from: String(isMember), to: String(data.member) }];
  return { ...item, verdict: 'change', changes };
}

const choiceOf = (items: readonly Kept<Data>[], member: boolean) => {
  const chosen = items.filter(({ data }) => data.member === member);
  return chosen.length === 0 ? undefined : { items: recordsOf(chosen) };
};

/** Puts target users into one target group, and takes others out. People that a directory manages may be members too. */
export function changeMembersKind(parts: PeopleParts & { keepnet: Keepnet }) {
  const { keepnet } = parts;

  return defineKind({
    kind: 'change-members',
    scope: 'company',
    held: false,
    shapes: { input: jobInputs['change-members'], data: Data },
    async plan({ groupId, add, remove }, planning) {
      const place = placeOf(planning);
      const { companyId, call } = place;
      const group = await withRecordErrors(() => keepnet.company(companyId).targetGroups.get(groupId, call));
      assertUnprotected(group);
      const named = ({ row: _, ...person }: Person): Named => person;
      const choose = (choice: typeof add) =>
        choice === undefined ? [] : choosePeople(parts, place, choice, named);
      const [joining, leaving] = await Promise.all([choose(add), choose(remove)]);
      const ids = [...joining, ...leaving].map(({ id }) => id);
      const members = await membersAmong(keepnet, { companyId, groupId }, ids, call);
      const plan = (member: boolean) => (person: Named) =>
        planned(companyId, person, members.has(person.id), { groupId, member });
      return { title: group.name, items: [...joining.map(plan(true)), ...leaving.map(plan(false))] };
    },
    left: () => [],
    async lookUp(items, planning) {
      const [first] = items;
      if (first === undefined) return [];
      const place = placeOf(planning);
      const ids = items.map(({ recordId }) => recordId ?? '');
      const group = { companyId: place.companyId, groupId: first.data.groupId };
      const [people, members] = await Promise.all([
        peopleByIds(keepnet, place, ids, 'entries'),
        membersAmong(keepnet, group, ids, place.call),
      ]);
      return items.map(({ recordId, data }, index) => {
        if (people[index]?.deleted !== false) return { state: 'refused', code: 'record_changed' };
        return members.has(recordId ?? '') === data.member ? { state: 'already', code: 'same' } : undefined;
      });
    },
    command: changeMemberCommand(keepnet),
    toSend: ({ companyId, recordId, data }) => ({
      companyId: requireScope(companyId),
      userId: recordId ?? '',
      ...data,
    }),
    again: ({ groupId }, items) => ({
      groupId,
      add: choiceOf(items, true),
      remove: choiceOf(items, false),
    }),
    takeBack: {
      kind: () => 'change-members',
      input: ({ groupId }, items) => ({
        groupId,
        add: choiceOf(items, false),
        remove: choiceOf(items, true),
      }),
    },
  });
}
