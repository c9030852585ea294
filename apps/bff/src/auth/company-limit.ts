import { companyIdPattern } from '@reseller-console/contract';
import { type Claims, claimValues, readClaim } from './claims.ts';

/** What the claim holds for somebody who sees every company. */
const every = '*';

const isKnown = (value: string): boolean => value === every || companyIdPattern.test(value);

/**
 * Reads `OIDC_COMPANIES_CLAIM` into one question: which companies do these claims let somebody see? Null is every one. The claim lists
 * company resource ids as `claimValues` reads them; `*` among them is every company. Where the variable is set, whoever lacks the
 * claim sees none: a mapping that was forgotten must not open every customer.
 */
export function createCompanyReader(claim: string | undefined): (claims: Claims) => readonly string[] | null {
  if (claim === undefined) return () => null;
  return (claims) => {
    const ids = claimValues(readClaim(claims, claim), isKnown).filter(isKnown);
    return ids.includes(every) ? null : [...new Set(ids)].sort();
  };
}
