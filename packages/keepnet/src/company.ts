import type { WireCompanyDetail, WireCompanyRow, WireLicenceUse } from './wire/company.ts';
import { orNull, readLimit, readMoment } from './wire/values.ts';

/** A company as a list shows it; what upstream leaves out is null. */
export interface CompanyRow {
  id: string;
  name: string;
  resellerName: string | null;
  industry: string | null;
  licenceType: string | null;
  /** Null when unlimited or not a number (A23). */
  userLimit: number | null;
  limited: boolean;
  activeUsers: number;
  inactiveUsers: number;
  deletedUsers: number;
  monthlyActiveUsers: number;
  /** ISO, or upstream's own words where they are no ISO date (A13). */
  licenceEndsAt: string | null;
  licenceExpired: boolean;
  createdAt: string | null;
  tags: string[];
  /** The customer denies access to its account (and the licence has not run out). */
  privacyDenied: boolean;
  /** More active users than the licence allows: a warning upstream, not a block. */
  exceeded: boolean;
}

/** One company. */
export interface CompanyDetail {
  id: string;
  name: string;
  description: string | null;
  industry: string | null;
  country: string | null;
  countryCode: string | null;
  licenceType: string | null;
  licenceStartsAt: string | null;
  licenceEndsAt: string | null;
  limited: boolean;
  userLimit: number | null;
  status: string | null;
  groups: { id: string; name: string }[];
  activeUsers: number | null;
  timeZoneId: string | null;
  tags: string[];
  /** The language that new users get unless told otherwise. */
  preferredLanguageId: string | null;
}

/** Only active users count against a licence. */
export interface LicenceUse {
  limited: boolean;
  limit: number | null;
  active: number;
  total: number;
  exceeded: boolean;
}

const readTags = (tags: WireCompanyRow['tags']): string[] => (tags ?? []).flatMap((tag) => tag ?? []);

/** Maps a row; undefined for one without id or name (A7). */
export function toCompanyRow(row: WireCompanyRow): CompanyRow | undefined {
  const id = row.companyResourceId ?? row.resourceId;
  const name = row.companyName ?? row.name;
  if (!id || !name) return undefined;
  const userLimit = readLimit(row.isNumberOfUsersLimited, row.numberOfUsers);
  const activeUsers = row.targetUserCount ?? 0;
  return {
    id,
    name,
    resellerName: orNull(row.resellerName),
    industry: orNull(row.industryName),
    licenceType: orNull(row.licenseTypeName),
    userLimit,
    limited: row.isNumberOfUsersLimited ?? false,
    activeUsers,
    inactiveUsers: row.inactiveTargetUserCount ?? 0,
    deletedUsers: row.deletedTargetUserCount ?? 0,
    monthlyActiveUsers: row.monthlyActiveUserCount ?? 0,
    licenceEndsAt: readMoment(row.licenseEndDate),
    licenceExpired: row.licenceExpired ?? false,
    createdAt: readMoment(row.createTime),
    tags: readTags(row.tags),
    privacyDenied: row.privacyDurationId === 0 && row.licenceExpired !== true,
    exceeded: userLimit !== null && activeUsers > userLimit,
  };
}

/** Maps the one company that was asked for. */
export function toCompanyDetail(company: WireCompanyDetail, askedId: string): CompanyDetail {
  return {
    id: company.resourceId ?? askedId,
    name: company.name ?? askedId,
    description: orNull(company.description),
    industry: orNull(company.industryName),
    country: orNull(company.countryName),
    countryCode: orNull(company.countryCode),
    licenceType: orNull(company.licenseTypeName),
    licenceStartsAt: readMoment(company.licenseStartDate),
    licenceEndsAt: readMoment(company.licenseEndDate),
    limited: company.isNumberOfUsersLimited ?? false,
    userLimit: readLimit(company.isNumberOfUsersLimited, company.numberOfUsers),
    status: orNull(company.statusName),
    groups: (company.companyGroups ?? []).flatMap(({ resourceId, name }) =>
      resourceId && name ? [{ id: resourceId, name }] : [],
    ),
    activeUsers: company.targetUserCount ?? null,
    timeZoneId: orNull(company.timeZoneId),
    tags: readTags(company.tags),
    preferredLanguageId: orNull(company.preferredLanguageTypeResourceId),
  };
}

/** Maps the licence counts. */
export function toLicenceUse(use: WireLicenceUse): LicenceUse {
  return {
    limited: use.isLimited ?? false,
    limit: readLimit(use.isLimited, use.licenseLimit),
    active: use.activeUserCount,
    total: use.totalUserCount ?? use.activeUserCount,
    exceeded: use.isLicenseExceeded ?? false,
  };
}
