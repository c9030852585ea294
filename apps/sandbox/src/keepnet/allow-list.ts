import { type Answer, ok } from '../http/answer.ts';
import type { Route, ScopedCall } from '../http/route.ts';
import { homeDomain } from '../seed/companies.ts';
import type { Company } from '../store/records.ts';

/** The domains that a company has verified: those that its people may have, or, where any may be, its own. */
export const verifiedOf = (company: Company): readonly string[] =>
  company.verified ?? company.domains ?? [homeDomain(company)];

function verified({ company }: ScopedCall): Answer {
  return ok([...verifiedOf(company)]);
}

/** Domains of its people that it has not verified: these people count for the licence but get no mail. */
function unverified({ company, users }: ScopedCall): Answer {
  const known = new Set(verifiedOf(company).map((domain) => domain.toLowerCase()));
  const found = users
    .everything()
    .filter(({ deleted }) => !deleted)
    .map(({ email }) => email.slice(email.indexOf('@') + 1).toLowerCase());
  return ok([...new Set(found)].filter((domain) => !known.has(domain)));
}

const list = (which: string, handle: Extract<Route, { scope: 'company' }>['handle']): Route => ({
  method: 'GET',
  path: `/api/allow-list/search/${which}`,
  scope: 'company',
  errors: 'camel',
  handle,
});

export const allowListRoutes: readonly Route[] = [list('verified', verified), list('unverified', unverified)];
