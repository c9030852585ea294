import { TargetUserQuery } from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunctionArgs } from 'react-router';
import { targetUsersQuery } from '../features/target-users/queries.ts';
import { readTableState } from '../shared/table/table-url-state.ts';
import { pageSizeOf } from './first-queries.ts';

/** What the page of target users asks for first; see first-queries.ts. */
export const targetUsersAt = (client: QueryClient, companyId: string, params: URLSearchParams) =>
  targetUsersQuery(companyId, readTableState(TargetUserQuery, params, pageSizeOf(client, 'target-users')));

/** Starts what the page of target users needs, without waiting for it. */
export function loadTargetUsers(
  client: QueryClient,
  { url, params: { companyId = '' } }: LoaderFunctionArgs,
): void {
  void client.prefetchQuery(targetUsersAt(client, companyId, url.searchParams));
}
