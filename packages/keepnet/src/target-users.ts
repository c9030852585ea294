import { KeepnetError } from './error.ts';
import { exportList } from './export.ts';
import type { Call } from './options.ts';
import type { ExportChoice, ListQuery, Page } from './page.ts';
import type { Priority } from './priority.ts';
import { contains, containsEach, type FilterItem, type ListColumns, searchBody } from './search.ts';
import { type TargetGroup, toTargetGroup } from './target-group.ts';
import {
  type TargetUser,
  type TargetUserDetail,
  type TargetUserStatus,
  toTargetUser,
  toTargetUserDetail,
  toUserSummary,
  type UserSummary,
} from './target-user.ts';
import { type NewTargetUser, toCreateBody } from './target-user-input.ts';
import { type ExportFile, read, type Upstream, write } from './transport/upstream.ts';
import { created, pageOf, readPage } from './wire/page.ts';
import { targetGroup } from './wire/target-group.ts';
import { countSummary, targetUser } from './wire/target-user.ts';

export type GroupMemberSort =
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phoneNumber'
  | 'department'
  | 'preferredLanguage'
  | 'managerName'
  | 'managerEmail'
  | 'priority'
  | 'status'
  | 'createdAt';
export type TargetUserSort = GroupMemberSort | 'updatedAt';

export interface TargetUserFilters {
  /** One choice; without it upstream includes deleted users. */
  status?: TargetUserStatus | undefined;
  priority?: readonly Priority[] | undefined;
  department?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  phoneNumber?: string | undefined;
  /** `YYYY-MM`: users added in that month. */
  month?: string | undefined;
  /** By display name (A6). */
  customFields?: readonly { name: string; value: string }[] | undefined;
}

export interface TargetUserSearch extends ListQuery<TargetUserSort> {
  filters?: TargetUserFilters | undefined;
}

export interface GroupMemberSearch extends ListQuery<GroupMemberSort> {
  filters?: TargetUserFilters | undefined;
}

const sort: Record<TargetUserSort, string> = {
  firstName: 'FirstName',
  lastName: 'LastName',
  email: 'Email',
  phoneNumber: 'PhoneNumber',
  department: 'Department',
  preferredLanguage: 'PreferredLanguage',
  managerName: 'ManagerFullName',
  managerEmail: 'ManagerEmail',
  priority: 'Priority',
  status: 'Status',
  createdAt: 'CreateTime',
  updatedAt: 'UpdateTime',
};
const columns: ListColumns<TargetUserSort> = {
  sort,
  // Time zone and language are left out: upstream does not search them.
  searched: [
    'Email',
    'FirstName',
    'LastName',
    'Department',
    'PhoneNumber',
    'ManagerFullName',
    'ManagerEmail',
  ],
};

const routes = {
  search: read('POST', '/api/target-users/search'),
  create: write('POST', '/api/target-users'),
  get: read('GET', '/api/target-users/{resourceId}'),
  groups: read('POST', '/api/target-users/{resourceId}/groups'),
  summary: read('GET', '/api/target-users/count-summary'),
  export: read('POST', '/api/target-users/search/export'),
  searchEmail: read('POST', '/api/target-users/search-email'),
};

export const targetUserPage = pageOf(targetUser);
const groupPage = pageOf(targetGroup);

