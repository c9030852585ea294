export const PRIORITIES = ['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const FIELD_TYPES = ['String', 'Number', 'Email', 'Date', 'DateTime', 'Boolean'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly active: boolean;
  /** Where forms show it; by default in the order of making. */
  readonly sortOrder?: number;
}

/** A target user as stored. Times are ISO texts in UTC, which sort as text. */
export interface TargetUser {
  readonly id: string;
  email: string;
  firstName: string;
  lastName: string;
  department: string;
  phone: string;
  priority: Priority;
  active: boolean;
  deleted: boolean;
  timeZoneId: string | null;
  languageId: string | null;
  managerFirstName: string;
  managerLastName: string;
  managerEmail: string;
  readonly createTime: string;
  updateTime: string | null;
  /** Where the record came from; only `manual` ones can be edited. */
  readonly origin: 'manual' | 'scim' | 'ldap';
  /** Values in the order of the company's custom fields; an empty text is unset. */
  custom: readonly string[];
  /** Lower-cased text of every column, one to a line: a text that is not in it is in no column. */
  searchText: string;
}

/** A user whose search text is still to be made. */
export type NewTargetUser = Omit<TargetUser, 'searchText'>;

export interface TargetGroup {
  readonly id: string;
  name: string;
  priority: Priority;
  readonly kind: 'manual' | 'automatic' | 'scim' | 'google';
  readonly createTime: string;
  updateTime: string | null;
  readonly members: Set<TargetUser>;
}

export interface CompanyGroup {
  readonly id: string;
  name: string;
  readonly createTime: string;
  readonly members: Set<string>;
}

/** How many users of each status a company has, and how many were added in each month (whatever their status). */
export interface UserCounts {
  active: number;
  inactive: number;
  deleted: number;
  readonly months: Map<string, number>;
}

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[] | null;
  /** The domains that it has verified, where these are others. */
  verified: readonly string[] | null;
  readonly industryId: string;
  readonly licenceTypeId: string;
  readonly tags: readonly string[];
  readonly createTime: string;
  readonly licenseEndDate: string;
  /** Seats; null is unlimited. */
  limit: number | null;
  privacyDurationId: number;
  licenceExpired: boolean;
  managed: boolean;
  /** What tells people apart is hidden for good. */
  masked: boolean;
  removed: boolean;
  readonly counts: UserCounts;
}

/** The licence is exceeded when more users are active than it has seats; only active users count. */
export function exceedsLicence(company: Company): boolean {
  return company.limit !== null && company.counts.active > company.limit;
}

/** Access is denied when the customer set privacy 0 and its licence has not expired. */
export function deniesAccess(company: Company): boolean {
  return company.privacyDurationId === 0 && !company.licenceExpired;
}
