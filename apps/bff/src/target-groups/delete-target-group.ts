import type { Call, Keepnet, TargetGroup } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand } from '../commands/command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { withRecordErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import { targetGroupWords } from './field-words.ts';
import { targetGroupSubject } from './subject.ts';
import { assertUnprotected } from './update-target-group.ts';

const Wanted = z.object({ companyId: z.string(), groupId: z.string() });
type Wanted = z.infer<typeof Wanted>;

const Before = z.object({});
type Before = z.infer<typeof Before>;

/** A target group, or undefined where the company has none with this id. */
export async function findTargetGroup(
  keepnet: Pick<Keepnet, 'company'>,
  { companyId, groupId }: Wanted,
  call: Call,
): Promise<TargetGroup | undefined> {
  try {
    return await withRecordErrors(() => keepnet.company(companyId).targetGroups.get(groupId, call));
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** Deletes a target group; its members stay as target users. It is proved by its record being gone. */
export function deleteTargetGroupCommand(keepnet: Pick<Keepnet, 'company'>) {
  const judge = ({ groupId }: Wanted, isThere: boolean): Proof => ({
    state: isThere ? 'untouched' : 'done',
    answer: { id: groupId },
    resourceId: groupId,
    detail: { resourceId: groupId },
    facts: {},
  });

  return singleCommand<Wanted, Wanted, Before>({
    action: 'target-group.delete',
    success: 'changed',
    // Not by people: the calls about groups could ignore the header that those about people read.
    provenBy: ['row', 'trust'],
    shapes: { wanted: Wanted, before: Before },
    target: ({ groupId }) => groupId,
    wanted: (input) => input,
    subject: ({ companyId, wanted }) => targetGroupSubject(companyId, wanted.groupId),
    intended: ({ groupId }) => ({ resourceId: groupId }),
    async note({ wanted }, call) {
      const group = await findTargetGroup(keepnet, wanted, call);
      if (group === undefined) throw new ProblemError('not_found');
      assertUnprotected(group);
      return {};
    },
    steps: [
      ({ wanted: { companyId, groupId } }) =>
        (call) =>
          keepnet.company(companyId).targetGroups.remove(groupId, call),
    ],
    prove: async ({ wanted }, call) =>
      judge(wanted, (await findTargetGroup(keepnet, wanted, call)) !== undefined),
    fieldErrors: (messages) => fieldErrors(targetGroupWords, messages),
  });
}