/** Calls about one company's target users. */
export function targetUsers(upstream: Upstream, companyId: string) {
  return {
    search(query: TargetUserSearch, call?: Call): Promise<Page<TargetUser>> {
      return withDeletedFlag(query, async (body) =>
        readPage(
          await upstream.json(routes.search, targetUserPage, call, { companyId, body }),
          query,
          toTargetUser,
        ),
      );
    },
    async get(id: string, call?: Call): Promise<TargetUserDetail> {
      const user = toTargetUserDetail(
        await upstream.json(routes.get, targetUser, call, { companyId, ids: [id] }),
      );
      if (user === undefined) throw new KeepnetError('bad_answer', { outcome: 'clear', code: 'no_id' });
      return user;
    },
    /** E-mails must be in the company's allowed domains. Answers the new user's id. */
    async create(input: NewTargetUser, call?: Call): Promise<{ id: string }> {
      const body = toCreateBody(input);
      return { id: (await upstream.json(routes.create, created, call, { companyId, body })).resourceId };
    },
    /** The groups that a user is in, read as groups although the specification says users (A14). */
    async groups(
      id: string,
      query: ListQuery<'name' | 'createdAt'>,
      call?: Call,
    ): Promise<Page<TargetGroup>> {
      const groupColumns = { sort: { name: 'Name', createdAt: 'CreateTime' }, searched: ['Name'] };
      const body = searchBody(groupColumns, query, 'createdAt');
      const page = await upstream.json(routes.groups, groupPage, call, { companyId, ids: [id], body });
      return readPage(page, query, toTargetGroup);
    },
    async summary(call?: Call): Promise<UserSummary> {
      return toUserSummary(await upstream.json(routes.summary, countSummary, call, { companyId }));
    },
    export(query: TargetUserSearch & ExportChoice, call?: Call): Promise<ExportFile> {
      return withDeletedFlag(query, (body) =>
        exportList(upstream, routes.export, query, call, { companyId, body }),
      );
    },
    /** Users whose e-mail is this one; upstream's exactness is unknown, so case-insensitive equality is checked here. */
    async searchByEmail(
      email: string,
      query: ListQuery<TargetUserSort>,
      call?: Call,
    ): Promise<Page<TargetUserDetail>> {
      const { filter: _, ...paging } = searchBody(columns, query, 'createdAt');
      const fill = { companyId, body: { email, ...paging } };
      const page = await upstream.json(routes.searchEmail, targetUserPage, call, fill);
      const wanted = email.trim().toLowerCase();
      const found = readPage(page, query, toTargetUserDetail);
      return { ...found, items: found.items.filter((user) => user.email.trim().toLowerCase() === wanted) };
    },
  };
}

/** The search body of users or of a group's members. */
export function targetUserBody(query: TargetUserSearch, deletedFlag: 'text' | 'boolean' = 'text') {
  return searchBody(columns, query, 'createdAt', toFilterItems(query.filters ?? {}, deletedFlag));
}

/** A8: `IsDeleted` travels as text; where that answers 400, once more as a JSON boolean. */
export async function withDeletedFlag<T>(
  query: TargetUserSearch,
  send: (body: ReturnType<typeof targetUserBody>) => Promise<T>,
): Promise<T> {
  try {
    return await send(targetUserBody(query));
  } catch (error) {
    const refused = error instanceof KeepnetError && error.kind === 'invalid' && error.status !== undefined;
    if (!refused || query.filters?.status === undefined) throw error;
    return send(targetUserBody(query, 'boolean'));
  }
}

function toFilterItems(filters: TargetUserFilters, deletedFlag: 'text' | 'boolean'): FilterItem[] {
  const items = containsEach({
    Department: filters.department,
    FirstName: filters.firstName,
    LastName: filters.lastName,
    Email: filters.email,
    PhoneNumber: filters.phoneNumber,
  });
  if (filters.priority?.length)
    items.push({ FieldName: 'Priority', Operator: 'Include', Value: filters.priority.join(',') });
  if (filters.month) items.push({ FieldName: 'MonthlyActiveUser', Operator: '=', Value: filters.month });
  if (filters.status !== undefined) items.push(...statusItems(filters.status, deletedFlag));
  for (const { name, value } of filters.customFields ?? []) items.push(contains(customColumn(name), value));
  return items;
}

function statusItems(status: TargetUserStatus, deletedFlag: 'text' | 'boolean'): FilterItem[] {
  const deleted = status === 'deleted';
  const flag = {
    FieldName: 'IsDeleted',
    Operator: 'Contains',
    Value: deletedFlag === 'text' ? `${deleted}` : deleted,
  } as const;
  if (deleted) return [flag];
  return [{ FieldName: 'Status', Operator: 'Include', Value: status === 'active' ? '1' : '0' }, flag];
}

const builtIn = new Set(
  [
    ...Object.values(sort),
    'IsDeleted',
    'MonthlyActiveUser',
    'TimeZone',
    'TimeZoneId',
    'PreferredLanguageId',
  ].map((name) => name.toLowerCase()),
);

/** A6: custom fields are filtered by display name, so one named like a built-in column would filter that column. */
function customColumn(name: string): string {
  if (!builtIn.has(name.trim().toLowerCase())) return name;
  throw new KeepnetError('invalid', {
    messages: [`The custom field "${name.slice(0, 50)}" cannot be filtered`],
  });
}
