import { getSession, localSignIn, logout } from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';

/** Who is signed in. Kept for the life of the page: any later call that answers 401 ends it. */
export const sessionQuery = queryOptions({
  queryKey: [resellerScope, 'session'],
  queryFn: ({ signal }) => call(getSession, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Ends the session; answers with the address where the browser goes next. */
export const signOut = () => call(logout, {});

/** Redeems the one-time token of a local sign-in link. */
export const redeemLocalLink = (token: string) => call(localSignIn, { body: { token } });
