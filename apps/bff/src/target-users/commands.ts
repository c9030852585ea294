import type { Keepnet } from '@reseller-console/keepnet';
import type { Versions } from '../platform/version.ts';
import { createCustomFieldCommand } from './create-custom-field.ts';
import { createTargetUserCommand } from './create-target-user.ts';
import type { CustomFields } from './custom-fields.ts';
import { deleteTargetUsersCommand } from './delete-target-users.ts';
import { importTargetUserCommand } from './import-target-user.ts';
import { setTargetUserStatusCommand } from './set-target-user-status.ts';
import { updateTargetUserCommand } from './update-target-user.ts';

/** Every write of target users. */
export const targetUserCommands = (parts: {
  keepnet: Keepnet;
  versions: Versions;
  customFields: CustomFields;
}) => ({
  create: createTargetUserCommand(parts.keepnet, parts.customFields),
  update: updateTargetUserCommand(parts),
  setStatus: setTargetUserStatusCommand(parts),
  importRow: importTargetUserCommand(parts),
  createField: createCustomFieldCommand(parts.keepnet),
  remove: deleteTargetUsersCommand(parts.keepnet),
});
export type TargetUserCommands = ReturnType<typeof targetUserCommands>;
