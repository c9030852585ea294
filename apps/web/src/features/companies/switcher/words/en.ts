import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../../shared/lib/format.ts';

const plural = pluralIn('en');
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });

/** What the switcher of companies says. */
export const words = translated('features/companies/switcher', {
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
});
