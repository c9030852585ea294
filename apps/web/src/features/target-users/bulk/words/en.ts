import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';

const plural = pluralIn('en');
const users = (count: number) => plural(count, { one: '# target user', other: '# target users' });

/** What can be done with many target users, and with one where it needs a plan. */
export const words = translated('features/target-users/bulk', {
  deactivate: 'Deactivate',
  deactivateHint: 'Frees their licence seats. They stay in their groups, and you can activate them again.',
  deactivateOne: (name: string) => `Deactivate ${name}`,
  deactivateOneHint:
    'Frees the licence seat. The target user stays in its groups and can be activated again.',
  deactivateTitle: (count: number) => `Deactivate ${users(count)}`,
  activate: 'Activate',
  activateHint: 'Uses one licence seat each.',
  activateOne: (name: string) => `Activate ${name}`,
  activateOneHint: 'Uses one licence seat.',
  activateTitle: (count: number) => `Activate ${users(count)}`,
  change: 'Change details',
  changeHint: 'Department, priority, time zone or language.',
  changeTitle: (count: number) => `Change ${users(count)}`,
  changeLead: 'Only the fields that you choose are changed.',
  changeField: (field: string) => `Change: ${field}`,
  cleared: 'If left empty, the field is cleared.',
  chooseField: 'Choose at least one field.',
  review: 'Review the plan',
  cancel: 'Cancel',
  addToGroup: 'Add to a group',
  addTitle: (count: number) => `Add ${users(count)} to a group`,
  addPlan: (count: number, group: string) => `Add ${users(count)} to ${group}`,
  removeFromGroup: 'Remove from a group',
  removeFromThis: 'Remove from this group',
  removeTitle: (count: number) => `Remove ${users(count)} from a group`,
  removePlan: (count: number, group: string) => `Remove ${users(count)} from ${group}`,
  group: 'Target group',
  groupHint: 'Groups that Keepnet or a directory manages cannot be chosen.',
  chooseGroup: 'Choose a group.',
  delete: 'Delete',
  deleteHint: 'Cannot be reversed. To free only the seat, deactivate instead.',
  deleteTitle: (count: number) => `Delete ${users(count)}`,
  deleteOne: (name: string) => `Delete ${name}`,
  kept: (count: number) =>
    plural(count, {
      one: '# of them is deleted, or managed by a directory or by Keepnet: only its groups can change.',
      other: '# of them are deleted, or managed by a directory or by Keepnet: only their groups can change.',
    }),
});
