import { expect, test } from 'vitest';
import { localDay, utcDay } from './day.ts';

test('a day is the one in UTC, or the one on the wall', () => {
  expect(utcDay('2026-11-20T23:30:00.000Z')).toEqual(new Date('2026-11-20'));
  expect(utcDay('2026-11-20')).toEqual(new Date('2026-11-20'));
  const onTheWall = new Date(2026, 10, 20, 23, 30);
  expect(localDay(onTheWall.toISOString())).toEqual(new Date('2026-11-20'));
});

test.each([null, '', '11/12/2026', 'next week'])('%j stays as it is: nothing is guessed', (text) => {
  expect([utcDay(text), localDay(text)]).toEqual([text, text]);
});
