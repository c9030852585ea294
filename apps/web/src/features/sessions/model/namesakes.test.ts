import type { SessionItem } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { peopleNamesakes, sessionNamesakes } from './namesakes.ts';

const session = (id: string, person: SessionItem['person'], startedAt = '2026-11-20T14:05:00Z') => ({
  ...{ id, person, startedAt, lastSeenAt: startedAt },
  ...({ role: 'viewer', limited: false, current: false } as const),
});
const sam = (id: string, email: string | null) => ({ id, name: 'Sam Ray', email });

test('sessions of one person are told apart by when they began, and need no address', () => {
  const own = sam('1', 'sam@example.com');
  const sessions = [session('a', own), session('b', own, '2026-11-21T09:00:00Z')];
  expect(peopleNamesakes(sessions).size).toBe(0);
  const apart = sessionNamesakes(sessions);
  expect(apart.get('a')).toMatch(/^signed in .*20/);
  expect(apart.get('b')).toMatch(/^signed in .*21/);
});

test('people of one name are told apart by their addresses, or by their ids where they have none', () => {
  const sessions = [session('a', sam('1', 'sam@example.com')), session('b', sam('2', null))];
  expect([...sessionNamesakes(sessions)]).toEqual([
    ['a', 'sam@example.com'],
    ['b', '2'],
  ]);
});

test('sessions that began in the same minute are still two', () => {
  const own = sam('1', null);
  expect([...sessionNamesakes([session('a', own), session('b', own)]).values()]).toEqual(['a', 'b']);
});
