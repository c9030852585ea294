import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';

const plural = pluralIn('en');

/** What can be done with selected target groups. */
export const words = translated('features/target-groups/bulk', {
  delete: 'Delete',
  deleteHint: 'Deletes the groups, not the people in them. Cannot be reversed.',
  deleteTitle: (count: number) =>
    `Delete ${plural(count, { one: '# target group', other: '# target groups' })}`,
  deleteOne: (name: string) => `Delete the target group ${name}`,
  kept: (count: number) =>
    plural(count, {
      one: '# of them is managed by Keepnet or a directory, and will not be deleted.',
      other: '# of them are managed by Keepnet or a directory, and will not be deleted.',
    }),
});
