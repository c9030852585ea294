import { expect, test } from 'vitest';
import { formatCountry } from './country.ts';

test('a country is named by its code, and anything else is left as it is', () => {
  expect(formatCountry('JP')).not.toBe('JP');
  expect(formatCountry('nowhere')).toBe('nowhere');
  expect(formatCountry(null)).toBeUndefined();
});
