import type { SignInReason } from '@reseller-console/contract';

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/**
 * The sign-in page with the way back to a place, which `loginAddress` checks when it is used; `no_role` is for a person who is signed
 * in and may not use the console.
 */
export function signInPath({ pathname, search }: Place, reason?: SignInReason | 'no_role'): string {
  const query = new URLSearchParams();
  const returnTo = pathname + search;
  if (returnTo !== '/' && !returnTo.startsWith('/sign-in')) query.set('returnTo', returnTo);
  if (reason !== undefined) query.set('reason', reason);
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
}
