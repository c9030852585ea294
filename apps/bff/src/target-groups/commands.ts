import type { Keepnet } from '@reseller-console/keepnet';
import type { Versions } from '../platform/version.ts';
import { changeMemberCommand } from './change-member.ts';
import { changeMembersCommand } from './change-members.ts';
import { createTargetGroupCommand } from './create-target-group.ts';
import { deleteTargetGroupCommand } from './delete-target-group.ts';
import { updateTargetGroupCommand } from './update-target-group.ts';

/** Every write of target groups. */
export const targetGroupCommands = (parts: { keepnet: Keepnet; versions: Versions }) => ({
  create: createTargetGroupCommand(parts.keepnet),
  update: updateTargetGroupCommand(parts),
  changeMember: changeMemberCommand(parts.keepnet),
  changeMembers: changeMembersCommand(parts.keepnet),
  remove: deleteTargetGroupCommand(parts.keepnet),
});
export type TargetGroupCommands = ReturnType<typeof targetGroupCommands>;
