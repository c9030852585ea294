import type { TargetGroupCommands } from '../../target-groups/commands.ts';
import type { TargetUserCommands } from '../../target-users/commands.ts';
import type { Kind } from '../kind.ts';
import { changeMembersKind } from './change-members.ts';
import { copyCustomFieldsKind } from './copy-custom-fields.ts';
import { createTargetGroupsKind } from './create-target-groups.ts';
import { type CreateUsersParts, createTargetUsersKind } from './create-target-users.ts';
import { deleteCompanyGroupsKind } from './delete-company-groups.ts';
import { deleteTargetGroupsKind } from './delete-target-groups.ts';
import { deleteTargetUsersKind } from './delete-target-users.ts';
import { type ImportParts, importTargetUsersKind } from './import-target-users.ts';
import { setTargetUserStatusKind } from './set-target-user-status.ts';
import { takeBackImportKind } from './take-back-import.ts';
import { updateTargetUsersKind } from './update-target-users.ts';

type Parts = ImportParts &
  Pick<CreateUsersParts, 'companyOf'> &
  Pick<TargetUserCommands, 'update' | 'createField'> & { createGroup: TargetGroupCommands['create'] };

/** Everything that plans may do. */
export const jobKinds = ({ setStatus, update, createGroup, ...parts }: Parts): Kind[] => [
  setTargetUserStatusKind({ ...parts, command: setStatus }),
  updateTargetUsersKind({ ...parts, command: update }),
  deleteTargetUsersKind(parts),
  deleteTargetGroupsKind(parts.keepnet),
  deleteCompanyGroupsKind(parts.keepnet),
  changeMembersKind(parts),
  createTargetGroupsKind({ ...parts, createGroup }),
  createTargetUsersKind(parts),
  copyCustomFieldsKind(parts),
  importTargetUsersKind({ ...parts, setStatus }),
  takeBackImportKind({ ...parts, setStatus, update }),
];
