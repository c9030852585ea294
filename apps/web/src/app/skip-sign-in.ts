import { safeReturnTo } from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import { type LoaderFunctionArgs, redirect } from 'react-router';
import { sessionQuery } from '../features/session/queries.ts';

/** A person who is signed in has nothing to do on the sign-in page, and is taken to where they wanted. */
export async function skipSignIn(client: QueryClient, { url }: LoaderFunctionArgs) {
  const asked = client.fetchQuery({ ...sessionQuery, staleTime: 0 });
  const isSignedIn = await asked.then(
    () => true,
    () => false,
  );
  return isSignedIn ? redirect(safeReturnTo(url.searchParams.get('returnTo'))) : null;
}
