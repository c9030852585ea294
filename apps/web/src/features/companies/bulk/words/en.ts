import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../../shared/lib/format.ts';

const plural = pluralIn('en');

/** What can be done with selected companies. */
export const words = translated('features/companies/bulk', {
  exportFrom: 'Export from them',
  exportHint: 'One file of their target users or target groups.',
  createIn: 'Create in them',
  createHint: 'Target groups, people or custom fields, as a plan.',
  addToGroup: 'Add to a company group',
  addHint: 'You review the members before they are saved.',
  addTitle: (count: number) =>
    `Add ${plural(count, { one: '# company', other: '# companies' })} to a company group`,
  group: 'Company group',
  groupHint: 'Its members are shown next, with these companies among them.',
  chooseGroup: 'Choose a group.',
  cancel: 'Cancel',
  review: 'Review the members',
  tooMany: (max: number) => `Select at most ${n(max)} companies to do something with them.`,
});
