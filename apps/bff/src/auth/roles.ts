import type { Role } from '@reseller-console/contract';
import { type Claims, claimValues, readClaim } from './claims.ts';
import { higherRole, isRole, type RoleMap } from './role-map.ts';

/** The address that the provider vouches for, or null. One that it says is not verified could be anybody's. */
export function verifiedEmail(claims: Claims): string | null {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string' || email === '' || email.length > 320) return null;
  return verified === false || verified === 'false' ? null : email;
}

/** An address that may give a role: where a provider does not say that it is verified, people may have typed it themselves. */
const provenEmail = (claims: Claims): string | null =>
  claims['email_verified'] === true || claims['email_verified'] === 'true' ? verifiedEmail(claims) : null;

/**
 * Reads `OIDC_ROLES_CLAIM` and `OIDC_ROLE_MAP` into one question: which role do these claims give? The highest wins; null is none.
 * Without a map a value is the name of a role. An address is one value and is compared in lower case, as its map is written.
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
