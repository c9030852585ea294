import type { SetTargetUserStatusCommand } from '../../target-users/set-target-user-status.ts';
import type { UpdateTargetUserCommand } from '../../target-users/update-target-user.ts';
import type { Kind } from '../kind.ts';
import { changeMembersKind } from './change-members.ts';
import { deleteCompanyGroupsKind } from './delete-company-groups.ts';
import { deleteTargetGroupsKind } from './delete-target-groups.ts';
import { deleteTargetUsersKind } from './delete-target-users.ts';
import { type ImportParts, importTargetUsersKind } from './import-target-users.ts';
import { setTargetUserStatusKind } from './set-target-user-status.ts';
import { takeBackImportKind } from './take-back-import.ts';
import { updateTargetUsersKind } from './update-target-users.ts';

interface Parts extends ImportParts {
  setStatus: SetTargetUserStatusCommand;
  update: UpdateTargetUserCommand;
}

/** Everything that plans may do. */
export const jobKinds = ({ setStatus, update, ...parts }: Parts): Kind[] => [
  setTargetUserStatusKind({ ...parts, command: setStatus }),
  updateTargetUsersKind({ ...parts, command: update }),
  deleteTargetUsersKind(parts),
  deleteTargetGroupsKind(parts.keepnet),
  deleteCompanyGroupsKind(parts.keepnet),
  changeMembersKind(parts),
  importTargetUsersKind({ ...parts, setStatus }),
  takeBackImportKind({ ...parts, setStatus, update }),
];
