import type { Person } from './people.ts';

/** The columns of what is kept of target users who are deleted. */
export const recoveryColumns = [
  'Email',
  'First name',
  'Last name',
  'Phone number',
  'Department',
  'Priority',
  'Status',
  'Time zone',
  'Preferred language',
  'Manager',
  'Manager email',
  'Target groups',
  'Custom fields',
] as const;

/** A target user as it was. */
export function cellsOf({ email, row }: Person, groups: readonly string[]): (string | null)[] {
  if (row === undefined)
    return [email, ...recoveryColumns.slice(1, -2).map(() => null), groups.join('; '), null];
  const custom = row.customFields.flatMap(({ name, value }) => (value === null ? [] : [`${name}: ${value}`]));
  const { firstName, lastName, phoneNumber, department, priority, status, timeZone } = row;
  const { preferredLanguage, managerName, managerEmail } = row;
  const told = [email, firstName, lastName, phoneNumber, department, priority, status, timeZone];
  return [...told, preferredLanguage, managerName, managerEmail, groups.join('; '), custom.join('; ')];
}
