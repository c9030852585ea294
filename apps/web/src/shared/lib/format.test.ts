import { expect, test } from 'vitest';
import { formatDate } from './format.ts';

test('a missing or unreadable date is undefined, never an invented one', () => {
  expect(formatDate(null)).toBeUndefined();
  expect(formatDate('31/12/2026 soon')).toBeUndefined();
  expect(formatDate('2026-12-31T12:00:00Z')).toContain('2026');
});
