import * as z from 'zod/mini';
import { exportQuery } from './export.ts';
import { withFieldFilters } from './field-filters.ts';
import { listQuery, oneOrMore, page } from './list.ts';
import { operation } from './operation.ts';
import { SelectedRows, selectedQuery } from './selected-rows.ts';

export const priorities = ['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'] as const;
export const Priority = z.enum(priorities);
export type Priority = z.infer<typeof Priority>;

export const targetUserStatuses = ['active', 'inactive', 'deleted'] as const;
export const TargetUserStatus = z.enum(targetUserStatuses);
export type TargetUserStatus = z.infer<typeof TargetUserStatus>;

const text = z.nullable(z.string());

/** A person of a customer company who can get campaigns. */
export const TargetUser = z.object({
  id: z.string(),
  email: z.string(),
  firstName: text,
  lastName: text,
  department: text,
  phoneNumber: text,
  /** `unknown` where the upstream sent a word that it does not document. */
  priority: z.enum([...priorities, 'unknown']),
  status: z.enum([...targetUserStatuses, 'unknown']),
  timeZone: text,
  preferredLanguage: text,
  managerName: text,
  managerEmail: text,
  createdAt: text,
  updatedAt: text,
  editable: z.boolean(),
  source: z.enum(['manual', 'scim', 'ldap']),
  customFields: z.array(z.object({ id: text, name: z.string(), value: text })),
});
export type TargetUser = z.infer<typeof TargetUser>;

export const targetUserSorts = [
  'firstName',
  'lastName',
  'email',
  'phoneNumber',
  'department',
  'preferredLanguage',
  'managerName',
  'managerEmail',
  'priority',
  'status',
  'updatedAt',
  'createdAt',
] as const;

/** What a list of target users is asked for: search, sort, page and filters, without those by the company's own fields. */
export const targetUserQuery = {
  ...listQuery(targetUserSorts, { sort: 'createdAt', order: 'desc' }),
  status: z.optional(TargetUserStatus),
  priority: z.optional(oneOrMore(priorities)),
  department: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(256))),
  /** People added in that month, whatever their status: `YYYY-MM`. */
  month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
};

export const TargetUserQuery = withFieldFilters(targetUserQuery);
export type TargetUserQuery = z.infer<typeof TargetUserQuery>;

export const listTargetUsers = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-users',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  query: TargetUserQuery,
  response: page(TargetUser),
});

export const exportTargetUsers = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-users/export',
  role: 'viewer',
  effect: 'export',
  scope: 'company',
  audit: 'target-users.export',
  query: withFieldFilters({ ...targetUserQuery, ...exportQuery }),
  response: z.undefined(),
});

/** The same file, of selected rows. */
export const exportSelectedTargetUsers = operation({
  method: 'POST',
  path: '/api/companies/:companyId/target-users/export',
  role: 'viewer',
  effect: 'export',
  scope: 'company',
  audit: 'target-users.export',
  query: withFieldFilters({ ...targetUserQuery, ...selectedQuery }),
  body: SelectedRows,
  response: z.undefined(),
});
