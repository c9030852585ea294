import { expect, test } from 'vitest';
import { dateOrdersOf, readCustomValue } from './values.ts';

test.each([
  ['7.3.2026', 'dmy', '2026-03-07'],
  ['7. 3. 2026', 'dmy', '2026-03-07'],
  ['07.03.2026.', 'dmy', '2026-03-07'],
  ['\u200E07.\u200E03.\u200E2026', 'dmy', '2026-03-07'],
  ['3/7/2026 5:09 PM', 'mdy', '2026-03-07'],
  ['2026-03-07T17:09:00Z', 'dmy', '2026-03-07'],
  ['07.03.29', 'dmy', '2029-03-07'],
  ['07.03.84', 'dmy', '1984-03-07'],
  ['46088', 'dmy', '2026-03-07'],
] as const)('a day is read as people and programs write it: %j', (text, order, day) => {
  expect(readCustomValue('Date', text, order)).toBe(day);
});

test.each([
  ['7.3.2026', 'dmy', '2026-03-07T00:00'],
  ['7.3.2026 9:05:30', 'dmy', '2026-03-07T09:05:30'],
  ['07.03.2026 17.09', 'dmy', '2026-03-07T17:09'],
  ['3/7/2026, 5:09\u202FPM', 'mdy', '2026-03-07T17:09'],
  ['3/7/2026 12:09 a.m.', 'mdy', '2026-03-07T00:09'],
  ['2026-03-07 17:09:01.250', 'ymd', '2026-03-07T17:09:01'],
  ['2026-03-07T17:09:00+03:00', 'ymd', '2026-03-07T17:09:00+03:00'],
  ['46088.75', 'dmy', '2026-03-07T18:00:00'],
  ['46088,75', 'dmy', '2026-03-07T18:00:00'],
] as const)('a time is kept with its day: %j', (text, order, moment) => {
  expect(readCustomValue('DateTime', text, order)).toBe(moment);
});

test.each(['7.3.2026 25:00', '7.3.2026 13:00 PM', '7.3.2026 noon', '31.2.2026', '1.2.202', 'March'])(
  'what is no day, or no time, stays as it is and is refused: %j',
  (text) => {
    expect(readCustomValue('DateTime', text, 'dmy')).toBe(text);
    expect(dateOrdersOf([text])).toEqual([]);
  },
);
