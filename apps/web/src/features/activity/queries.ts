import { getCompanyActivity, listAudit } from '@reseller-console/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepWithin, resellerScope } from '../../shared/lib/query-scope.ts';
import { type ActivityFilters, toAuditFilters } from './model/filters.ts';

/** The trail from the latest line on, as many pages as the person has asked for. */
export const activityQuery = (filters: ActivityFilters) =>
  infiniteQueryOptions({
    queryKey: [resellerScope, 'activity', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listAudit, { query: { ...toAuditFilters(filters), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepWithin(resellerScope),
    // The person may have just made an entry.
    staleTime: 0,
    // Pages that were read already do not change under the person's eyes.
    refetchOnWindowFocus: false,
  });

/** What was done in a company lately. */
export const companyActivityQuery = (companyId: string) =>
  queryOptions({
    queryKey: [companyId, 'activity'],
    queryFn: ({ signal }) => call(getCompanyActivity, { params: { companyId }, signal }),
    staleTime: 0,
    // The card says so itself; the rest of the overview does not depend on it.
    throwOnError: false,
  });
