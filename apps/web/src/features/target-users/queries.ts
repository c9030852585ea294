import { listTargetUsers, type TargetUserQuery } from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepWithin } from '../../shared/lib/query-scope.ts';

export const targetUsersQuery = (companyId: string, query: TargetUserQuery) =>
  queryOptions({
    queryKey: [companyId, 'target-users', query],
    queryFn: ({ signal }) => call(listTargetUsers, { params: { companyId }, query, signal }),
    placeholderData: keepWithin(companyId),
  });
