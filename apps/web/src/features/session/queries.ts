import { getSession, type Operation, type Role, refusalOf, roleIncludes } from '@reseller-console/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';

/** Who is signed in. Kept for the life of the page: any later call that answers 401 ends it. */
export const sessionQuery = queryOptions({
  queryKey: [resellerScope, 'session'],
  queryFn: ({ signal }) => call(getSession, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Whether the person who is signed in may do what asks for a role. */
export function useMay(needs: Role): boolean {
  const { data } = useQuery(sessionQuery);
  return data !== undefined && roleIncludes(data.user.role, needs);
}

/** Whether the person who is signed in may call an operation, by the server's own rule: nothing is offered that it refuses. */
export function useCan(operation: Operation): boolean {
  const { data } = useQuery(sessionQuery);
  return data !== undefined && refusalOf(data.user, operation) === undefined;
}

/** Whether the person who is signed in sees certain companies only, and nothing that is about all of them. */
export const useIsLimited = (): boolean => useQuery(sessionQuery).data?.user.limited === true;
