import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What the list of target users says, and what other pages show of them. */
export const targetUserWords = {
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
};
