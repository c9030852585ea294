import type { TargetUser } from '@reseller-console/keepnet';
import { csvMoment } from '../exports/csv.ts';
import type { SelectedColumns } from '../exports/selected-rows.ts';

const statuses = { active: 'Active', inactive: 'Inactive', deleted: 'Deleted', unknown: null } as const;

/** As Keepnet's own export of the list has them. Its times are UTC as well. */
const own: readonly (readonly [header: string, read: (user: TargetUser) => string | null])[] = [
  ['First Name', (user) => user.firstName],
  ['Last Name', (user) => user.lastName],
  ['Email', (user) => user.email],
  ['Phone Number', (user) => user.phoneNumber],
  ['Department', (user) => user.department],
  ['Priority', ({ priority }) => (priority === 'unknown' ? null : priority)],
  ['Status', ({ status }) => statuses[status]],
  ['Time Zone', (user) => user.timeZone],
  ['Preferred Language', (user) => user.preferredLanguage],
  ['Manager Full Name', (user) => user.managerName],
  ['Manager Email', (user) => user.managerEmail],
  ['Date Created', (user) => csvMoment(user.createdAt)],
  ['Last Modified', (user) => csvMoment(user.updatedAt)],
];

/** The columns of Keepnet's own export besides the company's custom fields. */
export const ownUserColumns: readonly string[] = own.map(([header]) => header);

interface Field {
  id: string | null;
  name: string;
}

const isSame = (one: Field, other: Field): boolean =>
  one.id === null || other.id === null ? one.name === other.name : one.id === other.id;

/**
 * The columns of a file of selected target users. Their custom fields come last: those of the company, and those that are no longer in
 * use where someone still has a value.
 */
export function targetUserColumns(
  inUse: readonly Field[],
  users: readonly TargetUser[],
): SelectedColumns<TargetUser> {
  const fields = [...inUse];
  for (const field of users.flatMap(({ customFields }) => customFields)) {
    if (!fields.some((one) => isSame(one, field))) fields.push(field);
  }
  return {
    header: [...ownUserColumns, ...fields.map(({ name }) => name)],
    cells: (user) => [
      ...own.map(([, read]) => read(user)),
      ...fields.map((field) => user.customFields.find((one) => isSame(one, field))?.value ?? null),
    ],
  };
}
