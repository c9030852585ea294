import { expect, test } from 'vitest';
import { dayOf, periodProblems, readFilters, toAuditFilters, writeFilters } from './filters.ts';

test('an address is read back as it was written, without unknown parts', () => {
  const filters = { person: 'Ada', company: 'acme', action: 'session.sign_in', outcome: 'denied' } as const;
  const written = writeFilters({ ...filters, from: '2026-11-01', to: undefined });
  expect(readFilters(written)).toEqual({ ...filters, from: '2026-11-01' });
  const odd = new URLSearchParams('outcome=perfect&action=session.sign_out&from=2026-02-30&company=a/b&x=1');
  expect(readFilters(odd)).toEqual({ action: 'session.sign_out' });
});

test('a period is whole days of the person, the last one included, also when clocks change', () => {
  const { from, to } = toAuditFilters({ from: '2026-03-28', to: '2026-03-29' });
  expect(from).toBe(new Date(2026, 2, 28).toISOString());
  expect(to).toBe(new Date(2026, 2, 30).toISOString());
  expect(toAuditFilters({ outcome: 'cut' })).toEqual({ outcome: 'cut', from: undefined, to: undefined });
});

test('days are counted by the calendar', () => {
  const now = new Date(2026, 2, 1, 0, 30);
  expect([dayOf(now), dayOf(now, 1), dayOf(now, 60)]).toEqual(['2026-03-01', '2026-02-28', '2025-12-31']);
});

test.each([
  ['0026-03-04', '2026-03-04', { to: '2026-03-04' }],
  ['2026-06-31', '12026-01-01', {}],
  ['2026-05-02', '2026-05-01', {}],
  ['2026-05-02', '2026-05-02', { from: '2026-05-02', to: '2026-05-02' }],
])('of an address with the days %s and %s only what can be meant is read', (from, to, read) => {
  expect(readFilters(new URLSearchParams({ from, to }))).toEqual(read);
});

test.each([
  ['', '', {}],
  ['2026-05-02', '', {}],
  ['2024-02-29', '2026-05-02', {}],
  ['2026-05-03', '2026-05-02', { to: 'before_from' }],
  ['0226-05-03', '2026-05-02', { from: 'not_a_date' }],
  ['275760-09-13', '0001-01-01', { from: 'not_a_date', to: 'not_a_date' }],
])('the days %j and %j have these problems: %j', (from, to, problems) => {
  const field = (text: string) => ({ text, unreadable: false });
  expect(periodProblems(field(from), field(to))).toEqual(problems);
});

test('a day that is typed in part is not taken for none', () => {
  const field = { text: '', unreadable: false };
  expect(periodProblems(field, { ...field, unreadable: true })).toEqual({ to: 'not_a_date' });
});
