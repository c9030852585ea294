import { safeReturnTo } from '@reseller-console/contract';

/** Where the server begins a sign-in: a full page navigation, since the identity provider is another site. */
export function loginAddress(returnTo: string | null): string {
  return `/auth/login?${new URLSearchParams({ returnTo: safeReturnTo(returnTo) })}`;
}
