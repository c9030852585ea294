import { pluralIn } from '../../language/plural.ts';
import { translated } from '../../language/translated.ts';

const plural = pluralIn('en');

/** What a choice of companies says. */
export const words = translated('shared/company-choice', {
  ways: { all: 'All', group: 'Company group', some: 'Choose', list: 'Paste a list' },
  all: (count: number) => plural(count, { one: '# company.', other: 'All # companies.' }),
  allYours: (count: number) =>
    plural(count, { one: 'The one company that you can see.', other: 'All # companies that you can see.' }),
  companyGroup: 'Company group',
  some: 'Companies',
  somePlaceholder: 'Search by name',
  list: 'Names or ids',
  listHint: 'One per line. Names must match exactly.',
  missing: (count: number) =>
    plural(count, { one: '# entry matches no company', other: '# entries match no company' }),
  ambiguous: (name: string) => `Several companies are called ${name}. Which ones do you mean?`,
  found: (count: number) => plural(count, { one: '# company found', other: '# companies found' }),
});
