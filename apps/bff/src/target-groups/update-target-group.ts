import { type TargetGroupChange, updateTargetGroup } from '@reseller-console/contract';
import type { Call, Keepnet, TargetGroup } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand, type Write } from '../commands/command.ts';
import { fieldErrors, normalized } from '../platform/field-errors.ts';
import { withRecordErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Versions } from '../platform/version.ts';
import { targetGroupWords } from './field-words.ts';
import { targetGroupSubject } from './subject.ts';

/** One change of one target group, as the person who asks for it saw the record. */
export interface TargetGroupUpdate {
  companyId: string;
  groupId: string;
  version: string;
  change: TargetGroupChange;
}

const Wanted = z.object({
  companyId: z.string(),
  groupId: z.string(),
  version: z.string(),
  name: z.optional(z.string()),
  priority: z.optional(z.string()),
});
type Wanted = z.infer<typeof Wanted>;

const Before = z.object({ name: z.string(), priority: z.string() });
type Before = z.infer<typeof Before>;

/** The version of a target group. */
export const targetGroupVersion = (versions: Versions, { name, priority }: TargetGroup): string =>
  versions.of({ name, priority });

const has = (group: Before, name: 'name' | 'priority', value: string | undefined): boolean =>
  value === undefined || normalized(group[name]) === normalized(value);

/** @throws {ProblemError} `protected_record` for a group that Keepnet or a directory keeps */
export function assertUnprotected({ protected: isProtected, kind }: TargetGroup): void {
  if (!isProtected) return;
  const detail = kind === 'automatic' ? 'Keepnet fills it by itself.' : 'A directory keeps it.';
  throw new ProblemError('protected_record', { detail: kind === 'manual' ? undefined : detail });
}

/** Renames a target group, gives it another priority, or both. */
export function updateTargetGroupCommand({ keepnet, versions }: { keepnet: Keepnet; versions: Versions }) {
  const read = ({ companyId, groupId }: Pick<Wanted, 'companyId' | 'groupId'>, call: Call) =>
    keepnet.company(companyId).targetGroups.get(groupId, call);

  function judge({ wanted, before }: Write<Wanted, Before>, group: TargetGroup): Proof {
    const names = (['name', 'priority'] as const).filter((name) => wanted[name] !== undefined);
    const notTaken = names.filter((name) => !has(group, name, wanted[name]));
    const isUntouched = group.name === before.name && group.priority === before.priority;
    const isRefused = notTaken.length === names.length;
    return {
      state: isRefused ? (isUntouched ? 'untouched' : 'partial') : 'done',
      answer: { id: group.id, version: targetGroupVersion(versions, group), notTaken },
      resourceId: group.id,
      detail: {
        resourceId: group.id,
        from: before,
        to: { name: group.name, priority: group.priority },
        ...(notTaken.length === 0 ? {} : { notTaken }),
      },
      facts: {},
    };
  }

  return singleCommand<TargetGroupUpdate, Wanted, Before>({
    action: updateTargetGroup.audit,
    success: 'changed',
    // Not by people: the calls about groups could ignore the header that those about people read.
    provenBy: ['row', 'trust'],
    shapes: { wanted: Wanted, before: Before },
    target: async (input, call) => (await withRecordErrors(() => read(input, call))).name,
    wanted: ({ companyId, groupId, version, change }) => ({ companyId, groupId, version, ...change }),
    subject: ({ companyId, wanted }) => targetGroupSubject(companyId, wanted.groupId),
    intended: ({ groupId, name, priority }) => ({ resourceId: groupId, name, priority }),
    async note({ wanted }, call) {
      const group = await read(wanted, call);
      if (targetGroupVersion(versions, group) !== wanted.version) throw new ProblemError('record_changed');
      return { name: group.name, priority: group.priority };
    },
    steps: [
      async ({ input: { companyId, groupId, change } }, reading) => {
        const group = await read({ companyId, groupId }, reading);
        const priority = change.priority ?? (group.priority === 'unknown' ? 'Medium' : group.priority);
        const whole = { name: change.name ?? group.name, priority };
        return (call) => keepnet.company(companyId).targetGroups.update(groupId, whole, call);
      },
    ],
    prove: async (write, call) => judge(write, await read(write.wanted, call)),
    fieldErrors: (messages) => fieldErrors(targetGroupWords, messages),
  });
}
