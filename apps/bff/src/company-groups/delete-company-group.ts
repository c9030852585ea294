import { type Call, type CompanyGroup, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand } from '../commands/command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { ProblemError } from '../platform/problem.ts';
import { companyGroupWords } from './field-words.ts';
import { groupSubject } from './subject.ts';

const Wanted = z.object({ groupId: z.string() });
type Wanted = z.infer<typeof Wanted>;

const Before = z.object({});
type Before = z.infer<typeof Before>;

/** A company group, or undefined where there is none with this id. */
export async function findCompanyGroup(
  keepnet: Pick<Keepnet, 'companyGroups'>,
  groupId: string,
  call: Call,
): Promise<CompanyGroup | undefined> {
  try {
    return await keepnet.companyGroups.get(groupId, call);
  } catch (error) {
    if (error instanceof KeepnetError && error.kind === 'not_found') return undefined;
    throw error;
  }
}

/** Deletes a company group; its companies stay. It is proved by its record being gone. */
export function deleteCompanyGroupCommand(keepnet: Pick<Keepnet, 'companyGroups'>) {
  const judge = ({ groupId }: Wanted, isThere: boolean): Proof => ({
    state: isThere ? 'untouched' : 'done',
    answer: { id: groupId },
    resourceId: groupId,
    detail: { resourceId: groupId },
    facts: {},
  });

  return singleCommand<Wanted, Wanted, Before>({
    action: 'company-group.delete',
    success: 'changed',
    provenBy: [],
    shapes: { wanted: Wanted, before: Before },
    target: ({ groupId }) => groupId,
    wanted: (input) => input,
    subject: ({ wanted }) => [groupSubject(wanted.groupId)],
    intended: ({ groupId }) => ({ resourceId: groupId }),
    async note({ wanted }, call) {
      if ((await findCompanyGroup(keepnet, wanted.groupId, call)) === undefined) {
        throw new ProblemError('not_found');
      }
      return {};
    },
    steps: [
      ({ wanted }) =>
        (call) =>
          keepnet.companyGroups.remove(wanted.groupId, call),
    ],
    prove: async ({ wanted }, call) =>
      judge(wanted, (await findCompanyGroup(keepnet, wanted.groupId, call)) !== undefined),
    fieldErrors: (messages) => fieldErrors(companyGroupWords, messages),
  });
}
