import { changeTargetGroupMembers } from '@reseller-console/contract';
import type { Call, Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand, type Write } from '../commands/command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { withRecordErrors } from '../platform/keepnet-problem.ts';
import { targetGroupWords } from './field-words.ts';
import { membersAmong } from './members.ts';
import { targetGroupSubject } from './subject.ts';

const Ids = z.array(z.string());

/** A change of members: 1 to 100 target users, none of them in both lists. */
const Wanted = z.object({ companyId: z.string(), groupId: z.string(), add: Ids, remove: Ids });
type Wanted = z.infer<typeof Wanted>;

/** Who was a member before, and who is not in the company or is deleted there. */
const Before = z.object({ members: Ids, missing: Ids });
type Before = z.infer<typeof Before>;

const allOf = ({ add, remove }: Wanted): string[] => [...add, ...remove];
const difference = (ids: readonly string[], others: readonly string[]): string[] => {
  const there = new Set(others);
  return ids.filter((id) => !there.has(id));
};

/** What is left to be sent of a list. */
const toAdd = ({ add }: Wanted, { members, missing }: Before): string[] =>
  difference(difference(add, members), missing);
const toRemove = ({ remove }: Wanted, { members }: Before): string[] =>
  remove.filter((id) => members.includes(id));

function judge({ wanted, before }: Write<Wanted, Before>, now: ReadonlySet<string>): Proof {
  const added = toAdd(wanted, before).filter((id) => now.has(id));
  const removed = toRemove(wanted, before).filter((id) => !now.has(id));
  const notAdded = difference(toAdd(wanted, before), added);
  const notRemoved = difference(toRemove(wanted, before), removed);
  const isDone = notAdded.length === 0 && notRemoved.length === 0;
  const isUntouched = added.length === 0 && removed.length === 0;
  return {
    state: isDone ? 'done' : isUntouched ? 'untouched' : 'partial',
    answer: {
      added,
      removed,
      already: wanted.add.filter((id) => before.members.includes(id)),
      notIn: difference(difference(wanted.remove, before.members), before.missing),
      missing: before.missing,
    },
    resourceId: wanted.groupId,
    detail: {
      resourceId: wanted.groupId,
      added,
      removed,
      ...(isDone ? {} : { notAdded, notRemoved }),
    },
    facts: {},
    // Who should join has joined, and the rest is for the removal.
    mayGoOn: notAdded.length === 0,
  };
}

/**
 * Adds target users to a target group and takes others out, 1 to 100 in all. Adding is a set operation at Keepnet: who is a member
 * stays one. One deleted person refuses a whole call there, so those who are gone are left out and named in the answer.
 */
export function changeMembersCommand(keepnet: Keepnet) {
  const read = (wanted: Wanted, call: Call) => membersAmong(keepnet, wanted, allOf(wanted), call);
  const groupsOf = ({ companyId }: { companyId: string }) => keepnet.company(companyId).targetGroups;
  return singleCommand<Wanted, Wanted, Before>({
    action: changeTargetGroupMembers.audit,
    success: 'changed',
    provenBy: ['row', 'trust'],
    partial: 'members_partial',
    shapes: { wanted: Wanted, before: Before },
    target: async (input, call) =>
      (await withRecordErrors(() => groupsOf(input).get(input.groupId, call))).name,
    wanted: (input) => input,
    subject: ({ companyId, wanted }) => targetGroupSubject(companyId, wanted.groupId),
    intended: ({ groupId, add, remove }) => ({ resourceId: groupId, toAdd: add, toRemove: remove }),
    async note({ wanted }, call) {
      const [members, entries] = await Promise.all([
        read(wanted, call),
        keepnet.company(wanted.companyId).targetUsers.byIds(allOf(wanted), call),
      ]);
      const living = entries.filter(({ deleted }) => !deleted).map(({ id }) => id);
      return { members: [...members], missing: difference(allOf(wanted), living) };
    },
    steps: [
      ({ wanted, before }) => {
        const ids = toAdd(wanted, before);
        if (ids.length === 0) return undefined;
        return (call) => groupsOf(wanted).addUsers(wanted.groupId, ids, call);
      },
      ({ wanted, before }) => {
        const ids = toRemove(wanted, before);
        if (ids.length === 0) return undefined;
        return (call) => groupsOf(wanted).removeUsers(wanted.groupId, ids, call);
      },
    ],
    prove: async (write, call) => judge(write, await read(write.wanted, call)),
    fieldErrors: (messages) => fieldErrors(targetGroupWords, messages),
  });
}
