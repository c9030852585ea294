import * as z from 'zod/mini';
import { exportQuery } from './export.ts';
import { flag, listQuery, page } from './list.ts';
import { operation } from './operation.ts';

/** A Keepnet company resource id. The length is not fixed upstream; the character set is. */
export const companyIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** How much of its licence a company uses. `limit` is null where the licence has none; only active users count. */
const licence = {
  userLimit: z.nullable(z.int()),
  activeUsers: z.int(),
  exceeded: z.boolean(),
};

export const Company = z.object({
  id: z.string(),
  name: z.string(),
  industry: z.nullable(z.string()),
  licenceType: z.nullable(z.string()),
  ...licence,
  inactiveUsers: z.int(),
  deletedUsers: z.int(),
  monthlyActiveUsers: z.int(),
  /** ISO, or Keepnet's own words where they cannot be read with certainty: to be shown, never computed with. */
  licenceEndsAt: z.nullable(z.string()),
  licenceExpired: z.boolean(),
  createdAt: z.nullable(z.string()),
  tags: z.array(z.string()),
  /** The customer has closed its account to the reseller. */
  privacyDenied: z.boolean(),
});
export type Company = z.infer<typeof Company>;

export const companySorts = [
  'name',
  'industry',
  'licenceType',
  'activeUsers',
  'userLimit',
  'licenceEndsAt',
  'createdAt',
] as const;
export type CompanySort = (typeof companySorts)[number];

export const CompanyQuery = z.object({
  ...listQuery(companySorts, { sort: 'name', order: 'asc' }),
  exceeded: z.optional(flag),
  /** Only companies that deny access. */
  denied: z.optional(flag),
  /** Only members of this company group. */
  group: z.optional(z.string().check(z.regex(companyIdPattern))),
});
export type CompanyQuery = z.infer<typeof CompanyQuery>;

export const listCompanies = operation({
  method: 'GET',
  path: '/api/companies',
  role: 'viewer',
  effect: 'read',
  scope: 'companies',
  query: CompanyQuery,
  response: z.extend(page(Company), {
    exceededCount: z.nullable(z.int()),
    /** With a group only: members that Keepnet does not list among the companies and that therefore cannot be shown. */
    unlistedCount: z.optional(z.int()),
  }),
});

export const exportCompanies = operation({
  method: 'GET',
  path: '/api/companies/export',
  role: 'viewer',
  effect: 'export',
  scope: 'companies',
  audit: 'companies.export',
  query: z.extend(CompanyQuery, exportQuery),
  response: z.undefined(),
});

/** Every company as `[id, name]`, sorted by name: the switcher and pickers search it without a round trip. */
export const getCompanyDirectory = operation({
  method: 'GET',
  path: '/api/companies/directory',
  role: 'viewer',
  effect: 'read',
  scope: 'companies',
  response: z.object({ companies: z.array(z.tuple([z.string(), z.string()])) }),
});

export const CompanyDetail = z.object({
  id: z.string(),
  name: z.string(),
  industry: z.nullable(z.string()),
  countryCode: z.nullable(z.string()),
  licenceType: z.nullable(z.string()),
  licenceStartsAt: z.nullable(z.string()),
  licenceEndsAt: z.nullable(z.string()),
  ...licence,
  totalUsers: z.int(),
  tags: z.array(z.string()),
  preferredLanguageId: z.nullable(z.string()),
  timeZoneId: z.nullable(z.string()),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type CompanyDetail = z.infer<typeof CompanyDetail>;

export const getCompany = operation({
  method: 'GET',
  path: '/api/companies/:companyId',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: CompanyDetail,
});
