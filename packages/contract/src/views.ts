import * as z from 'zod/mini';
import { ActivityAddress, listAudit } from './audit.ts';
import { CompanyQuery, companyIdPattern, listCompanies } from './companies.ts';
import { CompanyGroupQuery, listCompanyGroups } from './company-groups.ts';
import { shaped } from './field-error.ts';
import { JobsQuery, listJobs } from './job-operations.ts';
import { LicenceQuery, listLicences } from './licences.ts';
import { emailShape, requiredLine } from './line.ts';
import { type Operation, operation } from './operation.ts';
import { listTargetGroups, TargetGroupQuery } from './target-groups.ts';
import { listTargetUsers, TargetUserQuery } from './target-users.ts';

/** The lists that can have views, by the names of their tables. */
export const viewTables = [
  'companies',
  'company-groups',
  'licences',
  'target-users',
  'target-groups',
  'jobs',
  'activity',
] as const;
export type ViewTable = (typeof viewTables)[number];

/** The call that answers each list. A person who may not call it sees none of the list's views. */
export const viewLists: Record<ViewTable, Operation> = {
  companies: listCompanies,
  'company-groups': listCompanyGroups,
  licences: listLicences,
  'target-users': listTargetUsers,
  'target-groups': listTargetGroups,
  jobs: listJobs,
  activity: listAudit,
};

/** What the address of each list may hold. */
const addresses: Record<ViewTable, z.ZodMiniType<object>> = {
  companies: CompanyQuery,
  'company-groups': CompanyGroupQuery,
  licences: LicenceQuery,
  'target-users': TargetUserQuery,
  'target-groups': TargetGroupQuery,
  jobs: z.omit(JobsQuery, { cursor: true }),
  activity: ActivityAddress,
};

/** Parameters of an address, by name. */
export type ViewParams = Readonly<Record<string, string>>;

/** What a view leaves to the person who opens it. */
const personal: ReadonlySet<string> = new Set(['page', 'pageSize']);

/**
 * What a view keeps of an address: the search, filters and sort that the list knows and that are not its defaults. The page, and how many
 * rows it has, are not part of a view.
 */
export function viewQueryOf(table: ViewTable, params: ViewParams): ViewParams {
  const schema = addresses[table];
  const parsed = schema.safeParse(params);
  const bad = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
  const known = Object.fromEntries(Object.entries(params).filter(([name]) => !bad.has(name)));
  const query = parsed.data ?? schema.safeParse(known).data ?? {};
  const defaults = new Map<string, unknown>(Object.entries(schema.parse({})));
  const kept = Object.entries(query).filter(
    ([name, value]) =>
      !personal.has(name) && value !== undefined && value !== '' && value !== defaults.get(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

/** Whether one of the values is, or has in it, an e-mail address. */
export const holdsAddress = (query: ViewParams): boolean =>
  Object.values(query).some((value) => value.split(/[\s,;]+/).some((word) => emailShape.test(word)));

/** The most views that a person can have. */
export const maxViews = 100;

const settings = {
  name: requiredLine(60),
  /** Whether others who may see its list and its company see it too. */
  shared: z.boolean(),
  /** The only company that it is for; null for every company, and for lists that are of no single company. */
  companyId: z.nullable(z.string().check(shaped(companyIdPattern, 'not_a_company_id'))),
  /** As {@link viewQueryOf} gives it; anything else is refused. */
  query: z
    .record(z.string().check(z.maxLength(80)), z.string().check(z.maxLength(300)))
    .check(z.refine((query) => Object.keys(query).length <= 50)),
  /** Ids of the columns that are shown; none for a list whose columns cannot be chosen. */
  columns: z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(100)),
  density: z.enum(['comfortable', 'compact']),
};

export const ViewSettings = z.object(settings);
export type ViewSettings = z.infer<typeof ViewSettings>;

export const ViewInput = z.object({ ...settings, table: z.enum(viewTables) });
export type ViewInput = z.infer<typeof ViewInput>;

/** A name for the address of a list, with its columns and the height of its rows. */
export const View = z.object({
  id: z.string(),
  table: z.enum(viewTables),
  name: z.string(),
  shared: z.boolean(),
  companyId: z.nullable(z.string()),
  /** Who made it, by the name that they had when they last saved it. */
  owner: z.object({ id: z.string(), name: z.string() }),
  query: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  density: z.enum(['comfortable', 'compact']),
});
export type View = z.infer<typeof View>;

/** A person's own views and those that are shared with them, by name. Those about a company that they may not see are left out. */
export const listViews = operation({
  method: 'GET',
  path: '/api/views',
  role: 'viewer',
  effect: 'read',
  scope: 'companies',
  response: z.object({ items: z.array(View) }),
});

/** `name` is refused with `name_taken` if the person has one of that name for the same list and company, and with `limit_reached`. */
export const createView = operation({
  method: 'POST',
  path: '/api/views',
  role: 'viewer',
  effect: 'write',
  scope: 'companies',
  audit: 'view.create',
  body: ViewInput,
  response: View,
});

/** Changes a view as a whole, except for its list. A shared one is changed by its owner and by admins. */
export const changeView = operation({
  method: 'PUT',
  path: '/api/views/:viewId',
  role: 'viewer',
  effect: 'write',
  scope: 'companies',
  audit: 'view.update',
  body: ViewSettings,
  response: View,
});

export const deleteView = operation({
  method: 'DELETE',
  path: '/api/views/:viewId',
  role: 'viewer',
  effect: 'write',
  scope: 'companies',
  audit: 'view.delete',
  response: z.object({ id: z.string() }),
});
