import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const people = (count: number) => plural(count, { one: '# person', other: '# people' });

/** What is said when a list is pasted where one search fits. */
export const words = translated('app/pasting', {
  addresses: (count: number) =>
    `You pasted ${plural(count, { one: '# e-mail address', other: '# e-mail addresses' })}`,
  lines: (count: number) => `You pasted ${plural(count, { one: '# line', other: '# lines' })}`,
  oneSearch: 'A search takes one line. The whole list can be found here.',
  oneName: 'A search takes one line. Paste one name, or a list of e-mail addresses.',
  close: 'Close',

  findHere: (count: number, company: string) => `Find ${people(count)} in ${company}`,
  findEverywhere: (count: number) => `Find ${people(count)} in all companies`,
  tooManyHere: (max: number) => `In one company, at most ${n(max)} addresses can be found at once.`,
  tooManyEverywhere: (max: number) =>
    `In all companies, one search takes at most ${n(max)} addresses. You can shorten the list there.`,
  lookingUp: 'Looking them up',
  lookUpFailed: 'The addresses could not be looked up.',
  noneFound: 'None of them is in this company.',
  found: (count: number) => `${people(count)} found`,
  deleted: (count: number) => `${people(count)} deleted`,
  missing: (count: number) => `${people(count)} not in this company`,
  others: (count: number) =>
    plural(count, { one: '# entry is not an address', other: '# entries are not addresses' }),

  noCompany: 'A search takes one line, and no company has one of these names or ids.',
  companiesFailed: 'The companies could not be loaded.',
  companies: (count: number) => `${plural(count, { one: '# company', other: '# companies' })} found`,
  namesakes: (name: string) => `Several companies are called ${name}`,
  unknown: (count: number) =>
    plural(count, { one: '# entry matches no company', other: '# entries match no company' }),
});
