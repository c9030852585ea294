import { expect, test } from 'vitest';
import { formatDay } from '../../../shared/lib/format.ts';
import { customValueOf, formatCustomValue } from './custom-value.ts';

test('a value is found by the id of its field, or by its name where it has none', () => {
  const user = {
    customFields: [
      { id: 'a', name: 'Cost centre', value: 'CC-1' },
      { id: null, name: 'Remote', value: 'True' },
      { id: 'c', name: 'Badge', value: '' },
    ],
  };
  expect(customValueOf(user, { id: 'a', name: 'Renamed since' })).toBe('CC-1');
  expect(customValueOf(user, { id: 'b', name: 'Remote' })).toBe('True');
  expect(customValueOf(user, { id: 'b', name: 'Cost centre' })).toBeNull();
  expect(customValueOf(user, { id: 'c', name: 'Badge' })).toBeNull();
});

test('values are written by their type, and as they are where that fails', () => {
  expect(formatCustomValue('Boolean', 'True')).toBe('Yes');
  expect(formatCustomValue('Boolean', 'false')).toBe('No');
  expect(formatCustomValue('Boolean', 'perhaps')).toBe('perhaps');
  expect(formatCustomValue('Date', '2026-03-01')).toBe(formatDay('2026-03-01'));
  expect(formatCustomValue('Date', '2026-03-01T00:00:00')).toBe(formatDay('2026-03-01'));
  expect(formatCustomValue('Date', '01/03/2026')).toBe('01/03/2026');
  expect(formatCustomValue('Date', '01/03/2026 soon')).toBe('01/03/2026 soon');
  expect(formatCustomValue('String', 'True')).toBe('True');
  expect(formatCustomValue(undefined, '42')).toBe('42');
});
