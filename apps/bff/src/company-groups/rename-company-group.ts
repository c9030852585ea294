import { renameCompanyGroup } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand, type Write } from '../commands/command.ts';
import { fieldErrors, normalized } from '../platform/field-errors.ts';
import { companyGroupWords } from './field-words.ts';
import { readMembers, sameMembers, without } from './members.ts';
import { groupSubject } from './subject.ts';

const Wanted = z.object({ groupId: z.string(), name: z.string() });
type Wanted = z.infer<typeof Wanted>;

const Group = z.object({ name: z.string(), companyIds: z.array(z.string()) });
type Group = z.infer<typeof Group>;

function judge({ wanted, before }: Write<Wanted, Group>, actual: Group): Proof {
  const isNamed = normalized(actual.name) === normalized(wanted.name);
  const isIntact = sameMembers(actual.companyIds, before.companyIds);
  const isUntouched = isIntact && actual.name === before.name;
  const members = { seen: before.companyIds, actual: actual.companyIds, wanted: before.companyIds };
  return {
    state: isNamed && isIntact ? 'done' : isUntouched ? 'untouched' : 'partial',
    answer: { id: wanted.groupId, name: actual.name, ...(isIntact ? {} : { members }) },
    detail: {
      resourceId: wanted.groupId,
      name: actual.name,
      counts: { before: before.companyIds.length, now: actual.companyIds.length },
      added: without(actual.companyIds, before.companyIds),
      removed: without(before.companyIds, actual.companyIds),
    },
    facts: { members },
  };
}

/**
 * Renames a company group. Its members are read and sent along, since Keepnet may drop them otherwise (docs/keepnet-api.md, A19). If they
 * change anyway, the answer says so; nothing is repaired.
 */
export function renameCompanyGroupCommand(keepnet: Keepnet) {
  const read = async ({ groupId }: Wanted, call: Parameters<typeof readMembers>[2]): Promise<Group> => {
    const [group, companyIds] = await Promise.all([
      keepnet.companyGroups.get(groupId, call),
      readMembers(keepnet, groupId, call),
    ]);
    return { name: group.name, companyIds };
  };
  return singleCommand<Wanted, Wanted, Group>({
    action: renameCompanyGroup.audit,
    success: 'changed',
    provenBy: [],
    partial: 'members_partial',
    shapes: { wanted: Wanted, before: Group },
    target: async ({ groupId }, call) => (await keepnet.companyGroups.get(groupId, call)).name,
    wanted: (input) => input,
    subject: ({ wanted }) => [groupSubject(wanted.groupId)],
    intended: ({ groupId, name }) => ({ resourceId: groupId, name }),
    note: ({ wanted }, call) => read(wanted, call),
    steps: [
      ({ wanted: { groupId, name }, before: { companyIds } }) =>
        (call) =>
          keepnet.companyGroups.update({ id: groupId, name, companyIds }, call),
    ],
    prove: async (write, call) => judge(write, await read(write.wanted, call)),
    fieldErrors: (messages) => fieldErrors(companyGroupWords, messages),
  });
}
