import { lookupName } from '../seed/lookups.ts';
import { timeZoneText } from '../seed/time-zones.ts';
import type { CustomField, TargetUser } from '../store/records.ts';

function customFieldValues(user: TargetUser, fields: readonly CustomField[]) {
  return fields.flatMap(({ id, name, type }, index) => {
    const value = user.custom[index] ?? '';
    const isDate = type === 'Date' || type === 'DateTime';
    return value === ''
      ? []
      : [{ resourceId: id, name, dataType: type, value, timestampValue: isDate ? value : null }];
  });
}

const managerFullName = (user: TargetUser) => `${user.managerFirstName} ${user.managerLastName}`.trim();

/**
 * A row of a user search: labels instead of ids. The last six members are not in the vendor's schema but its console
 * reads them.
 */
export function userRow(user: TargetUser, fields: readonly CustomField[]) {
  return {
    resourceId: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    department: user.department,
    priority: user.priority,
    status: user.deleted ? 'Deleted' : user.active ? 'Active' : 'Inactive',
    customFieldValues: customFieldValues(user, fields),
    createTime: user.createTime,
    updateTime: user.updateTime,
    isEditable: user.origin === 'manual' && !user.deleted,
    scimSettingName: user.origin === 'scim' ? 'Directory Sync' : null,
    ldapConfigName: user.origin === 'ldap' ? 'Head Office LDAP' : null,
    phoneNumber: user.phone,
    timeZone: timeZoneText(user.timeZoneId),
    preferredLanguage: lookupName(user.languageId) || null,
    isDeleted: user.deleted,
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
