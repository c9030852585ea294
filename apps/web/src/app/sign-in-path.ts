import { type SignInReason, safeReturnTo } from '@reseller-console/contract';

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/** The sign-in page with the way back to a place; `no_role` is for a person who is signed in and may not use the console. */
export function signInPath({ pathname, search }: Place, reason?: SignInReason | 'no_role'): string {
  const query = new URLSearchParams();
  const returnTo = safeReturnTo(pathname + search);
  if (returnTo !== '/' && !returnTo.startsWith('/sign-in')) query.set('returnTo', returnTo);
  if (reason !== undefined) query.set('reason', reason);
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
}

/** Where the server begins a sign-in: a full page navigation, since the identity provider is another site. */
export function loginAddress(returnTo: string | null): string {
  return `/auth/login?${new URLSearchParams({ returnTo: safeReturnTo(returnTo) })}`;
}
