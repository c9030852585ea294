import type { SignInReason } from '@reseller-console/contract';

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/** The sign-in page with the way back to a place; `loginAddress` checks that way when it is used. */
export function signInPath({ pathname, search }: Place, reason?: SignInReason): string {
  const query = new URLSearchParams();
  const returnTo = pathname + search;
  if (returnTo !== '/' && !returnTo.startsWith('/sign-in')) query.set('returnTo', returnTo);
  if (reason !== undefined) query.set('reason', reason);
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
}
