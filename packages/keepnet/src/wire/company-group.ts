import { z } from 'zod';
import { count, flag, text } from './values.ts';

/** `CompanyGroupDto` and `SearchCompanyGroupDto` in one: the date has a name in each (A29). */
export const companyGroup = z.object({
  resourceId: text,
  name: text,
  companyCount: count,
  createTime: text,
  addedTime: text,
});
export type WireCompanyGroup = z.output<typeof companyGroup>;

/** `SearchGroupCompanyDto`, with both spellings of id and name (A7). */
export const groupCompany = z.object({
  companyResourceId: text,
  resourceId: text,
  companyName: text,
  name: text,
  industryName: text,
  licenseTypeName: text,
  isNumberOfUsersLimited: flag,
  numberOfUsers: z.union([z.string(), z.number()]).nullish(),
  licenseEndDate: text,
  createTime: text,
  companyStatusName: text,
});
export type WireGroupCompany = z.output<typeof groupCompany>;
