import type { ListQuery } from './page.ts';
import type { Priority } from './priority.ts';
import { containsEach, type FilterItem, type ListColumns, searchBody } from './search.ts';
import type { TargetUserStatus } from './target-user.ts';

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
  /** A part of it, or parts that it has all of. */
  department?: string | readonly string[] | undefined;
  email?: string | undefined;
  /** `YYYY-MM`: users added in that month. */
  month?: string | undefined;
  /** By the company's own fields; each of them applies. */
  fields?: readonly FieldFilter[] | undefined;
}

/** A filter by one of the company's own fields. Upstream knows the field by its name only (A6). */
export interface FieldFilter {
  id: string;
  name: string;
  /** What the field's text contains all of. */
  pieces: readonly string[];
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
/** Names of upstream's own that filter but do not sort. */
const otherFilters = ['IsDeleted', 'MonthlyActiveUser', 'PreferredLanguageId', 'TimeZoneId', 'TimeZone'];
const targetUserColumns: ListColumns<TargetUserSort> = {
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

const taken = new Set([...Object.values(sort), ...otherFilters].map((name) => name.toLowerCase()));

/** Whether upstream means a column of its own by this name, and not the company's field (A6). */
export const isOwnColumn = (name: string): boolean => taken.has(name.toLowerCase());

/** What masks have in common: `alex@example.com` becomes something like `a*********m`, for good. */
const mask = '***';

/** Whether a target user's address is hidden. What a mask leaves of an address is none. */
export const looksMasked = ({ email }: { email: string }): boolean =>
  email.includes(mask) || !email.includes('@');

/** Finds target users, deleted ones too, whose address contains one of the texts. */
export interface AddressSearch {
  /** From 1. */
  page: number;
  /** 1..100. */
  pageSize: number;
  addresses: readonly string[];
  /** Whether to find those as well whose address is hidden: no text but the mask itself finds them. */
  withMasked?: boolean | undefined;
}

/** The search body of an {@link AddressSearch}, in a fixed order, without which its pages would not add up. */
export function searchAddresses({ addresses, withMasked = false, ...paging }: AddressSearch) {
  const q = withMasked ? [...addresses, mask] : addresses;
  return { body: searchBody({ sort, searched: ['Email'] }, { ...paging, q, order: 'asc' }, 'createdAt') };
}

/**
 * The search body of users or of a group's members. `IsDeleted` travels as text; where that answers 400, once more
 * as a JSON boolean (A8).
 */
export function searchTargetUsers(query: TargetUserSearch) {
  const filters = query.filters ?? {};
  const build = (deletedFlag: DeletedFlag) =>
    searchBody(targetUserColumns, query, 'createdAt', toFilterItems(filters, deletedFlag));
  let amended = filters.status === undefined;
  const amend = () => {
    if (amended) return undefined;
    amended = true;
    return build('boolean');
  };
  return { body: build('text'), amend };
}

type DeletedFlag = 'text' | 'boolean';

function toFilterItems(filters: TargetUserFilters, deletedFlag: DeletedFlag): FilterItem[] {
  const items = containsEach({ Department: filters.department, Email: filters.email });
  for (const { name, pieces } of filters.fields ?? []) items.push(...containsEach({ [name]: pieces }));
  if (filters.priority?.length)
    items.push({ FieldName: 'Priority', Operator: 'Include', Value: filters.priority.join(',') });
  if (filters.month) items.push({ FieldName: 'MonthlyActiveUser', Operator: '=', Value: filters.month });
  if (filters.status !== undefined) items.push(...statusItems(filters.status, deletedFlag));
  return items;
}

function statusItems(status: TargetUserStatus, deletedFlag: DeletedFlag): FilterItem[] {
  const deleted = status === 'deleted';
  const flag = {
    FieldName: 'IsDeleted',
    Operator: 'Contains',
    Value: deletedFlag === 'text' ? `${deleted}` : deleted,
  } as const;
  if (deleted) return [flag];
  return [{ FieldName: 'Status', Operator: 'Include', Value: status === 'active' ? '1' : '0' }, flag];
}
