import { formatNumber as n } from '../../lib/format.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What only the pages of target users and the overview say. They come with those pages, so that the first one stays light. */
export const people = {
  counts: 'Target users by status',
  countsFailed: 'The counts could not be loaded.',
  addedIn: (month: string) => `Added in ${month}`,
  thisMonth: 'this month',
  addedPerMonth: 'Added per month',
  month: 'Added in',
  inMonth: (month: string, count: number) => `${month}: ${n(count)} added`,
  monthsAlternative: (from: string, to: string, total: number, best: string, most: number) =>
    `People added per month from ${from} to ${to}: ${n(total)} in all, most in ${best} with ${n(most)}.`,
  noMonths: 'No months to show yet.',

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
  activeHint: 'Only active people count towards the licence.',
  phone: 'Phone',
  phoneHint: (country: string | undefined) =>
    country === undefined
      ? 'With the country code, such as +44 20 7946 0018.'
      : `As people write it. Without a country code it is taken to be in ${country}.`,
  phoneSent: (shown: string) => `Will be sent as ${shown}`,
  phoneDoubtful: 'No such number is known to be given out. Check it, or send it all the same.',
  phoneProblems: {
    empty: 'Required',
    country: 'Begin with + and the country code, such as +44',
    short: 'Too short for a telephone number',
    long: 'Too long for a telephone number',
    unreadable: 'Not a telephone number',
  },
  longForEdit: (most: number) =>
    `More than ${n(most)} characters: can be created, but shorter is needed to edit later.`,
  overLicence: (used: number, limit: number) =>
    `${n(used)} of ${n(limit)} used: this person is number ${n(used + 1)}, which may be charged.`,
  overLicenceTitle: 'The licence is used up',
  groups: 'Target groups',
  groupsHint: 'Groups that Keepnet or a directory fills cannot be chosen.',
  groupsPlaceholder: 'Search groups',
  barred: {
    manual: 'cannot be changed',
    automatic: 'Keepnet chooses its members',
    scim: 'kept by SCIM',
    google: 'kept by Google',
    ldap: 'kept by LDAP',
  },
  noGroups: 'This company has no target groups.',
  timeZone: 'Time zone',
  language: 'Preferred language',
  managerFirstName: 'First name',
  managerLastName: 'Last name',
  managerEmail: 'E-mail',
  yes: 'Yes',
  no: 'No',
  notSet: 'Not set',
  createdToast: (name: string) => `${name} was created`,
  foundToast: (name: string) =>
    `${name} was created. Keepnet’s answer was lost, so we looked: the person is there.`,
  open: 'Open',

  details: 'Target user',
  gone: 'This person is not there',
  goneHint: 'The record was removed from Keepnet, or the address is wrong.',
  previous: 'Previous person',
  next: 'Next person',
  sourceHints: {
    manual: 'Added by hand',
    scim: 'Kept by SCIM',
    ldap: 'Kept by LDAP',
  },
  locked: 'Cannot be edited',
  moreGroups: (shown: number, total: number) => `${n(shown)} of ${n(total)} are shown.`,
  inNoGroup: 'In no target group.',
  groupsFailed: 'The groups could not be loaded.',
  noCustomValues: 'None of the company’s own fields is filled in.',
  managerName: 'Name',
  id: 'User id',
  never: 'Never, or not known',

  combobox: {
    clear: (label: string) => `Clear ${label.toLowerCase()}`,
    remove: (name: string) => `Remove ${name}`,
    loading: 'Loading',
    failed: 'The choices could not be loaded.',
    none: (text: string) => `Nothing matches “${text}”.`,
    capped: (shown: number, total: number) =>
      `${n(shown)} of ${n(total)} shown. Type more to narrow it down.`,
    count: (count: number) => plural(count, { one: '# choice', other: '# choices' }),
  },
};
