import type { AuthConfig } from '../config.ts';
import { beginning, plainText } from '../lib/text.ts';
import { createCompanyReader } from './company-limit.ts';
import type { Person } from './person.ts';
import { type Claims, createRoleReader, verifiedEmail } from './roles.ts';

/** UTF-16 units of a name that are kept. */
const longestName = 200;

/** Reads the person whom claims speak of. @throws {TypeError} for a subject that no database can store */
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
    const id = `${String(claims.iss)}|${String(claims.sub)}`;
    // Mended, it could become the id of another person.
    if (id !== plainText(id)) throw new TypeError('The provider names a subject that cannot be stored');
    const named = [claims.name, claims.preferred_username, email, claims.sub]
      .map((name) => (typeof name === 'string' ? plainText(name).trim() : ''))
      .find((name) => name !== '');
    return {
      id,
      name: beginning(named ?? '', longestName).trim(),
      email,
      role: roleOf(claims),
      companies: companiesOf(claims),
    };
  };
}
