import type { Keepnet } from '@reseller-console/keepnet';
import type { Kind } from '../kind.ts';
import { deleteTargetUsersKind } from './delete-target-users.ts';

/** Everything that plans may do. */
export const jobKinds = (keepnet: Pick<Keepnet, 'company' | 'companyGroups'>): Kind[] => [
  deleteTargetUsersKind(keepnet),
];
