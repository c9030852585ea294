import type { Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import type { Change } from '../writes/change-action.ts';
import { type DeclaredChange, declareChange } from '../writes/change-work.ts';
import { evened, fieldErrors } from '../writes/field-errors.ts';
import { companyGroupWords } from './field-words.ts';
import { readMembers, sameMembers, without } from './members.ts';
import { groupSubject } from './subject.ts';

const Wanted = z.object({ groupId: z.string(), name: z.string() });
export type WantedName = z.infer<typeof Wanted>;

const State = z.object({ name: z.string(), companyIds: z.array(z.string()) });
type GroupState = z.infer<typeof State>;

function judge({ wanted, before }: Change<WantedName, GroupState>, actual: GroupState) {
  const named = evened(actual.name) === evened(wanted.name);
  const intact = sameMembers(actual.companyIds, before.companyIds);
  const untouched = intact && actual.name === before.name;
  const members = { seen: before.companyIds, actual: actual.companyIds, wanted: before.companyIds };
  return {
    standing: named && intact ? 'done' : untouched ? 'untouched' : 'partial',
    answer: { id: wanted.groupId, name: actual.name, ...(intact ? {} : { members }) },
    members,
    detail: {
      resourceId: wanted.groupId,
      name: actual.name,
      counts: { before: before.companyIds.length, now: actual.companyIds.length },
      added: without(actual.companyIds, before.companyIds),
      removed: without(before.companyIds, actual.companyIds),
    },
  } as const;
}

/**
 * Renaming a group. Its members are read whole and sent along, since the upstream may drop them otherwise (docs/keepnet-api.md,
 * A19); should they change all the same, that is said and not repaired.
 */
export function renameCompanyGroupChange(keepnet: Keepnet): DeclaredChange<WantedName> {
  return declareChange({
    name: 'company-group.rename',
    wanted: Wanted,
    state: State,
    subject: ({ groupId }) => groupSubject(groupId),
    intended: ({ groupId, name }) => ({ resourceId: groupId, name }),
    async read({ groupId }, call) {
      const [group, companyIds] = await Promise.all([
        keepnet.companyGroups.get(groupId, call),
        readMembers(keepnet, groupId, call),
      ]);
      return { name: group.name, companyIds };
    },
    check() {},
    steps: [
      ({ wanted: { groupId, name }, before: { companyIds } }) =>
        (call) =>
          keepnet.companyGroups.update({ id: groupId, name, companyIds }, call),
    ],
    judge,
    fieldErrors: (messages) => fieldErrors(companyGroupWords, messages),
  });
}
