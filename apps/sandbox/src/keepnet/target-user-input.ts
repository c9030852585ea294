import { invalid } from '../http/refusal.ts';
import { type Bound, bind, idList, textOf } from '../search/bind.ts';
import { LANGUAGES } from '../seed/lookups.ts';
import { TIME_ZONES } from '../seed/time-zones.ts';
import {
  type NewTargetUser,
  PRIORITIES,
  type Priority,
  type TargetGroup,
  type TargetUser,
} from '../store/records.ts';
import type { Tenant, World } from '../store/world.ts';
import { readCustomFields } from './custom-field-input.ts';
import { isMail } from './mail.ts';
import { isProtected } from './target-group-views.ts';

const MEMBERS = [
  'email',
  'firstName',
  'lastName',
  'department',
  'priority',
  'isActive',
  'customFields',
  'phoneNumber',
  'targetGroupResourceIds',
  'timeZoneId',
  'preferredLanguageId',
  'managerFirstName',
  'managerLastName',
  'managerEmail',
] as const;

/** What a create or an update sets, and the groups that the user joins; null where they are left out. */
export interface UserInput {
  readonly values: Omit<NewTargetUser, 'id' | 'deleted' | 'createTime' | 'updateTime' | 'origin'>;
  readonly groups: readonly TargetGroup[] | null;
}

/** The most characters of each text. An update takes fewer than a create. */
const LIMITS = {
  create: { name: 256, department: 256, manager: 256 },
  update: { name: 40, department: 64, manager: 40 },
} as const;

function checkMail(email: string, { company, users }: Tenant, self: TargetUser | undefined): string | null {
  if (email === '') return 'Email is required';
  if (!isMail(email)) return 'Email is not valid';
  const domain = email.slice(email.indexOf('@') + 1).toLowerCase();
  if (company.domains !== null && !company.domains.includes(domain)) return 'Email domain is not allowed';
  const holder = users.living(email);
  return holder === undefined || holder === self ? null : 'Email already exists';
}

function priorityOf(bound: Bound): Priority | null {
  const value = bound.get('priority') ?? 'Medium';
  return PRIORITIES.find((each) => each === value) ?? null;
}

function chosenGroups(bound: Bound, { groups }: Tenant, problems: string[]): TargetGroup[] | null {
  if ((bound.get('targetGroupResourceIds') ?? null) === null) return null;
  return idList(bound, 'targetGroupResourceIds').flatMap((id) => {
    const group = groups.get(id);
    if (group !== undefined && !isProtected(group)) return [group];
    problems.push(group === undefined ? 'Target group was not found' : 'Target group cannot be changed');
    return [];
  });
}

/**
 * Checks the body of a create, or of an update of `self`; refuses with every problem at once. A bool that is left out is false, as
 * the upstream's framework binds it. An address may be used again once its user is deleted.
 */
export function readUser(body: unknown, tenant: Tenant, world: World, self?: TargetUser): UserInput {
  const bound = bind(body, MEMBERS, 'Body');
  const limits = self === undefined ? LIMITS.create : LIMITS.update;
  const problems: string[] = [];
  const limited = (name: string, label: string, most: number): string => {
    const value = textOf(bound, name);
    if (value.length > most) problems.push(`${label} must be at most ${most} characters`);
    return value;
  };
  const known = (name: string, label: string, ids: readonly string[]): string | null => {
    const value = textOf(bound, name);
    if (value === '') return null;
    if (!ids.includes(value)) problems.push(`${label} is not valid`);
    return value;
  };
  const email = textOf(bound, 'email');
  const mailProblem = checkMail(email, tenant, self);
  if (mailProblem !== null) problems.push(mailProblem);
  const phone = textOf(bound, 'phoneNumber');
  const phoneMissing = phone === '' && (world.modes.phone === 'required' || !bound.has('phoneNumber'));
  if (phoneMissing) problems.push('Phone number is required');
  const priority = priorityOf(bound);
  if (priority === null) problems.push('Priority is not valid');
  const active = bound.get('isActive') ?? false;
  if (typeof active !== 'boolean') problems.push('IsActive must be a boolean');
  const managerEmail = limited('managerEmail', 'Manager email', 320);
  if (managerEmail !== '' && !isMail(managerEmail)) problems.push('Manager email is not valid');
  const absentClears = world.modes.clearing === 'absent';
  const kept = absentClears ? self?.custom.map(() => '') : self?.custom;
  const values = {
    email,
    firstName: limited('firstName', 'First name', limits.name),
    lastName: limited('lastName', 'Last name', limits.name),
    department: limited('department', 'Department', limits.department),
    phone,
    priority: priority ?? 'Medium',
    active: active === true,
    timeZoneId: known(
      'timeZoneId',
      'Time zone',
      TIME_ZONES.map(({ id }) => id),
    ),
    languageId: known(
      'preferredLanguageId',
      'Preferred language',
      LANGUAGES.map(({ resourceId }) => resourceId),
    ),
    managerFirstName: limited('managerFirstName', 'Manager first name', limits.manager),
    managerLastName: limited('managerLastName', 'Manager last name', limits.manager),
    managerEmail,
    custom: readCustomFields(bound.get('customFields'), tenant.users.customFields, problems, kept),
  };
  const groups = chosenGroups(bound, tenant, problems);
  if (problems.length > 0) throw invalid(...problems);
  return { values, groups };
}
