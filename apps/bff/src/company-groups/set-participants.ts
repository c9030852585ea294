import type { MemberLists } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import { ProblemError } from '../http/problem.ts';
import type { Change } from '../writes/change-action.ts';
import { type DeclaredChange, declareChange } from '../writes/change-work.ts';
import { fieldErrors } from '../writes/field-errors.ts';
import { companyGroupWords } from './field-words.ts';
import { readMembers, sameMembers, without } from './members.ts';
import { groupSubject } from './subject.ts';

const Ids = z.array(z.string());
const Wanted = z.object({ groupId: z.string(), seen: Ids, companyIds: Ids });
export type WantedParticipants = z.infer<typeof Wanted>;

const difference = (from: readonly string[], to: readonly string[]) => ({
  added: without(to, from),
  removed: without(from, to),
});

function judge({ wanted, before }: Change<WantedParticipants, string[]>, actual: string[]) {
  const { groupId, companyIds } = wanted;
  const done = sameMembers(actual, companyIds);
  const untouched = sameMembers(actual, before);
  const members: MemberLists = { seen: before, actual, wanted: companyIds };
  return {
    standing: done ? 'done' : untouched ? 'untouched' : 'partial',
    answer: { companyIds: actual },
    members,
    detail: {
      resourceId: groupId,
      counts: { before: before.length, wanted: companyIds.length, now: actual.length },
      ...difference(before, actual),
      ...(done ? {} : { missing: without(companyIds, actual), leftOver: without(actual, companyIds) }),
    },
  } as const;
}

/**
 * Setting the members of a group, right whether the upstream's PUT replaces or adds (docs/keepnet-api.md, A20): the full list is
 * put, and whoever is left over is deleted. An empty list is never put, since it might be refused or mean anything: everybody is
 * deleted instead.
 */
export function setParticipantsChange(keepnet: Keepnet): DeclaredChange<WantedParticipants> {
  return declareChange({
    name: 'company-group.set-participants',
    wanted: Wanted,
    state: Ids,
    subject: ({ groupId }) => groupSubject(groupId),
    intended: ({ groupId, seen, companyIds }) => ({
      resourceId: groupId,
      counts: { before: seen.length, wanted: companyIds.length },
      toAdd: without(companyIds, seen),
      toRemove: without(seen, companyIds),
    }),
    read: ({ groupId }, call) => readMembers(keepnet, groupId, call),
    check({ wanted, before }) {
      if (sameMembers(wanted.seen, before)) return;
      throw new ProblemError('members_changed', {
        detail: 'Nothing was sent to Keepnet.',
        members: { seen: wanted.seen, actual: before, wanted: wanted.companyIds },
      });
    },
    steps: [
      ({ wanted: { groupId, companyIds } }) =>
        companyIds.length === 0
          ? undefined
          : (call) => keepnet.companyGroups.setParticipants(groupId, companyIds, call),
      async ({ wanted: { groupId, companyIds } }, reading) => {
        const leftOver = without(await readMembers(keepnet, groupId, reading), companyIds);
        if (leftOver.length === 0) return undefined;
        return (call) => keepnet.companyGroups.removeParticipants(groupId, leftOver, call);
      },
    ],
    judge,
    fieldErrors: (messages) => fieldErrors(companyGroupWords, messages),
  });
}
