import type { Role } from '@reseller-console/contract';
import type { Person } from './person.ts';
import { type Claims, verifiedEmail } from './roles.ts';

const maxName = 200;

/** The person that an id token speaks of. Only issuer and subject together name somebody for good (OpenID Connect Core 5.7). */
export function personOfClaims(claims: Claims, roleOf: (claims: Claims) => Role | null): Person {
  const email = verifiedEmail(claims);
  const named = [claims.name, claims.preferred_username, email, claims.sub].find(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
  return {
    id: `${String(claims.iss)}|${String(claims.sub)}`,
    name: (named ?? '').trim().slice(0, maxName),
    email,
    role: roleOf(claims),
  };
}
