import { expect, test } from 'vitest';
import { fullInWeeks, perWeek } from './licence-trend.ts';

const day = (index: number): string => new Date(Date.UTC(2026, 1, 20 + index)).toISOString().slice(0, 10);
const days = (...counts: (number | undefined)[]) =>
  counts.flatMap((activeUsers, index) =>
    activeUsers === undefined ? [] : [{ day: day(index), activeUsers }],
  );
const rising = (count: number, by: number, from = 100) =>
  days(...Array.from({ length: count }, (_, index) => from + by * index));

test('a trend is the slope of the line through the days, as users a week', () => {
  expect(perWeek(rising(14, 2))).toBe(14);
  expect(perWeek(rising(30, -1, 500))).toBe(-7);
  expect(perWeek(rising(20, 0))).toBe(0);
  // Up and down around a line that rises by one a day.
  expect(
    perWeek(days(...Array.from({ length: 20 }, (_, index) => index + (index % 2 === 0 ? 3 : -3)))),
  ).toBeCloseTo(6.4, 0);
});

test('missing days change nothing, and fewer than fourteen days have no trend', () => {
  const [first, ...rest] = rising(16, 3);
  expect(perWeek([first, rest.at(4), rest.at(-1)].flatMap((each) => each ?? []))).toBe(21);
  expect(perWeek(rising(13, 5))).toBeNull();
  expect(perWeek([])).toBeNull();
});

test.each([
  [90, 100, 5, 2],
  [99, 100, 50, 1],
  [90, 100, 0, null],
  [90, 100, -3, null],
  [90, null, 5, null],
  [100, 100, 5, null],
  [120, 100, 5, null],
  [0, 10_000, 1, null],
  [90, 100, null, null],
])('%d of %s, %s more a week: full in %s weeks', (active, limit, rise, weeks) => {
  expect(fullInWeeks(active, limit, rise)).toBe(weeks);
});
