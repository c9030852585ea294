import { companyIdPattern } from '@reseller-console/contract';
import { type Claims, claimValues, readClaim } from './claims.ts';

/** The value that means every company. */
const every = '*';

const isKnown = (value: string): boolean => value === every || companyIdPattern.test(value);

/**
 * Reads which companies a person may see from `OIDC_COMPANIES_CLAIM`; null means all. The claim lists company resource ids, read as
 * `claimValues` does; `*` among them means all. If the variable is set and the claim is missing, the person sees none: a forgotten mapping
 * must not open every customer.
 */
export function createCompanyReader(claim: string | undefined): (claims: Claims) => readonly string[] | null {
  if (claim === undefined) return () => null;
  return (claims) => {
    const ids = claimValues(readClaim(claims, claim), isKnown).filter(isKnown);
    return ids.includes(every) ? null : [...new Set(ids)].sort();
  };
}
