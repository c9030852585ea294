import type { Role } from '@reseller-console/contract';
import { type Claims, claimValues, readClaim } from './claims.ts';
import { higherRole, isRole, type RoleMap } from './role-map.ts';

/** The person's address, or null if the provider says that it is not verified: then it could be someone else's. */
export function verifiedEmail(claims: Claims): string | null {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string' || email === '' || email.length > 320) return null;
  return verified === false || verified === 'false' ? null : email;
}

/** An address that may give a role: only one that the provider says is verified. Otherwise people could type one themselves. */
const provenEmail = (claims: Claims): string | null =>
  claims['email_verified'] === true || claims['email_verified'] === 'true' ? verifiedEmail(claims) : null;

/**
 * Reads a person's role by `OIDC_ROLES_CLAIM` and `OIDC_ROLE_MAP`. The highest wins; null means none. Without a map, the claim holds role
 * names. An address is a single value and is compared in lower case, as in its map.
 */
export function createRoleReader(claim: string, map: RoleMap | undefined): (claims: Claims) => Role | null {
  const roleOf = (value: string): Role | null =>
    map ? (map.get(value) ?? null) : isRole(value) ? value : null;
  if (claim === 'email') return (claims) => roleOf(provenEmail(claims)?.toLowerCase() ?? '');
  return (claims) =>
    claimValues(readClaim(claims, claim), (value) => roleOf(value) !== null)
      .map(roleOf)
      .reduce(higherRole, null);
}
