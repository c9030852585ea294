import { companyIdPattern } from '@reseller-console/contract';
import { type Claims, readClaim } from './roles.ts';

/** What the claim holds for somebody who sees every company. */
const every = '*';

/**
 * Reads `OIDC_COMPANIES_CLAIM` into one question: which companies do these claims let somebody see? Null is every one. The claim is a
 * list of company resource ids, or one text with commas or spaces between them; `*` among them is every company. Where the
 * variable is set, whoever lacks the claim sees none: a mapping that was forgotten must not open every customer.
 */
export function createCompanyReader(claim: string | undefined): (claims: Claims) => readonly string[] | null {
  if (claim === undefined) return () => null;
  return (claims) => {
    const value = readClaim(claims, claim);
    const listed = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [];
    if (listed.includes(every)) return null;
    const ids = listed.filter((id): id is string => typeof id === 'string' && companyIdPattern.test(id));
    return [...new Set(ids)].sort();
  };
}
