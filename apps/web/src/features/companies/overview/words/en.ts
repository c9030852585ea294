import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../../shared/lib/format.ts';

/** What the overview of a company says, and the page of a company that is unavailable. */
export const words = translated('features/companies/overview', {
  openUsers: 'Open target users',
  copyFields: 'Copy custom fields',
  licence: 'Licence',
  licenceType: 'Type',
  unlimited: (used: number) => `${n(used)}, no limit`,
  starts: 'Starts',
  about: 'Company',
  country: 'Country',
  id: 'Company id',
  groups: 'Company groups',
  noTags: 'None.',
  noGroups: 'In no company group.',
  unknown: 'Not known',

  unavailableTitle: 'This company is unavailable',
  unprovenReason:
    'Keepnet’s answers do not show whether they are about this company or the reseller’s own. To be safe, nothing is shown, changed or exported.',
  unprovenTitle: 'What you can do',
  unproven: [
    'If the company is new, try again in a few minutes.',
    'Create a target group for the company in Keepnet itself. The console recognises the company by it.',
    'Otherwise give the request id to your administrator. The setting KEEPNET_SCOPE_PROOF is for this case.',
  ],
});
