import { expect, test } from 'vitest';
import { formatCountry, formatDate, localeOf } from './format.ts';

test('the first language that Intl can read is taken', () => {
  expect(localeOf(['en-US@posix', 'tr-TR', 'en'])).toBe('tr-TR');
  expect(localeOf(['C.UTF-8!'])).toBeUndefined();
  expect(localeOf([])).toBeUndefined();
});

test('a missing or unreadable date is undefined, never an invented one', () => {
  expect(formatDate(null)).toBeUndefined();
  expect(formatDate('31/12/2026 soon')).toBeUndefined();
  expect(formatDate('2026-12-31T12:00:00Z')).toContain('2026');
});

test('a country is named by its code, and anything else is left as it is', () => {
  expect(formatCountry('JP')).not.toBe('JP');
  expect(formatCountry('nowhere')).toBe('nowhere');
  expect(formatCountry(null)).toBeUndefined();
});
