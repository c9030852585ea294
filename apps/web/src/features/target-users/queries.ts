import { getTargetUserSummary, listTargetUsers, type TargetUserQuery } from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepWithin } from '../../shared/lib/query-scope.ts';

/** Second part of the keys of everything about a company's target users. */
export const noun = 'target-users';

export const targetUsersQuery = (companyId: string, query: TargetUserQuery) =>
  queryOptions({
    queryKey: [companyId, noun, 'list', query],
    queryFn: ({ signal }) => call(listTargetUsers, { params: { companyId }, query, signal }),
    placeholderData: keepWithin(companyId),
  });

/** Counts by status and per month. They stand beside a list, so that their failure is shown in their own place. */
export const targetUserSummaryQuery = (companyId: string) =>
  queryOptions({
    queryKey: [companyId, noun, 'summary'],
    queryFn: ({ signal }) => call(getTargetUserSummary, { params: { companyId }, signal }),
    throwOnError: false,
  });
