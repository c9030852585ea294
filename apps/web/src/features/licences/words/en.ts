import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');

export const words = translated('features/licences', {
  title: 'Licences',
  search: 'Search companies',
  name: 'Company',
  use: 'Licence use',
  renewal: 'Renewal',
  trend: 'Last 30 days',
  overLicence: 'Over licence',
  used: (used: number, limit: number) => `${n(used)} of ${n(limit)}`,
  over: (by: number) => `+${n(by)}`,
  overSince: (by: number, day: string) => `+${n(by)} since ${day}`,
  overAtLeastSince: (by: number, day: string) => `+${n(by)} since ${day} or earlier`,
  renews: (days: number) => `Renews in ${n(days)} days`,
  endsIn: (day: string, days: number) => `${day}, in ${plural(days, { one: '# day', other: '# days' })}`,
  ended: (day: string) => `${day}, ended`,
  perWeek: (count: number) => (count > 0 ? `+${n(count)} a week` : `${n(count)} a week`),
  fullIn: (weeks: number) => `Full in about ${plural(weeks, { one: '# week', other: '# weeks' })}`,
  trendTitle: 'Licence trend',
  trendFailed: 'The licence trend could not be loaded.',
  noTrend: 'A trend appears once the console has seen the licence use of two days.',
  activeOn: (day: string) => `Active on ${day}`,
  development: 'Trend',
  empty: 'This reseller has no companies yet.',
  noMatch: 'No company matches.',
  count: (count: number) => plural(count, { one: '# company', other: '# companies' }),
});
