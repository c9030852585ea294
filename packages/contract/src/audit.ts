import * as z from 'zod/mini';
import { auditActions } from './audit-actions.ts';
import { companyIdPattern } from './companies.ts';
import { isDay } from './day.ts';
import { csvSeparator } from './export.ts';
import { soughtLine } from './line.ts';
import { operation } from './operation.ts';

/**
 * How something ended, or its present state. `intended`: a write or an export without an outcome yet. `not_sent`: a write that never reached
 * Keepnet. `misplaced`: one that Keepnet made in the reseller's own company instead of the chosen one. `unknown`: one whose answer was lost.
 * `partial`: a change that was made in part. `denied`: the console did not allow it. `refused`: Keepnet refused it, or a person without a
 * role signed in. `cut`: an export that broke off at Keepnet, or because the console was killed. `cancelled`: one that its reader broke off.
 */
export const auditOutcomes = [
  'intended',
  'created',
  'changed',
  'partial',
  'refused',
  'not_sent',
  'misplaced',
  'unknown',
  'done',
  'denied',
  'cut',
  'cancelled',
  'failed',
] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

const time = z.iso.datetime({ offset: true });

const filters = {
  /** The id of a person, or part of a name. */
  person: z.optional(soughtLine(300)),
  company: z.optional(z.string().check(z.regex(companyIdPattern))),
  action: z.optional(z.enum(auditActions)),
  outcome: z.optional(z.enum(auditOutcomes)),
  /** A plan together with its items, which are not listed otherwise. */
  job: z.optional(z.string().check(z.maxLength(64))),
  /** ISO date-time with its zone; included. */
  from: z.optional(time),
  /** ISO date-time with its zone; not included. */
  to: z.optional(time),
};

export const AuditFilters = z.object(filters);
export type AuditFilters = z.infer<typeof AuditFilters>;

const day = z.optional(z.string().check(z.refine(isDay)));

/** What the address of the activity page holds: days are whole days of the person's own calendar, both included. */
export const ActivityAddress = z.extend(z.omit(AuditFilters, { job: true }), { from: day, to: day });
export type ActivityAddress = z.infer<typeof ActivityAddress>;

export const AuditQuery = z.object({
  ...filters,
  /** `nextCursor` of the page before; the first page has none. */
  cursor: z.optional(z.string().check(z.maxLength(100))),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

const Named = z.object({ id: z.string(), name: z.nullable(z.string()) });

/** One event of a line. `at` is an ISO date-time. */
const AuditStep = z.object({
  id: z.int(),
  at: z.string(),
  kind: z.enum(['intent', 'outcome', 'reconciled', 'event']),
  outcome: z.string(),
  /** What else was recorded; without secrets. */
  detail: z.nullable(z.record(z.string(), z.unknown())),
});
export type AuditStep = z.infer<typeof AuditStep>;

/** One line of the trail: an event, or all events of one write or export under the latest of them. */
export const AuditItem = z.object({
  /** Of the latest event. */
  id: z.int(),
  /** ISO date-time of the latest event. */
  at: z.string(),
  person: z.nullable(Named),
  company: z.nullable(Named),
  action: z.string(),
  target: z.nullable(z.string()),
  outcome: z.string(),
  requestId: z.nullable(z.string()),
  /** Oldest first. */
  steps: z.array(AuditStep),
});
export type AuditItem = z.infer<typeof AuditItem>;

/** Who did what, latest first, 50 lines at a time. */
export const listAudit = operation({
  method: 'GET',
  path: '/api/audit',
  role: 'admin',
  effect: 'read',
  scope: 'companies',
  audit: 'audit.read',
  query: AuditQuery,
  response: z.object({ items: z.array(AuditItem), nextCursor: z.nullable(z.string()) }),
});

export const exportAudit = operation({
  method: 'GET',
  path: '/api/audit/export',
  role: 'admin',
  effect: 'export',
  scope: 'companies',
  audit: 'audit.export',
  query: z.extend(AuditFilters, { format: z._default(z.literal('csv'), 'csv'), separator: csvSeparator }),
  response: z.undefined(),
});

const CompanyActivity = z.object({
  id: z.int(),
  at: z.string(),
  action: z.string(),
  outcome: z.string(),
  /** The name of who did it, for admins; null for everybody else. */
  person: z.nullable(z.string()),
});
export type CompanyActivity = z.infer<typeof CompanyActivity>;

/** What was done in one company lately, without anybody's data; who did it is for admins. */
export const getCompanyActivity = operation({
  method: 'GET',
  path: '/api/companies/:companyId/activity',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.object({ items: z.array(CompanyActivity) }),
});
