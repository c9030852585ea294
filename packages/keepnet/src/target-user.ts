import { type Priority, readPriority } from './priority.ts';
import type { WireCountSummary, WireTargetUser, WireTargetUserEntry } from './wire/target-user.ts';
import { orNull, readMoment } from './wire/values.ts';

export type TargetUserStatus = 'active' | 'inactive' | 'deleted';

/** A custom field's value on a user. */
export interface CustomFieldValue {
  id: string | null;
  name: string;
  type: string | null;
  value: string | null;
}

/** A target user as a list shows it; what upstream leaves out is null. */
export interface TargetUser {
  id: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  department: string | null;
  phoneNumber: string | null;
  priority: Priority | 'unknown';
  status: TargetUserStatus | 'unknown';
  /** Display text, not an id. */
  timeZone: string | null;
  /** Language name, not an id. */
  preferredLanguage: string | null;
  managerName: string | null;
  managerEmail: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  editable: boolean;
  source: 'manual' | 'scim' | 'ldap';
  customFields: CustomFieldValue[];
}

/** One target user, with the ids that a list lacks. */
export interface TargetUserDetail extends TargetUser {
  timeZoneId: string | null;
  preferredLanguageId: string | null;
  managerFirstName: string | null;
  managerLastName: string | null;
}

/** What a list of ids is answered with. */
export interface TargetUserEntry {
  id: string;
  email: string;
  deleted: boolean;
}

/** How many users a company has, and how many were added in each month, the current one last. */
export interface UserSummary {
  active: number;
  inactive: number;
  deleted: number;
  /** `month` (YYYY-MM) only where upstream's text leaves no doubt (A13). */
  months: { month?: string; label: string; count: number }[];
}

/** Maps a row; undefined for one without an id. */
export function toTargetUser(wire: WireTargetUser): TargetUser | undefined {
  if (!wire.resourceId) return undefined;
  const status = readStatus(wire);
  return {
    id: wire.resourceId,
    email: wire.email ?? '',
    firstName: orNull(wire.firstName),
    lastName: orNull(wire.lastName),
    department: orNull(wire.department),
    phoneNumber: orNull(wire.phoneNumber),
    priority: readPriority(wire.priority),
    status,
    timeZone: orNull(wire.timeZone),
    preferredLanguage: orNull(wire.preferredLanguage),
    managerName: managerName(wire),
    managerEmail: orNull(wire.managerEmail),
    createdAt: readMoment(wire.createTime),
    updatedAt: readMoment(wire.updateTime),
    editable: (wire.isEditable ?? true) && status !== 'deleted',
    source: wire.scimSettingName ? 'scim' : wire.ldapConfigName ? 'ldap' : 'manual',
    customFields: (wire.customFieldValues ?? []).flatMap(({ resourceId, name, dataType, value }) =>
      name ? [{ id: orNull(resourceId), name, type: orNull(dataType), value: orNull(value) }] : [],
    ),
  };
}

/** Maps a single user; undefined for one without an id. */
export function toTargetUserDetail(wire: WireTargetUser): TargetUserDetail | undefined {
  const user = toTargetUser(wire);
  if (user === undefined) return undefined;
  return {
    ...user,
    timeZoneId: orNull(wire.timeZoneId),
    preferredLanguageId: orNull(wire.preferredLanguageId),
    managerFirstName: orNull(wire.managerFirstName),
    managerLastName: orNull(wire.managerLastName),
  };
}

/** Maps an entry; undefined for one without an id. One that does not say whether it is deleted is not taken for deleted. */
export function toTargetUserEntry({
  resourceId,
  email,
  isDeleted,
}: WireTargetUserEntry): TargetUserEntry | undefined {
  return resourceId ? { id: resourceId, email: email ?? '', deleted: isDeleted === true } : undefined;
}

/** A26 and A27: `isDeleted` wins; then the row's word or number; then the single user's `isActive`. */
function readStatus(wire: WireTargetUser): TargetUserStatus | 'unknown' {
  const word = String(wire.status ?? '').toLowerCase();
  if (wire.isDeleted === true || word === 'deleted') return 'deleted';
  if (word === 'active' || word === '1') return 'active';
  if (word === 'inactive' || word === 'in active' || word === 'passive' || word === '0') return 'inactive';
  if (word === '' && typeof wire.isActive === 'boolean') return wire.isActive ? 'active' : 'inactive';
  return 'unknown';
}

function managerName(wire: WireTargetUser): string | null {
  return (
    orNull(wire.managerFullName) ??
    orNull([wire.managerFirstName, wire.managerLastName].filter(Boolean).join(' '))
  );
}

/** Maps the counts; null means that there are no users. Upstream's spelling `InActive` ends here. */
export function toUserSummary(wire: WireCountSummary): UserSummary {
  if (wire === null) return { active: 0, inactive: 0, deleted: 0, months: [] };
  return {
    active: wire.totalNumberOfActiveUsers,
    inactive: wire.totalNumberOfInActiveUsers ?? 0,
    deleted: wire.totalNumberOfDeletedUsers ?? 0,
    months: (wire.monthlyActiveUsers ?? []).map(({ period, periodStart, count }) => {
      const month = readMonth(periodStart) ?? readMonth(period);
      return {
        ...(month === undefined ? {} : { month }),
        label: orNull(period) ?? orNull(periodStart) ?? '',
        count: count ?? 0,
      };
    }),
  };
}

function readMonth(raw: string | null | undefined): string | undefined {
  return /^(\d{4}-(?:0[1-9]|1[0-2]))(?:$|-\d\d(?:$|T))/.exec(raw ?? '')?.[1];
}
