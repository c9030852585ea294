import * as z from 'zod/mini';
import { exportQuery } from './export.ts';
import { requiredLine } from './line.ts';
import { flag, listQuery, page } from './list.ts';
import { operation } from './operation.ts';
import { SelectedRows, selectedQuery } from './selected-rows.ts';
import { Priority, priorities, TargetUser } from './target-users.ts';
import { Created } from './write.ts';

/** Where a group's members come from. All but `manual` are kept by a system, and people do not change them here. */
export const targetGroupKinds = ['manual', 'automatic', 'scim', 'google', 'ldap'] as const;

const name = {
  id: z.string(),
  name: z.string(),
  priority: z.enum([...priorities, 'unknown']),
  kind: z.enum(targetGroupKinds),
  /** True where neither the group nor its members can be changed by a person. */
  protected: z.boolean(),
};

export const TargetGroup = z.object({
  ...name,
  userCount: z.nullable(z.int()),
  /** Members who have a telephone number. */
  phoneUserCount: z.nullable(z.int()),
  createdAt: z.nullable(z.string()),
  updatedAt: z.nullable(z.string()),
});
export type TargetGroup = z.infer<typeof TargetGroup>;

export const targetGroupSorts = ['name', 'priority', 'createdAt'] as const;

export const TargetGroupQuery = z.object({
  ...listQuery(targetGroupSorts, { sort: 'createdAt', order: 'desc' }),
  /** Whether groups that Keepnet makes by itself are listed too. */
  systemGenerated: z._default(flag, true),
});
export type TargetGroupQuery = z.infer<typeof TargetGroupQuery>;

export const listTargetGroups = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-groups',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  query: TargetGroupQuery,
  response: page(TargetGroup),
});

/** Every group of a company, unpaged, for pickers. */
export const listAllTargetGroups = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-groups/all',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.object({ items: z.array(z.object({ ...name, createdAt: z.nullable(z.string()) })) }),
});

export const exportTargetGroups = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-groups/export',
  role: 'viewer',
  effect: 'export',
  scope: 'company',
  audit: 'target-groups.export',
  query: z.extend(TargetGroupQuery, exportQuery),
  response: z.undefined(),
});

/** The same file, of selected rows. */
export const exportSelectedTargetGroups = operation({
  method: 'POST',
  path: '/api/companies/:companyId/target-groups/export',
  role: 'viewer',
  effect: 'export',
  scope: 'company',
  audit: 'target-groups.export',
  query: z.extend(TargetGroupQuery, selectedQuery),
  body: SelectedRows,
  response: z.undefined(),
});

export const TargetGroupInput = z.object({
  name: requiredLine(64),
  priority: z._default(Priority, 'Medium'),
});
export type TargetGroupInput = z.infer<typeof TargetGroupInput>;

export const createTargetGroup = operation({
  method: 'POST',
  path: '/api/companies/:companyId/target-groups',
  role: 'operator',
  effect: 'write',
  scope: 'company',
  audit: 'target-group.create',
  body: TargetGroupInput,
  response: Created,
});

export const getTargetGroup = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-groups/:groupId',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.extend(TargetGroup, {
    /** Stands for the fields that can be changed: goes back in `If-Match`. */
    version: z.string(),
  }),
});

/** How many active members of a group have a telephone number, and a preferred language. */
export const getTargetGroupReach = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-groups/:groupId/reach',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.object({
    /** Null if the company hides its people. */
    activeUsers: z.nullable(z.int()),
    /** Null if Keepnet does not tell. */
    withPhone: z.nullable(z.int()),
    withLanguage: z.nullable(z.int()),
  }),
});

/** A group's members cannot be sorted by when they were last changed. */
export const targetGroupUserSorts = [
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
  'createdAt',
] as const;

export const TargetGroupUserQuery = z.object(
  listQuery(targetGroupUserSorts, { sort: 'createdAt', order: 'desc' }),
);
export type TargetGroupUserQuery = z.infer<typeof TargetGroupUserQuery>;

/** One page of the people in a group. */
export const listTargetGroupUsers = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-groups/:groupId/users',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  query: TargetGroupUserQuery,
  response: page(TargetUser),
});
