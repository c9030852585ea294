import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');

/** What only the pages of target users and the overview say. They load with those pages and keep the first page light. */
export const words = translated('features/target-users', {
  title: 'Target users',
  search: 'Search target users',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  elsewhere: 'In other companies?',
  email: 'E-mail',
  department: 'Department',
  status: 'Status',
  priority: 'Priority',
  phone: 'Phone',
  created: 'Created',
  createdUtc: 'Created (UTC)',
  updated: 'Updated',
  updatedUtc: 'Updated (UTC)',
  manager: 'Manager',
  language: 'Language',
  source: 'Source',
  sources: { manual: 'By hand', scim: 'SCIM', ldap: 'LDAP' },
  statuses: { active: 'Active', inactive: 'Inactive', deleted: 'Deleted', unknown: 'Unknown' },
  priorities: {
    VeryLow: 'Very low',
    Low: 'Low',
    Medium: 'Medium',
    High: 'High',
    VeryHigh: 'Very high',
    unknown: 'Unknown',
  },
  departmentLabel: 'Department contains',
  customField: 'Custom field',
  fieldContains: 'Contains',
  fieldIs: 'Is',
  goneField: 'Deleted field',
  goneFieldHint: 'The company no longer has this field. Remove the filter to see the list.',
  fieldsUnknown: 'The custom fields of the company could not be loaded yet.',
  filterRefused: (why: string) => `Filter by a custom field: ${why}.`,
  unnamed: 'No name',
  empty: 'This company has no target users yet.',
  noMatch: 'No target user matches.',
  noMatchWords:
    'No target user has all of this in one field. First and last name are two fields at Keepnet: search for one of them.',
  count: (count: number) => plural(count, { one: '# target user', other: '# target users' }),

  counts: 'Target users by status',
  countsFailed: 'The counts could not be loaded.',
  addedIn: (month: string) => `Added in ${month}`,
  thisMonth: 'this month',
  addedPerMonth: 'Added per month (UTC)',
  month: 'Added in (UTC)',
  inMonth: (month: string, count: number) => `${month}: ${n(count)} added`,
  monthsAlternative: (from: string, to: string, total: number, best: string, max: number) =>
    `Target users added per month from ${from} to ${to}: ${n(total)} in total, most in ${best} with ${n(max)}.`,
  noMonths: 'No months to show yet.',

  importLink: 'Import',
  create: 'New target user',
  createIn: (company: string) => `Create in ${company}`,
  thenAnother: 'Then add another',
  sections: {
    person: 'Person',
    contact: 'Contact',
    groups: 'Groups',
    preferences: 'Preferences',
    manager: 'Manager',
    custom: 'Custom fields',
    record: 'Record',
  },
  active: 'Active',
  activeHint: 'Only active target users count towards the licence.',
  phoneHint: (country: string | undefined) =>
    country === undefined
      ? 'With the country code, such as +44 20 7946 0018.'
      : `Any common format. Without a country code, ${country} is assumed.`,
  phoneSent: (shown: string) => `Will be sent as ${shown}`,
  phoneDoubtful: 'This does not look like a number in use. Check it, or send it anyway.',
  phoneProblems: {
    empty: 'Required',
    country: 'Begin with + and the country code, such as +44',
    short: 'Too short for a telephone number',
    long: 'Too long for a telephone number',
    unreadable: 'Not a telephone number',
  },
  longForEdit: (max: number) =>
    `More than ${n(max)} characters: allowed now, but must be shortened before it can be edited later.`,
  overLicence: (used: number, limit: number) =>
    `${n(used)} of ${n(limit)} used: this target user is number ${n(used + 1)} and may be charged.`,
  overLicenceTitle: 'The licence is used up',
  groups: 'Target groups',
  groupsHint: 'Groups that Keepnet or a directory manages cannot be chosen.',
  groupsPlaceholder: 'Search groups',
  groupKinds: {
    manual: 'Cannot be changed',
    automatic: 'Keepnet chooses its members',
    scim: 'Managed by SCIM',
    google: 'Managed by Google',
    ldap: 'Managed by LDAP',
  },
  noGroups: 'This company has no target groups.',
  timeZone: 'Time zone',
  preferredLanguage: 'Preferred language',
  managerFirstName: 'First name',
  managerLastName: 'Last name',
  managerEmail: 'E-mail',
  yes: 'Yes',
  no: 'No',
  notSet: 'Not set',
  createdToast: (name: string) => `${name} was created`,
  foundToast: (name: string) =>
    `${name} was created. The answer was lost, but we checked and the target user is there.`,
  open: 'Open',

  edit: 'Edit',
  editTitle: (name: string) => `Edit ${name}`,
  ofManager: (label: string) => `Manager, ${label.toLowerCase()}`,
  keepers: {
    manual: 'Keepnet does not allow changes to this target user.',
    scim: 'A directory (SCIM) manages this target user. Make the change there.',
    ldap: 'A directory (LDAP) manages this target user. Make the change there.',
    masked:
      'The company asked Keepnet to hide the names of its target users. Only the company can change them.',
    deleted: 'This target user is deleted.',
  },

  changeGroups: 'Change groups',
  groupsOf: (name: string) => `Groups of ${name}`,
  groupAdded: (group: string) => `Add to ${group}`,
  groupRemoved: (group: string) => `Remove from ${group}`,
  groupsPartTitle: (done: number, all: number) => `Stopped after ${n(done)} of ${n(all)} groups`,
  groupsPart: 'Save again to continue: what is done stays as it is.',
  groupsToast: (name: string) => `The groups of ${name} were saved`,
  groupsFoundToast: (name: string) =>
    `The groups of ${name} were saved. The answer was lost, but we checked.`,
  groupsUnexpectedToast: (name: string) => `The groups of ${name} are not all as you chose`,
  groupsMissing: 'Keepnet says that this target user is deleted or no longer in the company.',
  groupsIncomplete: 'Keepnet said it changed them, but does not show all of it. Check the groups.',

  statusVerbs: { active: 'Activate', inactive: 'Deactivate' },
  statusTitle: {
    active: (name: string, company: string) => `Activate ${name} in ${company}?`,
    inactive: (name: string, company: string) => `Deactivate ${name} in ${company}?`,
  },
  statusEffect: {
    active: 'This uses one seat of the licence. Their groups stay as they are.',
    inactive:
      'This frees one seat of the licence. They stay in their groups, and you can activate them again.',
  },
  statusSubmit: {
    active: (company: string) => `Activate in ${company}`,
    inactive: (company: string) => `Deactivate in ${company}`,
  },
  statusBarred: 'Keepnet would refuse this:',
  editAddPhone: 'Edit: add the number',
  editShorten: 'Edit: shorten it',
  statusToast: (name: string, status: string) => `${name} is now ${status}`,
  statusFoundToast: (name: string, status: string) =>
    `${name} is now ${status}. The answer was lost, but we checked.`,
  statusSays: {
    refusedTitle: 'Nothing was changed',
    unknownTitle: 'We do not know yet whether the status was changed',
    notVisible: 'The new status is not visible yet.',
  },

  details: 'Target user',
  gone: 'Target user not found',
  goneHint: 'The record was removed from Keepnet, or the address is wrong.',
  previous: 'Previous target user',
  next: 'Next target user',
  sourceHints: {
    manual: 'Added by hand',
    scim: 'Managed by SCIM',
    ldap: 'Managed by LDAP',
  },
  locked: 'Cannot be edited',
  moreGroups: (shown: number, total: number) => `${n(shown)} of ${n(total)} shown.`,
  inNoGroup: 'Not in any target group.',
  groupsFailed: 'The groups could not be loaded.',
  changeFields: 'Change custom fields',
  maskedFields:
    'The company asked Keepnet to hide the names of its target users, so these values may be hidden as well.',
  managerName: 'Name',
  id: 'User id',
  never: 'Never, or not known',
  notKnown: 'Not known',
});
