import * as z from 'zod/mini';
import { holds } from './field-error.ts';
import { requiredLine } from './line.ts';
import { operation } from './operation.ts';
import { Changed } from './target-user-change.ts';
import { recordId } from './target-user-input.ts';
import { Priority } from './target-users.ts';

/** The fields of a target group that change: absent keeps. */
export const TargetGroupChange = z
  .object({ name: z.optional(requiredLine(64)), priority: z.optional(Priority) })
  .check(holds(({ name, priority }) => name !== undefined || priority !== undefined, 'nothing_changes'));
export type TargetGroupChange = z.infer<typeof TargetGroupChange>;

/** Needs `If-Match` with the version that was seen. */
export const updateTargetGroup = operation({
  method: 'PUT',
  path: '/api/companies/:companyId/target-groups/:groupId',
  role: 'operator',
  effect: 'write',
  scope: 'company',
  audit: 'target-group.update',
  body: TargetGroupChange,
  response: Changed,
});

/** Target users that one change of members may add and remove, in all. */
export const maxMembersChanged = 100;

const ids = z._default(z.array(recordId).check(z.maxLength(maxMembersChanged)), []);

/** Who joins and who leaves a target group: 1 to {@link maxMembersChanged} in all, none in both. */
export const MemberChange = z.object({ add: ids, remove: ids }).check(
  holds(
    ({ add, remove }) => add.length + remove.length > 0 && add.length + remove.length <= maxMembersChanged,
    'out_of_bounds',
    { min: 1, max: maxMembersChanged },
  ),
  holds(({ add, remove }) => !add.some((id) => remove.includes(id)), 'added_and_removed'),
);
export type MemberChange = z.infer<typeof MemberChange>;

/**
 * What became of everyone in the request: ids of those who joined and left, who were already members or already not, and who are not in
 * the company or are deleted there. `complete` is true where everything wanted is there.
 */
export const changeTargetGroupMembers = operation({
  method: 'POST',
  path: '/api/companies/:companyId/target-groups/:groupId/members',
  role: 'operator',
  effect: 'write',
  scope: 'company',
  audit: 'target-group.change-members',
  body: MemberChange,
  response: z.object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    already: z.array(z.string()),
    notIn: z.array(z.string()),
    missing: z.array(z.string()),
    complete: z.boolean(),
    reconciled: z.optional(z.literal(true)),
  }),
});
