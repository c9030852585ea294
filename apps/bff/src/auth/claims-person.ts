import type { AuthConfig } from '../config.ts';
import { createCompanyReader } from './company-limit.ts';
import type { Person } from './person.ts';
import { type Claims, createRoleReader, verifiedEmail } from './roles.ts';

const maxName = 200;

/** Reads the person whom claims speak of. */
export type ReadPerson = (claims: Claims) => Person;

/**
 * Reads people as the configuration names the claims. Only issuer and subject together name somebody for good (OpenID Connect Core
 * 5.7).
 * @throws {ConfigError} `OIDC_ROLE_MAP` cannot be read
 */
export function createPersonReader(auth: Extract<AuthConfig, { mode: 'oidc' }>): ReadPerson {
  const roleOf = createRoleReader(auth.rolesClaim, auth.roleMap);
  const companiesOf = createCompanyReader(auth.companiesClaim);
  return (claims) => {
    const email = verifiedEmail(claims);
    const named = [claims.name, claims.preferred_username, email, claims.sub].find(
      (name): name is string => typeof name === 'string' && name.trim() !== '',
    );
    return {
      id: `${String(claims.iss)}|${String(claims.sub)}`,
      name: (named ?? '').trim().slice(0, maxName),
      email,
      role: roleOf(claims),
      companies: companiesOf(claims),
    };
  };
}
