import { type Role, roles } from '@reseller-console/contract';
import { ConfigError } from '../config.ts';

/** What a provider says about somebody. */
export type Claims = Readonly<Record<string, unknown>>;

const isRole = (name: string): name is Role => roles.some((role) => role === name);

/** Roles by claim value, in lower case where the claim is an e-mail address. */
function parseRoleMap(text: string): Map<string, Role> {
  const map = new Map<string, Role>();
  for (const part of text.split(';').filter((each) => each.trim() !== '')) {
    const [role = '', values = '', ...rest] = part.split('=').map((each) => each.trim());
    if (!isRole(role))
      throw new ConfigError(`OIDC_ROLE_MAP names "${role}", which is not one of ${roles.join(', ')}`);
    const listed = [values, ...rest]
      .join('=')
      .split(',')
      .map((value) => value.trim());
    if (listed.some((value) => value === ''))
      throw new ConfigError(`OIDC_ROLE_MAP has an empty value for ${role}`);
    for (const value of listed) {
      const known = map.get(value);
      if (known === undefined || roles.indexOf(role) > roles.indexOf(known)) map.set(value, role);
    }
  }
  if (map.size === 0) throw new ConfigError('OIDC_ROLE_MAP is empty; it reads role=value,value;role=value');
  return map;
}

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The claim of that name, or at that dotted path; a whole name wins, since some providers put dots into names. */
export function readClaim(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const key of path.split('.')) {
    if (!isClaims(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

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
 * @throws {ConfigError} the map cannot be read
 */
export function createRoleReader(
  claim: string,
  mapText: string | undefined,
): (claims: Claims) => Role | null {
  const byEmail = claim === 'email';
  if (byEmail && mapText === undefined) {
    throw new ConfigError('OIDC_ROLE_MAP is needed when OIDC_ROLES_CLAIM is email');
  }
  const fold = (value: string): string => (byEmail ? value.toLowerCase() : value);
  const map = mapText === undefined ? undefined : parseRoleMap(fold(mapText));
  return (claims) => {
    const value = byEmail ? provenEmail(claims) : readClaim(claims, claim);
    let highest = -1;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each !== 'string') continue;
      const role = map ? map.get(fold(each)) : isRole(each) ? each : undefined;
      if (role !== undefined) highest = Math.max(highest, roles.indexOf(role));
    }
    return roles[highest] ?? null;
  };
}
