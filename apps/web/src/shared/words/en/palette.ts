import { formatNumber as n } from '../../lib/format.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });

/** What the palette says: the switcher of companies, with pages and actions besides. */
export const paletteWords = {
  search: 'Company name or id, page or action',
  results: 'Results',
  favourites: 'Favourites',
  recents: 'Recent',
  companies: 'Companies',
  commands: 'Pages and actions',
  current: 'Current',
  newTargetUser: (company: string) => `New target user in ${company}`,
  newTargetGroup: (company: string) => `New target group in ${company}`,
  newCompanyGroup: 'New company group',
  theme: (name: string) => `Theme: ${name}`,
  noMatch: (text: string) => `Nothing matches “${text}”.`,
  companyCount: companies,
  commandCount: (count: number) => plural(count, { one: '# page or action', other: '# pages and actions' }),
  both: (companyCount: string, commandCount: string) => `${companyCount}, ${commandCount}`,
  capped: (shown: number, total: number) => `${n(shown)} of ${companies(total)}`,
  enter: 'Enter',
  hintChoose: 'choose',
  hintTab: 'new tab',
  failed: 'The list of companies could not be loaded.',
};
