import type { Account } from './accounts.ts';

/** What a provider tells where. Nothing of it is required by OpenID Connect, so providers differ. */
export interface Telling {
  /** Where it tells of roles, companies and the claims in their place; `first_id_token` is that of the sign-in alone. */
  rights: 'both' | 'id_token' | 'first_id_token' | 'userinfo' | 'first_id_token_and_userinfo';
  /** Whether a refresh brings an id token, which it need not (OpenID Connect Core 1.0, section 12.2). */
  refreshedIdToken: boolean;
}

export const plainTelling: Telling = { rights: 'both', refreshedIdToken: true };

/** What claims are for: the id token of a sign-in, one of a refresh, or userinfo. */
export type Use = 'first_id_token' | 'refreshed_id_token' | 'userinfo';

/** Claims that an account may have in place of `roles`, under the scope `profile`. */
export const rightsClaims = ['roles', 'companies', 'groups', 'hasgroups', 'realm_access', 'department'];

const uses: Record<Telling['rights'], readonly Use[]> = {
  both: ['first_id_token', 'refreshed_id_token', 'userinfo'],
  id_token: ['first_id_token', 'refreshed_id_token'],
  first_id_token: ['first_id_token'],
  userinfo: ['userinfo'],
  first_id_token_and_userinfo: ['first_id_token', 'userinfo'],
};

function rightsOf({ roles, companies, claims, userinfo }: Account, use: Use): Record<string, unknown> {
  return {
    ...(claims ?? { roles }),
    ...(companies === undefined ? {} : { companies }),
    ...(use === 'userinfo' ? userinfo : {}),
  };
}

function timesOf(skewSeconds: number): Record<string, number> {
  const at = Math.floor(Date.now() / 1000) + skewSeconds;
  return skewSeconds === 0 ? {} : { iat: at, nbf: at };
}

/** The claims about an account for one use; its id tokens are stamped with a clock that is so many seconds ahead. */
export function claimsOf(account: Account, use: Use, { rights }: Telling, skewSeconds: number) {
  return {
    sub: account.id,
    name: account.name,
    email: account.email,
    email_verified: true,
    ...(uses[rights].includes(use) ? rightsOf(account, use) : {}),
    ...(use === 'userinfo' ? {} : timesOf(skewSeconds)),
  };
}
