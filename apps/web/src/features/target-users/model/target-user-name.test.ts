import type { TargetUser } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { nameAndEmail, targetUserNamesakes } from './target-user-name.ts';

const person = (id: string, more: Partial<TargetUser> = {}): TargetUser => ({
  ...{ id, firstName: 'Jane', lastName: 'Doe', email: 'jane@example.com', department: null },
  ...{ status: 'active', priority: 'Medium', phoneNumber: null, preferredLanguage: null },
  ...{ managerName: null, managerEmail: null, timeZone: null, source: 'manual', editable: true },
  ...{ createdAt: '2026-03-04T10:00:00Z', updatedAt: null, customFields: [] },
  ...more,
});

test('people of one name are told apart by their addresses', () => {
  const people = [
    person('1'),
    person('2', { email: 'jane.doe@example.com' }),
    person('3', { lastName: 'Roe' }),
  ];
  expect([...targetUserNamesakes(people)]).toEqual([
    ['1', 'jane@example.com'],
    ['2', 'jane.doe@example.com'],
  ]);
});

test('one who was deleted and came back is told apart by the status, two who were deleted by the day', () => {
  const deleted = (id: string, createdAt: string) => person(id, { status: 'deleted', createdAt });
  const apart = targetUserNamesakes([
    person('1'),
    deleted('2', '2024-03-04T10:00:00Z'),
    deleted('3', '2025-03-04T10:00:00Z'),
  ]);
  expect(apart.get('1')).toBe('active');
  expect(apart.get('2')).toMatch(/^deleted, created .*2024/);
  expect(apart.get('3')).toMatch(/^deleted, created .*2025/);
});

test('people without a name are their addresses, which no name is added to', () => {
  expect(nameAndEmail(person('1', { firstName: null, lastName: null }))).toBe('jane@example.com');
  expect(nameAndEmail(person('1'))).toBe('Jane Doe, jane@example.com');
});
