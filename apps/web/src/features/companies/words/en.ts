import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');

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
  empty: 'This reseller has no companies yet.',
  noMatch: 'No company matches.',
  count: (count: number) => plural(count, { one: '# company', other: '# companies' }),
  favourite: (name: string) => `Add ${name} to favourites`,
  unfavourite: (name: string) => `Remove ${name} from favourites`,

  switchCompany: 'Switch company',

  groupFilter: {
    title: 'Group',
    search: 'Find a company group',
    none: 'No company group matches.',
    unlisted: (count: number) =>
      `${plural(count, { one: '# company is', other: '# companies are' })} in this group but not listed by Keepnet.`,
    failed: 'The company groups could not be loaded.',
  },
});
