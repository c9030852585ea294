import { type TargetUserChange, updateTargetUser } from '@reseller-console/contract';
import type { Call, Keepnet, TargetUserDetail } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand, type Write } from '../commands/command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { withRecordErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Versions } from '../platform/version.ts';
import type { CustomFields } from './custom-fields.ts';
import { targetUserWords } from './field-words.ts';
import { changedFields, fieldsOf } from './record.ts';
import { replacementOf } from './replacement.ts';
import { targetUserSubject } from './subject.ts';

/** One change of one target user, as the person who asks for it saw the record. */
export interface TargetUserUpdate {
  companyId: string;
  userId: string;
  version: string;
  change: TargetUserChange;
}

/** Of the values only hashes are stored. */
const Wanted = z.object({
  companyId: z.string(),
  userId: z.string(),
  version: z.string(),
  hashes: z.record(z.string(), z.string()),
});
type Wanted = z.infer<typeof Wanted>;

const Before = z.object({ version: z.string() });
type Before = z.infer<typeof Before>;

/**
 * Changes fields of a target user. Keepnet takes whole records only, so the record is read again right before it is sent with what
 * changes; groups are never among it (docs/keepnet-api.md, A12). A field that Keepnet did not take is named in the answer.
 */
export function updateTargetUserCommand({
  keepnet,
  versions,
  customFields,
}: {
  keepnet: Keepnet;
  versions: Versions;
  customFields: CustomFields;
}) {
  const read = ({ companyId, userId }: Pick<Wanted, 'companyId' | 'userId'>, call: Call) =>
    keepnet.company(companyId).targetUsers.get(userId, call);
  const versionOf = (user: TargetUserDetail): string => versions.of(fieldsOf(user));

  function judge({ wanted, before }: Write<Wanted, Before>, user: TargetUserDetail): Proof {
    const { userId, hashes } = wanted;
    const fields = fieldsOf(user);
    const names = Object.keys(hashes);
    const notTaken = names.filter(
      (name) => versions.ofField(userId, name, fields[name] ?? '') !== hashes[name],
    );
    const version = versionOf(user);
    const isRefused = notTaken.length === names.length;
    return {
      state: isRefused ? (version === before.version ? 'untouched' : 'partial') : 'done',
      answer: { id: userId, version, notTaken },
      resourceId: userId,
      detail: { resourceId: userId, fields: names, ...(notTaken.length === 0 ? {} : { notTaken }) },
      facts: {},
    };
  }

  return singleCommand<TargetUserUpdate, Wanted, Before>({
    action: updateTargetUser.audit,
    success: 'changed',
    provenBy: ['row', 'people', 'trust'],
    shapes: { wanted: Wanted, before: Before },
    target: async (input, call) => (await withRecordErrors(() => read(input, call))).email,
    wanted: ({ companyId, userId, version, change }) => ({
      companyId,
      userId,
      version,
      hashes: Object.fromEntries(
        Object.entries(changedFields(change)).map(([name, value]) => [
          name,
          versions.ofField(userId, name, value),
        ]),
      ),
    }),
    subject: ({ companyId, wanted }) => targetUserSubject(companyId, wanted.userId),
    intended: ({ userId, hashes }) => ({ resourceId: userId, fields: Object.keys(hashes) }),
    async note({ wanted }, call) {
      const version = versionOf(await read(wanted, call));
      if (version !== wanted.version) throw new ProblemError('record_changed');
      return { version };
    },
    steps: [
      async ({ input }, reading) => {
        const { companyId, userId, change } = input;
        const whole = await replacementOf(
          customFields,
          companyId,
          await read(input, reading),
          change,
          reading,
        );
        return (call) => keepnet.company(companyId).targetUsers.update(userId, whole, call);
      },
    ],
    prove: async (write, call) => judge(write, await read(write.wanted, call)),
    fieldErrors: (messages) => fieldErrors(targetUserWords, messages),
  });
}

export type UpdateTargetUserCommand = ReturnType<typeof updateTargetUserCommand>;
