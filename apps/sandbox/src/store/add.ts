import { monthOf } from '../seed/months.ts';
import { masked } from './mask.ts';
import type { NewTargetUser, TargetUser } from './records.ts';
import type { Tenant, World } from './world.ts';

/** Adds a user with the sandbox's time (or a given one) and keeps the company's counts right. */
export function addUser(
  world: World,
  { company, users }: Tenant,
  values: Omit<NewTargetUser, 'id' | 'createTime'>,
  createTime: number = world.now(),
): TargetUser {
  const hidden = company.masked ? masked(values) : {};
  const made = { id: world.newId(), ...values, ...hidden, createTime: new Date(createTime).toISOString() };
  const user = users.add(made, world.visibleFrom(), world.now());
  const { counts } = company;
  counts[user.deleted ? 'deleted' : user.active ? 'active' : 'inactive']++;
  const month = monthOf(createTime);
  counts.months.set(month, (counts.months.get(month) ?? 0) + 1);
  return user;
}
