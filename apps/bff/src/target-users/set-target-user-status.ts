import { setTargetUserStatus, settableStatuses } from '@reseller-console/contract';
import type { Call, Keepnet, TargetUserDetail } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand, type Write } from '../commands/command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { withRecordErrors } from '../platform/keepnet-problem.ts';
import type { CustomFields } from './custom-fields.ts';
import { targetUserWords } from './field-words.ts';
import { replacementOf } from './replacement.ts';
import { targetUserSubject } from './subject.ts';

const Wanted = z.object({
  companyId: z.string(),
  userId: z.string(),
  status: z.enum(settableStatuses),
});
type Wanted = z.infer<typeof Wanted>;

const Before = z.object({ status: z.string() });
type Before = z.infer<typeof Before>;

/**
 * Activates or deactivates a target user. Keepnet has no call for that: the whole record is read again and sent with the other status.
 * Nothing is sent where the status is right already.
 */
export function setTargetUserStatusCommand({
  keepnet,
  customFields,
}: {
  keepnet: Keepnet;
  customFields: CustomFields;
}) {
  const read = ({ companyId, userId }: Pick<Wanted, 'companyId' | 'userId'>, call: Call) =>
    keepnet.company(companyId).targetUsers.get(userId, call);

  function judge({ wanted, before }: Write<Wanted, Before>, { status }: TargetUserDetail): Proof {
    const { userId } = wanted;
    return {
      state: status === wanted.status ? 'done' : status === before.status ? 'untouched' : 'partial',
      answer: { id: userId, status },
      resourceId: userId,
      detail: { resourceId: userId, from: before.status, to: status },
      facts: {},
    };
  }

  return singleCommand<Wanted, Wanted, Before>({
    action: setTargetUserStatus.audit,
    success: 'changed',
    provenBy: ['row', 'people', 'trust'],
    shapes: { wanted: Wanted, before: Before },
    target: async (input, call) => (await withRecordErrors(() => read(input, call))).email,
    wanted: (input) => input,
    subject: ({ companyId, wanted }) => targetUserSubject(companyId, wanted.userId),
    intended: ({ userId, status }) => ({ resourceId: userId, to: status }),
    note: async ({ wanted }, call) => ({ status: (await read(wanted, call)).status }),
    steps: [
      async ({ input: { companyId, userId, status } }, reading) => {
        const user = await read({ companyId, userId }, reading);
        if (user.status === status) return undefined;
        const active = status === 'active';
        const whole = await replacementOf(customFields, companyId, user, { active }, reading);
        return (call) => keepnet.company(companyId).targetUsers.update(userId, whole, call);
      },
    ],
    prove: async (write, call) => judge(write, await read(write.wanted, call)),
    fieldErrors: (messages) => fieldErrors(targetUserWords, messages),
  });
}

export type SetTargetUserStatusCommand = ReturnType<typeof setTargetUserStatusCommand>;
