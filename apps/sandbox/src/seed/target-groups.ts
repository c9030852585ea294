import type { Company, TargetGroup, TargetUser } from '../store/records.ts';
import type { UserTable } from '../store/user-table.ts';
import { KNOWN } from './known.ts';
import { pick, randomFrom, resourceId } from './random.ts';

/** The groups that the upstream fills by itself; nothing but their names gives them away. */
const AUTOMATIC = ['Repeat Offenders', 'New Hires', 'Non-Simulated Users', 'Untrained Users'] as const;

const OWN = [
  'All Staff',
  'Board',
  'Head Office',
  'Contractors',
  'Phishing Champions',
  'Remote Workers',
  'Night Shift',
] as const;

/** The target groups of a company; deleted users are in none. */
export function seedTargetGroups(company: Company, users: UserTable, seed: number): TargetGroup[] {
  if (company.id === KNOWN.empty.id) return [];
  const random = randomFrom(seed, 'target-groups', company.id);
  const people = users.everything().filter(({ deleted }) => !deleted);
  const group = (
    name: string,
    kind: TargetGroup['kind'],
    belongs: (user: TargetUser) => boolean,
  ): TargetGroup => ({
    id: resourceId(random),
    name,
    kind,
    priority: pick(random, ['Low', 'Medium', 'Medium', 'High']),
    createTime: new Date(Date.parse(company.createTime) + random() * 300 * 86_400_000).toISOString(),
    updateTime: null,
    members: new Set(people.filter(belongs)),
  });
  const some = (share: number) => () => random() < share;
  const departments = [...new Set(people.map(({ department }) => department))]
    .filter((name) => name !== '')
    .sort();
  return [
    ...AUTOMATIC.map((name, index) => group(name, 'automatic', some(0.03 * (index + 1)))),
    ...OWN.map((name, index) => group(name, 'manual', index === 0 ? () => true : some(0.02 * index))),
    ...departments.map((name) => group(name, 'manual', (user) => user.department === name)),
    group('Directory Sync', 'scim', ({ origin }) => origin === 'scim'),
    group('Workspace Staff', 'google', some(0.05)),
  ];
}
