import type { TargetUser } from '@reseller-console/contract';
import { afterAll, expect, test, vi } from 'vitest';

const zone = vi.hoisted(() => {
  const before = process.env.TZ;
  process.env.TZ = 'Pacific/Kiritimati';
  return before;
});
afterAll(() => {
  process.env.TZ = zone;
});

import { targetUsersColumns } from './target-users-columns.tsx';

test('rows tell days in the zone that months are counted in, and name it', () => {
  expect(new Date('2026-11-30T23:30:00Z').getDate()).toBe(1);
  const user: TargetUser = {
    ...{ id: 'u', email: 'u@example.com', firstName: 'U', lastName: null, department: null },
    ...{ phoneNumber: null, priority: 'Low', status: 'active', timeZone: null, preferredLanguage: null },
    ...{ managerName: null, managerEmail: null, editable: true, source: 'manual', customFields: [] },
    createdAt: '2026-11-30T23:30:00Z',
    updatedAt: '2026-10-31T12:00:00Z',
  };
  const told = targetUsersColumns()
    .filter(({ id }) => id === 'created' || id === 'updated')
    .map(({ header, cell }) => [header, cell(user)]);
  expect(told).toEqual([
    ['Updated (UTC)', 'Oct 31, 2026'],
    ['Created (UTC)', 'Nov 30, 2026'],
  ]);
});
