import { setParticipants } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand, type Write } from '../commands/command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { ProblemError } from '../platform/problem.ts';
import { companyGroupWords } from './field-words.ts';
import { readMembers, sameMembers, without } from './members.ts';
import { groupSubject } from './subject.ts';

const Ids = z.array(z.string());
const Wanted = z.object({ groupId: z.string(), seen: Ids, companyIds: Ids });
type Wanted = z.infer<typeof Wanted>;

function judge({ wanted, before }: Write<Wanted, string[]>, actual: string[]): Proof {
  const { groupId, companyIds } = wanted;
  const isDone = sameMembers(actual, companyIds);
  const missing = without(companyIds, actual);
  const leftOver = without(actual, companyIds);
  return {
    state: isDone ? 'done' : sameMembers(actual, before) ? 'untouched' : 'partial',
    answer: { companyIds: actual },
    detail: {
      resourceId: groupId,
      counts: { before: before.length, wanted: companyIds.length, now: actual.length },
      added: without(actual, before),
      removed: without(before, actual),
      ...(isDone ? {} : { missing, leftOver }),
    },
    facts: { members: { seen: before, actual, wanted: companyIds } },
    // After the PUT, members to remove may still be there.
    mayGoOn: missing.length === 0 && without(leftOver, before).length === 0,
  };
}

/**
 * Sets the members of a company group, whether Keepnet's PUT replaces or adds (docs/keepnet-api.md, A20): it puts the full list, then
 * deletes members that should not be there. It never puts an empty list, whose meaning is unknown, but deletes every member.
 */
export function setParticipantsCommand(keepnet: Keepnet) {
  const { companyGroups } = keepnet;
  return singleCommand<Wanted, Wanted, string[]>({
    action: setParticipants.audit,
    success: 'changed',
    provenBy: [],
    partial: 'members_partial',
    shapes: { wanted: Wanted, before: Ids },
    target: async ({ groupId }, call) => (await companyGroups.get(groupId, call)).name,
    wanted: (input) => input,
    subject: ({ wanted }) => [groupSubject(wanted.groupId)],
    intended: ({ groupId, seen, companyIds }) => ({
      resourceId: groupId,
      counts: { before: seen.length, wanted: companyIds.length },
      toAdd: without(companyIds, seen),
      toRemove: without(seen, companyIds),
    }),
    async note({ wanted: { groupId, seen, companyIds } }, call) {
      const actual = await readMembers(keepnet, groupId, call);
      if (sameMembers(seen, actual)) return actual;
      throw new ProblemError('members_changed', {
        detail: 'Nothing was sent to Keepnet.',
        params: { reason: 'not_sent' },
        members: { seen, actual, wanted: companyIds },
      });
    },
    steps: [
      ({ wanted: { groupId, companyIds } }) => {
        if (companyIds.length === 0) return undefined;
        return (call) => companyGroups.setParticipants(groupId, companyIds, call);
      },
      async ({ wanted: { groupId, companyIds } }, reading) => {
        const leftOver = without(await readMembers(keepnet, groupId, reading), companyIds);
        if (leftOver.length === 0) return undefined;
        return (call) => companyGroups.removeParticipants(groupId, leftOver, call);
      },
    ],
    prove: async (write, call) => judge(write, await readMembers(keepnet, write.wanted.groupId, call)),
    fieldErrors: (messages) => fieldErrors(companyGroupWords, messages),
  });
}
