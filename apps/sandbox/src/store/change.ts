import { masked } from './mask.ts';
import type { TargetUser } from './records.ts';
import type { ChangedUser } from './user-table.ts';
import type { Tenant, World } from './world.ts';

const statusOf = ({ deleted, active }: TargetUser) => (deleted ? 'deleted' : active ? 'active' : 'inactive');

/** Changes a user now and keeps the company's counts right. */
export function changeUser(
  world: World,
  { company, users }: Tenant,
  user: TargetUser,
  values: ChangedUser,
): void {
  company.counts[statusOf(user)]--;
  const kept = company.masked ? { ...values, ...masked({ ...user, ...values }) } : values;
  users.change(user, { ...kept, updateTime: new Date(world.now()).toISOString() });
  company.counts[statusOf(user)]++;
}

/** Deletes a user, who stays as a record in no group. */
export function deleteUser(world: World, tenant: Tenant, user: TargetUser): void {
  changeUser(world, tenant, user, { deleted: true });
  for (const { members } of tenant.groups.everything()) members.delete(user);
}
