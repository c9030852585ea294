import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });
const companiesAre = (count: number) => plural(count, { one: '# company is', other: '# companies are' });
const difference = (added: number, removed: number) =>
  [added > 0 ? `${n(added)} added` : '', removed > 0 ? `${n(removed)} removed` : '']
    .filter(Boolean)
    .join(', ') || 'No changes';

export const words = translated('features/company-groups', {
  title: 'Company groups',
  search: 'Search company groups',
  name: 'Name',
  id: 'Group id',
  companies: 'Companies',
  created: 'Created',
  empty: 'There are no company groups yet.',
  noMatch: 'No company group matches.',
  inAll: (count: number) => `${companies(count)} in total`,
  count: (count: number) => plural(count, { one: '# company group', other: '# company groups' }),
  back: 'All company groups',
  goneTitle: 'Company group not found',
  gone: 'It was deleted, or the address is wrong.',

  create: 'New company group',
  nameHint: 'Name shown wherever content is shared.',
  createWith: (count: number) =>
    count === 0 ? 'Create company group' : `Create company group with ${companies(count)}`,
  createdToast: (name: string) => `Company group “${name}” was created`,
  foundToast: (name: string) =>
    `Company group “${name}” was created. The answer was lost, but we checked and it is there.`,
  members: 'Companies',
  membersHint: 'You can also choose them later.',

  createInAll: 'Create in all',
  rename: 'Rename',
  renameTitle: (name: string) => `Rename ${name}`,
  renameHint: (count: number) =>
    `Keepnet changes a name only together with the members. The console reads ${count === 1 ? 'the 1 member' : `all ${n(count)} members`} right before, sends them unchanged, and checks afterwards that they are all still there.`,
  renameSubmit: 'Save the new name',
  renamedToast: (name: string) => `The company group is now called “${name}”`,
  renamedFoundToast: (name: string) =>
    `The company group is now called “${name}”. The answer was lost, but we checked.`,
  renameSays: {
    refusedTitle: 'The group was not renamed',
    unknownTitle: 'We do not know yet whether it was renamed',
    unknown: {
      sent: 'The new name was sent to Keepnet, but the answer was lost.',
      unreached: 'The connection broke while this was being sent. It may or may not have arrived.',
      inProgress: 'This is still in progress, or another person is changing the same group.',
      resumed: 'You left the page before the answer arrived.',
    },
    notVisible: 'The new name is not visible yet.',
    checkAgainHint: 'Checking again changes nothing twice.',
    leave: 'The new name is not saved yet. Leaving discards it.',
    leaveUnknown: 'We do not know yet whether the group was renamed. If you leave, check its name first.',
    roleTitle: 'You cannot change company groups',
    role: (has: string, needs: string) =>
      `Your role is ${has}. Changing a company group needs ${needs}. Ask your administrator.`,
  },
  renameUnexpectedTitle: 'The group was not renamed as you asked',
  renameUnexpectedToast: (name: string) =>
    `Renaming the company group “${name}” did not end as you asked. Check the group.`,
  renameUnexpectedName: (name: string) =>
    `Keepnet says it renamed the group, but it is still called “${name}”. Try again, or use another name.`,
  renameUnexpectedMembers:
    'The members of the group changed during the rename. Check them before you continue.',

  membersOf: (name: string) => `Members of ${name}`,
  searchMembers: 'Search members',
  noMembers: 'This group has no companies yet.',
  noMemberMatches: 'No member matches.',
  memberCount: companies,
  industry: 'Industry',
  licenceType: 'Licence type',
  licences: 'Licences',
  unlimited: 'No limit',
  renewal: 'Renewal',
  edit: 'Edit members',

  editTitle: (name: string) => `Edit members of ${name}`,
  loading: 'Reading the members',
  pick: {
    search: 'Find companies by name or id',
    list: 'Companies to choose from',
    show: 'Show',
    views: { all: 'All', selected: 'Selected', changes: 'Changes' },
    view: (name: string, count: number) => `${name} ${n(count)}`,
    shown: companies,
    selectAll: (count: number) => `Select all ${n(count)}`,
    clearAll: (count: number) => `Clear all ${n(count)}`,
    none: 'No company matches.',
    noneSelected: 'No company is selected.',
    noneChanged: 'No changes yet.',
    added: 'Added',
    removed: 'Removed',
    unlisted: 'Not in your list of companies',
    hint: 'Arrow keys move, Enter selects. In the list also Space, and Ctrl+A for all that match.',
    selectedNow: (name: string, change: string) => `${name} selected. ${change}.`,
    clearedNow: (name: string, change: string) => `${name} not selected. ${change}.`,
    selectedAll: (count: number) => `${companies(count)} selected`,
    max: (max: number) => `A group can have at most ${n(max)} companies here.`,
  },

  paste: {
    button: 'Paste a list',
    title: 'Paste a list of companies',
    label: 'Names or ids',
    hint: 'One per line, or separated by commas. Capitals and accents do not matter.',
    found: (count: number) => `${companies(count)} found`,
    already: (count: number) => `${companiesAre(count)} selected already`,
    repeated: (count: number) => plural(count, { one: '# named twice', other: '# named more than once' }),
    ambiguousTitle: (count: number) =>
      plural(count, {
        one: '# name fits several companies. Choose which.',
        other: '# names fit several companies. Choose which.',
      }),
    unknownTitle: (count: number) =>
      plural(count, {
        one: '# name or id is not a company of yours',
        other: '# names or ids are not companies of yours',
      }),
    add: (count: number) => `Select ${companies(count)}`,
    remove: (count: number) => `Clear the ${n(count)} selected already`,
    cancel: 'Cancel',
    left: (count: number) =>
      plural(count, {
        one: '# is left out until you choose or correct it.',
        other: '# are left out until you choose or correct them.',
      }),
  },

  changes: 'Changes',
  difference,
  afterSaving: (count: number) => `${companies(count)} after saving`,
  addedTitle: (count: number) => `Added ${n(count)}`,
  removedTitle: (count: number) => `Removed ${n(count)}`,
  noChanges: 'No changes yet. What you select and clear is listed here before you save.',
  undoAdd: (name: string) => `Do not add ${name}`,
  undoRemove: (name: string) => `Do not remove ${name}`,

  review: 'Review changes',
  reviewTitle: (name: string) => `Save members of ${name}?`,
  reviewCounts: (before: number, after: number) =>
    `The group has ${companies(before)} and will have ${n(after)}.`,
  reviewEmpty: 'No company will be left in this group.',
  backToEditing: 'Back to editing',
  save: (name: string) => `Save members of ${name}`,
  saving: 'Saving',
  savedToast: (name: string) => `Members of ${name} were saved`,
  savedFoundToast: (name: string) =>
    `Members of ${name} were saved. The answer was lost, but we checked and they are there.`,
  unexpectedToast: (name: string) => `Members of ${name} are not what you chose`,
  unexpectedToastText:
    'Keepnet says it saved them, but the group has other members. Check the members before you change them again.',

  membersSays: {
    refusedTitle: 'Nothing was saved',
    restored: 'Your earlier changes were kept.',
    unknownTitle: 'We do not know yet whether the members were saved',
    unknown: {
      sent: 'The members were sent to Keepnet, but the answer was lost.',
      unreached: 'The connection broke while this was being sent. It may or may not have arrived.',
      inProgress: 'This is still in progress, or another person is changing the same group.',
      resumed: 'You left the page before the answer arrived.',
    },
    notVisible: 'Not everything you chose is visible yet.',
    checkAgainHint: 'Checking again changes nothing twice.',
    leave: 'Your changes to the members are not saved yet. Leaving discards them.',
    leaveUnknown:
      'We do not know yet whether the members were saved. If you leave, check the group before you change it again.',
    roleTitle: 'You cannot change company groups',
    role: (has: string, needs: string) =>
      `Your role is ${has}. Changing a company group needs ${needs}. Ask your administrator.`,
  },
  membership: {
    changedTitle: 'Another person changed the members',
    changed: 'None of your changes were saved. The lists differ here:',
    restoredChanged: 'The members changed after you started. The lists differ here:',
    partial: 'Some changes were made and some were not. The lists differ here:',
    unexpectedTitle: 'Keepnet said it saved the members, but the group has others',
    unexpected: 'This is what is there now:',
    unknown: 'This is what is there now:',
    untouched: 'So far the group is unchanged.',
    company: 'Company',
    seen: 'You saw',
    before: 'Before',
    actual: 'There now',
    wanted: 'You want',
    inGroup: 'Member',
    notInGroup: 'Not a member',
    more: (count: number) => `Show ${n(count)} more`,
    merge: 'Apply my changes to the new list',
    mergeHint: (change: string) => `The change would be: ${change}.`,
    mergeNothing: 'None of your changes would be left to save.',
    again: 'Keep what I want and try again',
    startOver: 'Start over from the current list',
  },
});
