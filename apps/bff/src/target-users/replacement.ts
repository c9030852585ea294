import type { TargetUserChange } from '@reseller-console/contract';
import type { Call, TargetUserDetail, TargetUserReplacement } from '@reseller-console/keepnet';
import type { CustomFields } from './custom-fields.ts';

/**
 * The whole record as Keepnet's update wants it: what is there, with what changes. Groups are never among it, and of the company's own
 * fields only active ones, since Keepnet refuses others and keeps their values.
 */
export async function replacementOf(
  customFields: CustomFields,
  companyId: string,
  user: TargetUserDetail,
  { customFields: changed = [], ...change }: TargetUserChange & { active?: boolean },
  { owner }: Call,
): Promise<TargetUserReplacement> {
  const active = new Set((await customFields.list(companyId, owner)).map(({ id }) => id));
  const values = new Map<string, string>();
  for (const { id, value } of user.customFields) {
    if (id !== null && value !== null && active.has(id)) values.set(id, value);
  }
  for (const { id, value } of changed) values.set(id, value ?? '');
  const whole = [...values].map(([id, value]) => ({ id, value }));
  const kept = <V>(given: V | undefined, there: V): V => (given === undefined ? there : given);
  return {
    email: kept(change.email, user.email),
    firstName: kept(change.firstName, user.firstName),
    lastName: kept(change.lastName, user.lastName),
    department: kept(change.department, user.department),
    phoneNumber: kept(change.phoneNumber, user.phoneNumber ?? ''),
    priority: change.priority ?? (user.priority === 'unknown' ? 'Medium' : user.priority),
    active: change.active ?? user.status === 'active',
    timeZoneId: kept(change.timeZoneId, user.timeZoneId),
    preferredLanguageId: kept(change.preferredLanguageId, user.preferredLanguageId),
    managerFirstName: kept(change.managerFirstName, user.managerFirstName),
    managerLastName: kept(change.managerLastName, user.managerLastName),
    managerEmail: kept(change.managerEmail, user.managerEmail),
    customFields: await customFields.typed(companyId, whole, owner),
  };
}
