import { z } from 'zod';
import { count, flag, list, text } from './values.ts';

const limit = z.union([z.string(), z.number()]).nullish();

/** `SearchCompanyDto`, with both spellings of id and name (A7). */
export const companyRow = z.object({
  companyResourceId: text,
  resourceId: text,
  companyName: text,
  name: text,
  resellerName: text,
  industryName: text,
  licenseTypeName: text,
  isNumberOfUsersLimited: flag,
  numberOfUsers: limit,
  privacyDurationId: count,
  licenceExpired: flag,
  licenseEndDate: text,
  createTime: text,
  targetUserCount: count,
  inactiveTargetUserCount: count,
  deletedTargetUserCount: count,
  monthlyActiveUserCount: count,
  tags: list(text),
});
export type WireCompanyRow = z.output<typeof companyRow>;

export const companyDetail = z.object({
  resourceId: text,
  name: text,
  description: text,
  industryName: text,
  countryName: text,
  countryCode: text,
  licenseTypeName: text,
  licenseStartDate: text,
  licenseEndDate: text,
  isNumberOfUsersLimited: flag,
  numberOfUsers: limit,
  statusName: text,
  companyGroups: list(z.object({ resourceId: text, name: text })),
  targetUserCount: count,
  timeZoneId: text,
  tags: list(text),
  preferredLanguageTypeResourceId: text,
});
export type WireCompanyDetail = z.output<typeof companyDetail>;

export const licenceUse = z.object({
  isLimited: flag,
  licenseLimit: limit,
  activeUserCount: z.number(),
  totalUserCount: count,
  isLicenseExceeded: flag,
});
export type WireLicenceUse = z.output<typeof licenceUse>;

export const privacyMask = z.object({ pentesterMasked: flag });
