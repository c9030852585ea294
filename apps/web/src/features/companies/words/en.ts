import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });

export const words = translated('features/companies', {
  title: 'Companies',
  search: 'Search companies',
  name: 'Name',
  licence: 'Licence use',
  users: 'Users',
  monthly: 'Monthly active',
  renewal: 'Renewal',
  tags: 'Tags',
  industry: 'Industry',
  overLicence: 'Over licence',
  used: (used: number, limit: number) => `${n(used)} of ${n(limit)}`,
  over: (by: number) => `+${n(by)} over`,
  expired: (day: string | null) => (day === null ? 'Expired' : `${day}, expired`),
  empty: 'No company is managed by this reseller yet.',
  noMatch: 'No company matches.',
  count: (count: number) => plural(count, { one: '# company', other: '# companies' }),
  favourite: (name: string) => `Add ${name} to favourites`,
  unfavourite: (name: string) => `Remove ${name} from favourites`,

  groupFilter: {
    title: 'Group',
    search: 'Find a company group',
    none: 'No company group matches.',
    unlisted: (count: number) =>
      `${plural(count, { one: '# company is', other: '# companies are' })} in this group but not listed by Keepnet.`,
    failed: 'The company groups could not be loaded.',
  },

  overview: {
    openUsers: 'Open target users',
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
  },

  unavailableTitle: 'This company is unavailable',
  unprovenReason:
    'Keepnet’s answers do not show whether they are about this company or about the reseller’s own. To be safe, nothing is shown, changed or exported.',
  unprovenTitle: 'What you can do',
  unproven: [
    'If the company is new, try again in a few minutes.',
    'Create a target group for the company in Keepnet itself. The console recognises the company by it.',
    'Otherwise give the request id to whoever runs the console. The setting KEEPNET_SCOPE_PROOF is for this case.',
  ],

  switcher: {
    open: 'Switch company',
    search: 'Company name or id, page or action',
    results: 'Results',
    favourites: 'Favourites',
    recents: 'Recent',
    companies: 'Companies',
    commands: 'Pages and actions',
    current: 'Current',
    noMatch: (text: string) => `Nothing matches “${text}”.`,
    companyCount: companies,
    commandCount: (count: number) => plural(count, { one: '# page or action', other: '# pages and actions' }),
    both: (companyCount: string, commandCount: string) => `${companyCount}, ${commandCount}`,
    capped: (shown: number, total: number) => `${n(shown)} of ${companies(total)}`,
    enter: 'Enter',
    hintChoose: 'choose',
    hintTab: 'new tab',
    failed: 'The list of companies could not be loaded.',
  },
});
