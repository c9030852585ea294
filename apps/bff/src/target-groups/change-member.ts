import type { Call, Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import type { Command, Proof, Subject, Write } from '../commands/command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { withRecordErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import { targetGroupWords } from './field-words.ts';
import { membersAmong } from './members.ts';
import { assertUnprotected } from './update-target-group.ts';

/** One target user who joins a target group, or leaves it. */
const Wanted = z.object({
  companyId: z.string(),
  groupId: z.string(),
  userId: z.string(),
  member: z.boolean(),
});
type Wanted = z.infer<typeof Wanted>;

const Before = z.object({ member: z.boolean() });
type Before = z.infer<typeof Before>;

/** Members that one call adds or removes. */
const atOnce = 100;

type Changes = readonly Subject<Wanted>[];

const idsOf = (writes: Changes): string[] => writes.map(({ wanted }) => wanted.userId);

/**
 * Lets target users join one target group or leave it, up to a hundred by one call; each is proved by reading. Keepnet refuses a whole
 * call for one that is deleted, so those are left out before.
 */
export function changeMemberCommand(keepnet: Keepnet): Command<Wanted, Wanted, Before> {
  const placeOf = ([first]: Changes) => {
    const { companyId = '', groupId = '' } = first?.wanted ?? {};
    return { companyId, groupId };
  };
  const groupsOf = (writes: Changes) => keepnet.company(placeOf(writes).companyId).targetGroups;
  const membersOf = (writes: Changes, call: Call) =>
    membersAmong(keepnet, placeOf(writes), idsOf(writes), call);

  function judge({ wanted, before }: Write<Wanted, Before>, isMember: boolean): Proof {
    const { groupId, userId, member } = wanted;
    const isDone = isMember === member;
    return {
      state: isDone ? 'done' : isMember === before.member ? 'untouched' : 'partial',
      answer: { id: userId },
      resourceId: userId,
      detail: { resourceId: userId, groupId, member: isMember },
      facts: {},
      // Who should join has joined; who should leave is for the next step.
      mayGoOn: isDone || !member,
    };
  }

  return {
    action: 'target-group.set-member',
    success: 'changed',
    provenBy: ['row', 'trust'],
    batchSize: atOnce,
    shapes: { wanted: Wanted, before: Before },
    target: ({ userId }) => userId,
    wanted: (input) => input,
    subject: ({ wanted }) => ['target-group-member', wanted.companyId, wanted.groupId, wanted.userId],
    intended: ({ groupId, userId, member }) => ({ resourceId: userId, groupId, member }),
    async note(writes, call) {
      const { companyId, groupId } = placeOf(writes);
      const { targetGroups, targetUsers } = keepnet.company(companyId);
      const [group, members, entries] = await Promise.all([
        withRecordErrors(() => targetGroups.get(groupId, call)),
        membersOf(writes, call),
        targetUsers.byIds(idsOf(writes), call),
      ]);
      assertUnprotected(group);
      const living = new Set(entries.filter(({ deleted }) => !deleted).map(({ id }) => id));
      return writes.map(({ wanted: { userId } }) =>
        living.has(userId) ? { member: members.has(userId) } : new ProblemError('not_found'),
      );
    },
    steps: [
      (writes) => {
        const joining = writes.filter(({ wanted, before }) => wanted.member && !before.member);
        if (joining.length === 0) return undefined;
        return (call) => groupsOf(writes).addUsers(placeOf(writes).groupId, idsOf(joining), call);
      },
      (writes) => {
        const leaving = writes.filter(({ wanted, before }) => !wanted.member && before.member);
        if (leaving.length === 0) return undefined;
        return (call) => groupsOf(writes).removeUsers(placeOf(writes).groupId, idsOf(leaving), call);
      },
    ],
    async prove(writes, call) {
      const members = await membersOf(writes, call);
      return writes.map((write) => judge(write, members.has(write.wanted.userId)));
    },
    fieldErrors: (messages) => fieldErrors(targetGroupWords, messages),
  };
}
