import {
  getTargetUser,
  getTargetUserSummary,
  listCustomFields,
  listLanguages,
  listTargetUserGroups,
  listTimeZones,
} from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import { noun } from './queries.ts';

const rarelyChanges = 5 * 60_000;

export const targetUserQuery = (companyId: string, userId: string) =>
  queryOptions({
    queryKey: [companyId, noun, 'user', userId],
    queryFn: ({ signal }) => call(getTargetUser, { params: { companyId, userId }, signal }),
  });

/** The groups of a target user. */
export const targetUserGroupsQuery = (companyId: string, userId: string) =>
  queryOptions({
    queryKey: [companyId, noun, 'groups-of', userId],
    queryFn: ({ signal }) => call(listTargetUserGroups, { params: { companyId, userId }, signal }),
  });

/** The custom fields of a company. */
export const customFieldsQuery = (companyId: string) =>
  queryOptions({
    queryKey: [companyId, 'custom-fields'],
    queryFn: async ({ signal }) => (await call(listCustomFields, { params: { companyId }, signal })).items,
    staleTime: rarelyChanges,
  });

const neverChanges = { staleTime: Number.POSITIVE_INFINITY, throwOnError: false } as const;

export const timeZonesQuery = queryOptions({
  queryKey: [resellerScope, 'time-zones'],
  queryFn: async ({ signal }) => (await call(listTimeZones, { signal })).items,
  ...neverChanges,
});

export const languagesQuery = queryOptions({
  queryKey: [resellerScope, 'languages'],
  queryFn: async ({ signal }) => (await call(listLanguages, { signal })).items,
  ...neverChanges,
});

/** Counts by status and per month. They stand next to a list, so their failure has its own place. */
export const targetUserSummaryQuery = (companyId: string) =>
  queryOptions({
    queryKey: [companyId, noun, 'summary'],
    queryFn: ({ signal }) => call(getTargetUserSummary, { params: { companyId }, signal }),
    throwOnError: false,
  });
