import type { Column } from '../files/csv.ts';
import { lookupName } from '../seed/lookups.ts';
import { timeZoneText } from '../seed/time-zones.ts';
import type { Modes } from '../store/modes.ts';
import type { CustomField, NewTargetUser, TargetUser } from '../store/records.ts';

const timestamp = (value: string) =>
  new Date(`${value.replace(/Z$/, '')}${value.includes('T') ? 'Z' : 'T00:00:00Z'}`).toISOString();

function customFieldValues(user: TargetUser, fields: readonly CustomField[]) {
  return fields.flatMap(({ id, name, type }, index) => {
    const value = user.custom[index] ?? '';
    const isDate = type === 'Date' || type === 'DateTime';
    return value === ''
      ? []
      : [{ resourceId: id, name, dataType: type, value, timestampValue: isDate ? timestamp(value) : null }];
  });
}

/** First and last name of a user's manager. */
export const managerFullName = (user: NewTargetUser): string =>
  `${user.managerFirstName} ${user.managerLastName}`.trim();

const label = ({ active }: NewTargetUser): string => (active ? 'Active' : 'Inactive');

/** The status as people are shown it. */
export const statusText = (user: NewTargetUser): string => (user.deleted ? 'Deleted' : label(user));

/**
 * A row of a user search: labels instead of ids. The last six members are not in the vendor's schema but its console
 * reads them.
 */
export function userRow(user: TargetUser, fields: readonly CustomField[], { deletedRows }: Modes) {
  return {
    resourceId: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    department: user.department,
    priority: user.priority,
    status: deletedRows === 'status' ? statusText(user) : label(user),
    customFieldValues: customFieldValues(user, fields),
    createTime: user.createTime,
    updateTime: user.updateTime,
    isEditable: user.origin === 'manual' && !user.deleted,
    scimSettingName: user.origin === 'scim' ? 'Directory Sync' : null,
    ldapConfigName: user.origin === 'ldap' ? 'Head Office LDAP' : null,
    phoneNumber: user.phone,
    timeZone: timeZoneText(user.timeZoneId),
    preferredLanguage: lookupName(user.languageId) || null,
    ...(deletedRows === 'isDeleted' ? { isDeleted: user.deleted } : {}),
    managerFirstName: user.managerFirstName,
    managerLastName: user.managerLastName,
    managerFullName: managerFullName(user),
    managerEmail: user.managerEmail,
    preferredLanguageId: user.languageId,
  };
}

/** The answer of GET /api/target-users/{resourceId}: ids instead of labels. */
export function userDetail(user: TargetUser, fields: readonly CustomField[]) {
  return {
    resourceId: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    department: user.department,
    priority: user.priority,
    isActive: user.active,
    customFieldValues: customFieldValues(user, fields),
    phoneNumber: user.phone,
    timeZoneId: user.timeZoneId,
    preferredLanguageId: user.languageId,
    managerFirstName: user.managerFirstName,
    managerLastName: user.managerLastName,
    managerEmail: user.managerEmail,
    managerFullName: managerFullName(user),
  };
}

/** An entry of the answers to lists of ids: the only ones that tell for sure who is deleted. */
export function userEntry(user: TargetUser, id: number) {
  return {
    id,
    resourceId: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    phoneNumber: user.phone,
    isDeleted: user.deleted,
    status: user.active ? 1 : 0,
  };
}

/** The columns of the template for an import. */
export const templateColumns = (fields: readonly CustomField[]): Column<TargetUser>[] => {
  const left = new Set(['Status', 'Manager Full Name', 'Date Created', 'Last Modified']);
  const names: Column<TargetUser>[] = [
    { header: 'Manager First Name', value: ({ managerFirstName }) => managerFirstName },
    { header: 'Manager Last Name', value: ({ managerLastName }) => managerLastName },
  ];
  return [...userColumns(fields).filter(({ header }) => !left.has(header)), ...names];
};

/** Columns of an exported user list. */
export function userColumns(fields: readonly CustomField[]): Column<TargetUser>[] {
  return [
    { header: 'First Name', value: ({ firstName }) => firstName },
    { header: 'Last Name', value: ({ lastName }) => lastName },
    { header: 'Email', value: ({ email }) => email },
    { header: 'Phone Number', value: ({ phone }) => phone },
    { header: 'Department', value: ({ department }) => department },
    { header: 'Priority', value: ({ priority }) => priority },
    { header: 'Status', value: statusText },
    { header: 'Time Zone', value: ({ timeZoneId }) => timeZoneText(timeZoneId) ?? '' },
    { header: 'Preferred Language', value: ({ languageId }) => lookupName(languageId) },
    { header: 'Manager Full Name', value: managerFullName },
    { header: 'Manager Email', value: ({ managerEmail }) => managerEmail },
    { header: 'Date Created', value: ({ createTime }) => createTime },
    { header: 'Last Modified', value: ({ updateTime }) => updateTime ?? '' },
    ...fields.map(({ name }, index) => ({
      header: name,
      value: (user: TargetUser) => user.custom[index] ?? '',
    })),
  ];
}
