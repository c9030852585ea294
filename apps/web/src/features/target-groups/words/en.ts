import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';

const plural = pluralIn('en');

export const words = translated('features/target-groups', {
  title: 'Target groups',
  search: 'Search target groups',
  name: 'Name',
  members: 'Members',
  withPhone: 'With phone',
  priority: 'Priority',
  priorities: {
    VeryLow: 'Very low',
    Low: 'Low',
    Medium: 'Medium',
    High: 'High',
    VeryHigh: 'Very high',
    unknown: 'Unknown',
  },
  kind: 'Kind',
  kinds: { manual: 'Manual', automatic: 'Automatic', scim: 'SCIM', google: 'Google', ldap: 'LDAP' },
  kindHints: {
    manual: 'People choose its members',
    automatic: 'Keepnet chooses its members',
    scim: 'Kept by SCIM',
    google: 'Kept by Google',
    ldap: 'Kept by LDAP',
  },
  created: 'Created',
  updated: 'Updated',
  systemGroups: 'System groups',
  empty: 'This company has no target groups yet.',
  noMatch: 'No target group matches.',
  count: (count: number) => plural(count, { one: '# target group', other: '# target groups' }),
  exportHint: 'The file also has the groups that Keepnet makes by itself.',
  create: 'New target group',
  createIn: (company: string) => `Create in ${company}`,
  nameHint: 'As it shall be called in campaigns.',
  createdToast: (name: string) => `Target group “${name}” was created`,
  foundToast: (name: string) =>
    `Target group “${name}” was created. Its answer was lost, but we looked and it is there.`,
  membersOf: (name: string) => `Members of ${name}`,
  searchMembers: 'Search members',
  noMembers: 'Nobody is in this group yet.',
  noMemberMatches: 'No member matches.',
  memberCount: (count: number) => plural(count, { one: '# member', other: '# members' }),
  back: 'All target groups',
});
