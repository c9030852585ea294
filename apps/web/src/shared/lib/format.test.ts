import { afterEach, expect, test, vi } from 'vitest';
import { formatDate, formatDay } from './format.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a missing or unreadable date is undefined, never an invented one', () => {
  expect(formatDate(null)).toBeUndefined();
  expect(formatDate('31/12/2026 soon')).toBeUndefined();
  expect(formatDate('11/12/2026 10:00')).toBeUndefined();
  expect(formatDate('2026-12-31T12:00:00Z')).toContain('2026');
  expect(formatDay(null)).toBeUndefined();
  expect(formatDay('31/12/2026 soon')).toBeUndefined();
});

test.each([
  ['America/New_York', 'Jun 25, 2027'],
  ['Pacific/Kiritimati', 'Jun 26, 2027'],
])('a day is the same one in %s as everywhere, a moment is not', async (zone, there) => {
  vi.stubEnv('TZ', zone);
  vi.resetModules();
  const { formatDate: ofMoment, formatDay: ofDay } = await import('./format.ts');
  expect(ofMoment('2027-06-26T00:00:00.000Z')).toBe(there);
  expect(ofDay('2027-06-26T00:00:00.000Z')).toBe('Jun 26, 2027');
  expect(ofDay('2027-06-26')).toBe('Jun 26, 2027');
});
