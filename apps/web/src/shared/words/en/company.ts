import { formatNumber as n } from '../../lib/format.ts';

/** What the overview of a company says, and what stands in its place when the company is unavailable. */
export const companyWords = {
  users: 'Users',
  openUsers: 'Open target users',
  licence: 'Licence',
  licenceUse: 'Licence use',
  licenceType: 'Type',
  unlimited: (used: number) => `${n(used)}, no limit`,
  starts: 'Starts',
  ends: 'Renewal',
  about: 'Company',
  industry: 'Industry',
  country: 'Country',
  id: 'Company id',
  tags: 'Tags',
  groups: 'Company groups',
  noTags: 'None.',
  noGroups: 'In no company group.',
  unknown: 'Not known',
  unavailableTitle: 'This company is unavailable',
  unavailable: {
    company_forbidden:
      'Your account, or the reseller’s, may not see it. Ask whoever gives roles in your organisation.',
    company_private:
      'The customer has closed its account to the reseller. Only the customer can open it again.',
    company_not_found: 'Keepnet knows no such company. It may have been removed, or the address is wrong.',
    invalid_company_id: 'The address holds something that is not a company id.',
    scope_unproven:
      'Keepnet’s answers do not show whether they are about this company or about the reseller’s own. To be safe, nothing is shown, changed or exported.',
  },
  unprovenTitle: 'What you can do',
  unproven: [
    'If the company is new, try again in a few minutes.',
    'Create a target group for the company in Keepnet itself. The console recognises the company by it.',
    'Otherwise give the request id to whoever runs the console. The setting KEEPNET_SCOPE_PROOF is for this case.',
  ],
};
