import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { TargetUser } from './target-users.ts';

const text = z.nullable(z.string());

/**
 * Counts by status, and how many people were added in each month, oldest first. `month` is null where the upstream's date
 * cannot be read with certainty; `label` is what it said.
 */
export const getTargetUserSummary = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-users/summary',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.object({
    active: z.int(),
    inactive: z.int(),
    deleted: z.int(),
    months: z.array(z.object({ month: z.nullable(z.string()), label: z.string(), count: z.int() })),
  }),
});

export const TargetUserDetail = z.extend(TargetUser, {
  timeZoneId: text,
  preferredLanguageId: text,
  managerFirstName: text,
  managerLastName: text,
  /** Stands for the fields that can be changed: goes back in `If-Match`. */
  version: z.string(),
});
export type TargetUserDetail = z.infer<typeof TargetUserDetail>;

export const getTargetUser = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-users/:userId',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: TargetUserDetail,
});

/** The groups that one person is in. */
export const listTargetUserGroups = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-users/:userId/groups',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.object({
    items: z.array(z.object({ id: z.string(), name: z.string(), priority: text })),
    total: z.int(),
  }),
});
