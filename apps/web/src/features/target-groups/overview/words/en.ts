import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../../shared/lib/format.ts';

const plural = pluralIn('en');

/** What the overview of a company says about its target groups. */
export const words = translated('features/target-groups/overview', {
  title: 'Largest target groups',
  all: 'All target groups',
  failed: 'The target groups could not be loaded.',
  none: 'This company has no target groups.',
  members: (count: number) => plural(count, { one: '# member', other: '# members' }),
  ofNewest: (count: number, total: number) => `Of the ${n(count)} newest of ${n(total)} groups.`,
});
