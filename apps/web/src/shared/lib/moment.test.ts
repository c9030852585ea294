import { expect, test } from 'vitest';
import { formatInstant, formatMoment, formatWallClock } from './moment.ts';

const zoneOf = (iso: string): string | undefined =>
  new Intl.DateTimeFormat('en', { timeZoneName: 'short' })
    .formatToParts(Date.parse(iso))
    .find(({ type }) => type === 'timeZoneName')?.value;

test('a time names its zone, and one that has none gets none', () => {
  const iso = '2026-12-31T12:34:56Z';
  const zone = zoneOf(iso) ?? 'no zone';
  expect(formatMoment(iso)).toContain(zone);
  expect(formatInstant(iso)).toContain(zone);
  expect(formatInstant(iso)).toContain('56');
  expect(formatWallClock('2026-12-31T12:34:56')).not.toContain(zone);
});

test('a missing or unreadable time is undefined, never an invented one', () => {
  expect(formatMoment(null)).toBeUndefined();
  expect(formatMoment('31/12/2026 soon')).toBeUndefined();
});
