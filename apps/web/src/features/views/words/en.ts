import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';

const plural = pluralIn('en');

/** What saved views say. */
export const words = translated('features/views', {
  title: 'Views',
  open: (name: string) => `View: ${name}`,
  yours: 'Yours',
  shared: 'Shared',
  isShared: 'shared',
  everyCompany: 'every company',
  by: (name: string) => `by ${name}`,
  empty: 'No views of this list yet',
  emptyHint: 'Search, filter, sort and choose columns. Then save the result under a name.',
  failed: 'The views could not be loaded.',
  saveThis: 'Save as view',
  close: 'Close view',
  settings: (name: string) => `Rename or share ${name}`,
  delete: (name: string) => `Delete ${name}`,

  changed: 'Changed:',
  changes: (name: string) => `View ${name} is changed`,
  save: 'Save',
  saveForAll: 'Save for everyone who sees it',
  saveAs: 'Save as',
  saveAsMine: 'Save as mine',
  reset: 'Reset',
  saved: (name: string) => `View ${name} saved`,
  deleted: (name: string) => `View ${name} deleted`,
  notSaved: (reason: string) => `Not saved. ${reason}`,
  gone: 'This view was deleted, or is not shared with you. You see what the address says.',
  columnsGone: (count: number) =>
    `${plural(count, { one: '# column of this view no longer exists', other: '# columns of this view no longer exist' })} here.`,
  fieldsGone: 'This view filters by a custom field that no longer exists here. Remove that filter.',

  newTitle: 'Save as view',
  settingsTitle: 'Rename or share view',
  name: 'Name',
  company: 'Company',
  onlyCompany: (name: string) => `Only ${name}`,
  anyCompany: 'Every company',
  onlyHere: 'It filters by a custom field, and those belong to one company.',
  share: 'Share with colleagues',
  shareHint: 'Everyone who may see this company can open it. Its owner and administrators can change it.',
  shareHintAll: 'Everyone who may see this list can open it. Its owner and administrators can change it.',
  holdsAddress: 'The search contains an e-mail address. Everyone who sees the view will see it.',
  saveView: 'Save view',
  cancel: 'Cancel',

  deleteTitle: (name: string) => `Delete view ${name}?`,
  deleteText: 'The list itself stays as it is.',
  deleteShared: 'It disappears for everyone it is shared with. The list itself stays as it is.',
  deleteView: 'Delete view',
  notDeleted: (reason: string) => `Not deleted. ${reason}`,
});
