import { formatNumber as n } from '../lib/format.ts';
import { activity } from './en-activity.ts';
import { exports, toasts } from './en-export.ts';
import { problems } from './en-problems.ts';
import { sessions } from './en-sessions.ts';
import { signInReasons as reasons } from './en-sign-in.ts';
import { targetGroups } from './en-target-groups.ts';
import { write } from './en-write.ts';
import { pluralIn } from './plural.ts';

const plural = pluralIn('en');

/** Every word on screen, in English. Another language is another object of the same type. */
export const en = {
  product: 'Reseller Console',
  title: (...parts: string[]) => parts.join(' · '),
  problems,
  activity,
  sessions,
  exports,
  toasts,
  write,
  targetGroups,

  shell: {
    skip: 'Skip to content',
    navigation: 'Main',
    openNavigation: 'Open navigation',
    closeNavigation: 'Close navigation',
    everyCompany: 'All companies',
    companies: 'Companies',
    companyGroups: 'Company groups',
    overview: 'Overview',
    targetUsers: 'Target users',
    targetGroups: 'Target groups',
    loading: 'Loading',
  },

  person: {
    menu: (name: string) => `Account of ${name}`,
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    singleKeys: 'Single-key shortcuts',
    shortcuts: 'Keyboard shortcuts',
    signOut: 'Sign out',
    signOutFailed: 'You are still signed in. Signing out failed.',
    roles: { viewer: 'Viewer', operator: 'Operator', admin: 'Admin' },
  },

  signIn: {
    title: 'Sign in',
    lead: 'Your customers’ companies, target users and groups in one place.',
    button: 'Sign in',
    hint: 'You continue at your organisation’s sign-in page.',
    reasons,
    code: (code: string) => `Code: ${code}`,
    noRoleTitle: 'You have no role here yet',
    noRole:
      'You are signed in with your organisation, but nobody has given you a role in the Reseller Console. Ask the administrator of your organisation’s sign-in to add you as viewer, operator or admin.',
    redeeming: 'Signing you in',
  },

  switcher: {
    open: 'Switch company',
    search: 'Search by name or id',
    results: 'Companies',
    favourites: 'Favourites',
    recents: 'Recent',
    all: 'All companies',
    matches: 'Matches',
    current: 'Current',
    noMatch: (text: string) => `No company matches “${text}”.`,
    capped: (shown: number, total: number) =>
      `${n(shown)} of ${n(total)} shown. Type more to narrow it down.`,
    favourite: (name: string) => `Add ${name} to favourites`,
    unfavourite: (name: string) => `Remove ${name} from favourites`,
    enter: 'Enter',
    hintOpen: 'open',
    hintTab: 'new tab',
    announce: (name: string) => `Company: ${name}`,
    count: (count: number) => plural(count, { one: '# company', other: '# companies' }),
    failed: 'The list of companies could not be loaded.',
  },

  companies: {
    title: 'Companies',
    search: 'Search companies',
    name: 'Name',
    licence: 'Licence use',
    users: 'Users',
    monthly: 'Monthly active',
    renewal: 'Renewal',
    tags: 'Tags',
    industry: 'Industry',
    overLicence: 'Over licence',
    overLicenceCount: (count: number) => `Over licence, ${n(count)}`,
    used: (used: number, limit: number) => `${n(used)} of ${n(limit)}`,
    over: (by: number) => `+${n(by)} over`,
    expired: (day: string | null) => (day === null ? 'Expired' : `${day}, expired`),
    empty: 'No company is managed by this reseller yet.',
    noMatch: 'No company matches.',
    count: (count: number) => plural(count, { one: '# company', other: '# companies' }),
  },

  company: {
    users: 'Users',
    openUsers: 'Open target users',
    licence: 'Licence',
    licenceUse: 'Licence use',
    licenceType: 'Type',
    unlimited: (used: number) => `${n(used)}, no limit`,
    starts: 'Starts',
    ends: 'Renewal',
    about: 'Company',
    industry: 'Industry',
    country: 'Country',
    id: 'Company id',
    tags: 'Tags',
    groups: 'Company groups',
    noTags: 'None.',
    noGroups: 'In no company group.',
    unknown: 'Not known',
    total: (count: number) => plural(count, { one: '# target user', other: '# target users' }),
    unavailableTitle: 'This company is unavailable',
    unavailable: {
      company_forbidden: 'Your account, or the reseller’s, may not see it.',
      company_private:
        'The customer has closed its account to the reseller. Only the customer can open it again.',
      company_not_found: 'Keepnet knows no such company. It may have been removed, or the address is wrong.',
      invalid_company_id: 'The address holds something that is not a company id.',
    },
    choose: 'Choose another company',
  },

  targetUsers: {
    title: 'Target users',
    search: 'Search target users',
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    department: 'Department',
    status: 'Status',
    priority: 'Priority',
    phone: 'Phone',
    created: 'Created',
    updated: 'Updated',
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
    unnamed: 'No name',
    empty: 'This company has no target users yet.',
    noMatch: 'No target user matches.',
    count: (count: number) => plural(count, { one: '# target user', other: '# target users' }),
  },

  table: {
    columns: 'Columns',
    density: 'Rows',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    clear: 'Clear filters',
    clearSearch: 'Clear search',
    removeFilter: (label: string) => `Remove filter ${label}`,
    chip: (label: string, value: string) => `${label}: ${value}`,
    apply: 'Apply',
    sortBy: 'Sort by',
    sorted: (column: string, order: 'asc' | 'desc') =>
      `${column}, ${order === 'asc' ? 'ascending' : 'descending'}`,
    range: (from: number, to: number, total: number) => `${n(from)}-${n(to)} of ${n(total)}`,
    noRows: '0 of 0',
    pageSize: 'Rows per page',
    previous: 'Previous page',
    next: 'Next page',
    pages: 'Pages',
    noMatchHint: 'Try fewer words or remove a filter.',
    refreshFailed: 'These rows may be out of date.',
  },

  failure: {
    title: 'This could not be loaded',
    requestId: 'Request id',
    copy: 'Copy request id',
    copied: 'Copied',
    tryAgain: 'Try again',
    limited: (seconds: number) => `Keepnet is limiting us, retrying in ${n(seconds)} s`,
    tooFast: (seconds: number) => `That is faster than one person may ask, retrying in ${n(seconds)} s`,
    wait: (seconds: number) =>
      `Wait ${plural(seconds, { one: '# second', other: '# seconds' })} before you try again.`,
    brokenTitle: 'This page broke',
    broken: 'Something in this page failed. Your data is safe: nothing was sent.',
    outdatedTitle: 'The console was updated',
    outdated: 'This page needs the new version.',
    reload: 'Reload',
    notFoundTitle: 'There is no such page',
    notFound: 'The address is wrong, or the page has moved.',
    home: 'Go to companies',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    switcher: 'Switch company',
    search: 'Search this page',
    create: 'New',
    export: 'Export',
    next: 'Next row',
    previous: 'Previous row',
    help: 'Show this list',
    off: 'Single keys are switched off.',
  },
};

export type Words = typeof en;
