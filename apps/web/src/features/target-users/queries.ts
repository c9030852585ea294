import { listTargetUsers, lookUpTargetUsers, type TargetUserQuery } from '@reseller-console/contract';
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

/** Who of a company has these addresses, deleted people too. */
export const lookUp = async (companyId: string, emails: readonly string[]) =>
  (await call(lookUpTargetUsers, { params: { companyId }, body: { emails: [...emails] } })).items;
