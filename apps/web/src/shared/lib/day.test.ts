import { expect, test } from 'vitest';
import { localDay, utcDay } from './day.ts';

test('a day is that of UTC, or that of the person’s time zone', () => {
  expect(utcDay('2026-11-20T23:30:00.000Z')).toEqual(new Date('2026-11-20'));
  expect(utcDay('2026-11-20')).toEqual(new Date('2026-11-20'));
  const local = new Date(2026, 10, 20, 23, 30);
  expect(localDay(local.toISOString())).toEqual(new Date('2026-11-20'));
});

test.each([null, '', '11/12/2026', 'next week', '2026-13-01', '0000-00-00', '2026-11-20 or later'])(
  '%j stays as it is: nothing is guessed',
  (text) => {
    expect([utcDay(text), localDay(text)]).toEqual([text, text]);
  },
);

test('an impossible day stays text: a spreadsheet must not get another one', () => {
  expect(utcDay('2026-02-30')).toBe('2026-02-30');
});
