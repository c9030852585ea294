import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';

const plural = pluralIn('en');
const users = (count: number) => plural(count, { one: '# target user', other: '# target users' });

/** What can be done with many target users, and with one where it needs a plan. */
export const words = translated('features/target-users/bulk', {
  deactivate: 'Deactivate',
  deactivateHint: 'Frees their seats of the licence. They stay in their groups, and it can be reversed.',
  deactivateTitle: (count: number) => `Deactivate ${users(count)}`,
  activate: 'Activate',
  activateHint: 'Takes a seat of the licence for each.',
  activateTitle: (count: number) => `Activate ${users(count)}`,
  change: 'Change details',
  changeHint: 'Department, priority, time zone or language.',
  changeTitle: (count: number) => `Change ${users(count)}`,
  changeLead: 'Only the fields that you choose are changed.',
  changeField: (field: string) => `Change: ${field}`,
  cleared: 'Left empty, it is cleared.',
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
  deleteHint: 'Cannot be reversed. If only the seat is needed, deactivate instead.',
  deleteTitle: (count: number) => `Delete ${users(count)}`,
  deleteOne: (name: string) => `Delete ${name}`,
  kept: (count: number) =>
    plural(count, {
      one: '# of them is deleted, or kept by a directory or by Keepnet: only its groups can change.',
      other: '# of them are deleted, or kept by a directory or by Keepnet: only their groups can change.',
    }),
});
