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
    manual: 'Members are chosen by hand',
    automatic: 'Keepnet chooses its members',
    scim: 'Managed by SCIM',
    google: 'Managed by Google',
    ldap: 'Managed by LDAP',
  },
  created: 'Created',
  updated: 'Updated',
  systemGroups: 'System groups',
  empty: 'This company has no target groups yet.',
  noMatch: 'No target group matches.',
  count: (count: number) => plural(count, { one: '# target group', other: '# target groups' }),
  exportHint: 'The file also includes the groups that Keepnet creates.',
  create: 'New target group',
  createIn: (company: string) => `Create in ${company}`,
  nameHint: 'Name shown in campaigns.',
  createdToast: (name: string) => `Target group “${name}” was created`,
  foundToast: (name: string) =>
    `Target group “${name}” was created. The answer was lost, but we checked and it is there.`,
  membersOf: (name: string) => `Members of ${name}`,
  searchMembers: 'Search members',
  noMembers: 'This group has no members yet.',
  noMemberMatches: 'No member matches.',
  memberCount: (count: number) => plural(count, { one: '# member', other: '# members' }),
  back: 'All target groups',
});
