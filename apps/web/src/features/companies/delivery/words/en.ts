import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';

const plural = pluralIn('en');

/** What the overview of a company says about mail. */
export const words = translated('features/companies/delivery', {
  title: 'Mail delivery',
  failed: 'The domains could not be loaded.',
  lead: 'No mail goes to these domains: the company has not verified them.',
  people: (count: number | null) =>
    count === null ? 'Not known' : plural(count, { one: '# active user', other: '# active users' }),
  more: (count: number) => plural(count, { one: '# more domain', other: '# more domains' }),
  fine: 'Mail goes to the domains of all target users.',
  untold: 'Keepnet does not let the console read the domains of this company.',
});
