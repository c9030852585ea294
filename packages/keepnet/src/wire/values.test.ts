import { expect, it } from 'vitest';
import { readLimit, readMoment } from './values.ts';

it.each([
  ['2026-11-20', '2026-11-20'],
  ['2026-11-20T14:05:00Z', '2026-11-20T14:05:00.000Z'],
  ['2026-11-20T14:05:00', '2026-11-20T14:05:00.000Z'],
  ['2026-11-20T14:05:00.123Z', '2026-11-20T14:05:00.123Z'],
  ['2026-11-20T14:05:00.1234567', '2026-11-20T14:05:00.123Z'],
  ['2026-11-20T14:05', '2026-11-20T14:05:00.000Z'],
  ['2026-11-20T14:05:00-03:00', '2026-11-20T17:05:00.000Z'],
  ['2026-11-20T14:05:00.1234567+03:00', '2026-11-20T11:05:00.123Z'],
])('A13: %s is strict ISO', (raw, read) => {
  expect(readMoment(raw)).toBe(read);
});

it.each([
  '20/11/2026 14:05',
  '11/20/2026',
  '20.11.2026',
  'Nov 20, 2026',
  '2026-13-40',
  '2026-02-30T25:00:00',
  '2026',
  '0001-01-01T00:00:00',
])('A13: %s is shown as it came and not computed with', (raw) => {
  expect(readMoment(raw)).toBe(raw);
});

it.each([null, undefined, ''])('no date is no text either (%s)', (raw) => {
  expect(readMoment(raw)).toBeNull();
});

it.each([
  [true, '250', 250],
  [true, 250, 250],
  [true, '0', 0],
  [true, 'Unlimited', null],
  [true, '9223372036854775807', null],
  [true, '2.5', null],
  [true, '', null],
  [true, null, null],
  [false, '250', null],
  [undefined, '250', null],
])('A23: limited %s, number %s is %s', (limited, value, expected) => {
  expect(readLimit(limited, value)).toBe(expected);
});
