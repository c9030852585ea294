import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';
import { exportQuery } from './export.ts';
import { shaped } from './field-error.ts';
import { requiredLine } from './line.ts';
import { listQuery, page } from './list.ts';
import { operation } from './operation.ts';
import { MemberLists } from './problem.ts';
import { SelectedRows, selectedQuery } from './selected-rows.ts';
import { Created } from './write.ts';

/** Companies that one group may have as members when it is edited here. Keepnet itself names no limit. */
export const maxParticipants = 10_000;

/** A group of customer companies at reseller level, by which content and roles are shared. */
export const CompanyGroup = z.object({
  id: z.string(),
  name: z.string(),
  companyCount: z.int(),
  /** ISO, or Keepnet's own words where they cannot be read with certainty: to be shown, never computed with. */
  createdAt: z.nullable(z.string()),
});
export type CompanyGroup = z.infer<typeof CompanyGroup>;

export const companyGroupSorts = ['name', 'companyCount', 'createdAt'] as const;

export const CompanyGroupQuery = z.object(listQuery(companyGroupSorts, { sort: 'name', order: 'asc' }));
export type CompanyGroupQuery = z.infer<typeof CompanyGroupQuery>;

export const listCompanyGroups = operation({
  method: 'GET',
  path: '/api/company-groups',
  role: 'viewer',
  effect: 'read',
  scope: 'reseller',
  query: CompanyGroupQuery,
  response: page(CompanyGroup),
});

/** Every group, unpaged and sorted by name, for pickers and filters. */
export const listAllCompanyGroups = operation({
  method: 'GET',
  path: '/api/company-groups/all',
  role: 'viewer',
  effect: 'read',
  scope: 'reseller',
  response: z.object({ items: z.array(CompanyGroup) }),
});

export const exportCompanyGroups = operation({
  method: 'GET',
  path: '/api/company-groups/export',
  role: 'viewer',
  effect: 'export',
  scope: 'reseller',
  audit: 'company-groups.export',
  query: z.extend(CompanyGroupQuery, exportQuery),
  response: z.undefined(),
});

/** The same file, of selected rows. */
export const exportSelectedCompanyGroups = operation({
  method: 'POST',
  path: '/api/company-groups/export',
  role: 'viewer',
  effect: 'export',
  scope: 'reseller',
  audit: 'company-groups.export',
  query: z.extend(CompanyGroupQuery, selectedQuery),
  body: SelectedRows,
  response: z.undefined(),
});

export const getCompanyGroup = operation({
  method: 'GET',
  path: '/api/company-groups/:groupId',
  role: 'viewer',
  effect: 'read',
  scope: 'reseller',
  response: CompanyGroup,
});

/** A company as a member of a group. */
export const GroupCompany = z.object({
  id: z.string(),
  name: z.string(),
  industry: z.nullable(z.string()),
  licenceType: z.nullable(z.string()),
  /** Null where the licence has no limit. */
  userLimit: z.nullable(z.int()),
  licenceEndsAt: z.nullable(z.string()),
  createdAt: z.nullable(z.string()),
});
export type GroupCompany = z.infer<typeof GroupCompany>;

export const groupCompanySorts = [
  'name',
  'industry',
  'licenceType',
  'userLimit',
  'licenceEndsAt',
  'createdAt',
] as const;

export const GroupCompanyQuery = z.object(listQuery(groupCompanySorts, { sort: 'name', order: 'asc' }));
export type GroupCompanyQuery = z.infer<typeof GroupCompanyQuery>;

/** One page of the members of a group. */
export const listGroupCompanies = operation({
  method: 'GET',
  path: '/api/company-groups/:groupId/companies',
  role: 'viewer',
  effect: 'read',
  scope: 'reseller',
  query: GroupCompanyQuery,
  response: page(GroupCompany),
});

/**
 * The id of every member, read afresh: what the member editor starts from and sends back as `seen`. A group of more than
 * `maxParticipants`, or one that changes while it is read, is answered as a failure and never in part.
 */
export const getParticipants = operation({
  method: 'GET',
  path: '/api/company-groups/:groupId/participants',
  role: 'viewer',
  effect: 'read',
  scope: 'reseller',
  response: z.object({ companyIds: z.array(z.string()) }),
});

const name = requiredLine(64);
const companyIds = z
  .array(z.string().check(shaped(companyIdPattern, 'not_a_company_id')))
  .check(z.maxLength(maxParticipants));

export const CompanyGroupInput = z.object({ name, companyIds: z._default(companyIds, []) });
export type CompanyGroupInput = z.infer<typeof CompanyGroupInput>;

export const createCompanyGroup = operation({
  method: 'POST',
  path: '/api/company-groups',
  role: 'operator',
  effect: 'write',
  scope: 'reseller',
  audit: 'company-group.create',
  body: CompanyGroupInput,
  response: Created,
});

/** What every change of a group is answered with, besides what is really there now. */
const changed = {
  /** False where Keepnet said that it did it, and what is there is still not what was wanted. */
  complete: z.boolean(),
  /** The upstream's own answer was lost, and reading the group again showed that it was done. */
  reconciled: z.optional(z.literal(true)),
};

export const CompanyGroupRename = z.object({ name });
export type CompanyGroupRename = z.infer<typeof CompanyGroupRename>;

/** Renames a group and leaves its members alone. `members` is there where they are not the same any more. */
export const renameCompanyGroup = operation({
  method: 'PUT',
  path: '/api/company-groups/:groupId',
  role: 'operator',
  effect: 'write',
  scope: 'reseller',
  audit: 'company-group.rename',
  body: CompanyGroupRename,
  response: z.object({ id: z.string(), name: z.string(), members: z.optional(MemberLists), ...changed }),
});

/** `seen` is who the members were when the person began, `wanted` who they should be, both in full. */
export const ParticipantsInput = z.object({ seen: companyIds, wanted: companyIds });
export type ParticipantsInput = z.infer<typeof ParticipantsInput>;

/**
 * Sets the members of a group. `members_changed` when they are not `seen` any more, with nothing done; `members_partial` when it
 * failed half-way; both carry what is really there.
 */
export const setParticipants = operation({
  method: 'PUT',
  path: '/api/company-groups/:groupId/participants',
  role: 'operator',
  effect: 'write',
  scope: 'reseller',
  audit: 'company-group.set-participants',
  body: ParticipantsInput,
  response: z.object({ companyIds: z.array(z.string()), ...changed }),
});
