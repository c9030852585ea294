import { formatNumber as n } from '../../lib/format.ts';
import { pluralIn } from '../plural.ts';
import { problems } from './problems.ts';

const plural = pluralIn('en');

/**
 * The words of the frame, of lists and of the companies page, in English. What only other pages say comes with them, from
 * the files beside this one.
 */
export const words = {
  product: 'Reseller Console',
  title: (...parts: string[]) => parts.join(' · '),
  problems,

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
    activity: 'Activity',
    sessions: 'Sessions',
    notifications: 'Notifications',
    dismiss: 'Dismiss',
    loading: 'Loading',
  },

  createdAt: (when: string) => `created ${when}`,
  personMenu: (name: string) => `Account of ${name}`,

  switcher: {
    open: 'Switch company',
    favourite: (name: string) => `Add ${name} to favourites`,
    unfavourite: (name: string) => `Remove ${name} from favourites`,
    announce: (name: string) => `Company: ${name}`,
    choose: 'Choose another company',
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
    used: (used: number, limit: number) => `${n(used)} of ${n(limit)}`,
    over: (by: number) => `+${n(by)} over`,
    expired: (day: string | null) => (day === null ? 'Expired' : `${day}, expired`),
    empty: 'No company is managed by this reseller yet.',
    noMatch: 'No company matches.',
    count: (count: number) => plural(count, { one: '# company', other: '# companies' }),
  },

  table: {
    export: 'Export',
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
    pageSize: 'Rows per page',
    previous: 'Previous page',
    next: 'Next page',
    pages: 'Pages',
    noMatchHint: 'Try fewer words or remove a filter.',
    skip: 'Skip to the rows',
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
    broken: 'Something in this page failed. Reload it, and look whether what you sent last is there.',
    outdatedTitle: 'The console was updated',
    outdated: 'This page needs the new version.',
    reload: 'Reload',
    notFoundTitle: 'There is no such page',
    notFound: 'The address is wrong, or the page has moved.',
    home: 'Go to companies',
  },
};
