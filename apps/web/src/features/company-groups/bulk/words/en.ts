import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';

const plural = pluralIn('en');

/** What can be done with selected company groups. */
export const words = translated('features/company-groups/bulk', {
  delete: 'Delete',
  deleteHint: 'Deletes the groups, not the companies in them. Cannot be reversed.',
  deleteTitle: (count: number) =>
    `Delete ${plural(count, { one: '# company group', other: '# company groups' })}`,
  deleteOne: (name: string) => `Delete the company group ${name}`,
});
