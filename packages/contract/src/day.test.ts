import { expect, test } from 'vitest';
import { isDay, isDayAndTime } from './day.ts';
import { customFieldProblem } from './lookups.ts';

test.each(['1900-01-01', '1957-06-09', '2024-02-29', '2026-12-31', '9999-12-31'])('%s is a day', (day) => {
  expect(isDay(day)).toBe(true);
  expect(customFieldProblem({ type: 'Date', required: true }, day)).toBeUndefined();
});

test.each([
  ...['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32'],
  ...['0026-03-04', '0202-12-01', '1899-12-31', '12026-01-01', '+010000-01-01', '26-3-4', '04.03.2026', ''],
  ...['2026-03-04T00:00', 'unfinished', '2026-03-04\n'],
])('%j is none that a person can mean', (text) => {
  expect(isDay(text)).toBe(false);
  expect(customFieldProblem({ type: 'Date', required: true }, text)).toBeDefined();
});

test.each([
  ['2026-03-04T09:30', true],
  ['2024-02-29T23:59:59', true],
  ['2026-03-04T09:30:00.1234567Z', true],
  ['2026-03-04T09:30+03:00', true],
  ['2026-02-30T09:30', false],
  ['2026-03-04T24:00', false],
  ['2026-03-04T09:60', false],
  ['2026-03-04T09:30 or so', false],
  ['0026-03-04T09:30', false],
  ['2026-03-04', false],
])('%s is a day and time: %s', (text, does) => {
  expect(isDayAndTime(text)).toBe(does);
  expect(customFieldProblem({ type: 'DateTime', required: false }, text) === undefined).toBe(does);
});
