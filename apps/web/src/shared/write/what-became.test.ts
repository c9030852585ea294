import { expect, test } from 'vitest';
import { ProblemError } from '../problem-error.ts';
import { outcomeTitle, refusedReasons } from './what-became.ts';
import { words as writeWords } from './words/en.ts';

const ignored = { code: 'upstream_scope_ignored', title: 'Ignored', status: 502, settled: true } as const;

test('a record that Keepnet made in the wrong company is never told as not created', () => {
  const candidates = [{ id: 'u1', label: 'ada@example.com', createdAt: null }];
  const error = new ProblemError({ ...ignored, candidates });
  expect(outcomeTitle({ status: 'refused', error }, writeWords)).toBe('It was created in the wrong company');
  const [reason, ...more] = refusedReasons(error);
  expect(reason).toContain('Keepnet created ada@example.com in the reseller’s own company');
  expect(more).toEqual([]);
});

const refused = { title: 'Refused', status: 403, settled: true } as const;

test('only what Keepnet said is told as its words', () => {
  const byKeepnet = new ProblemError({
    ...refused,
    code: 'upstream_refused',
    detail: 'Domain is blocked',
    keepnetMessage: 'Domain is blocked',
  });
  expect(refusedReasons(byKeepnet)).toContain('Keepnet says: Domain is blocked');

  const byRole = new ProblemError({
    ...refused,
    code: 'role_too_low',
    detail: 'This needs the role admin; yours is operator.',
    params: { needed: 'admin', yours: 'operator' },
  });
  expect(refusedReasons(byRole)).toEqual([
    expect.stringContaining('Your role'),
    'This needs the role Admin; yours is Operator.',
  ]);

  const bySize = new ProblemError({
    ...refused,
    code: 'upstream_failed',
    params: { reason: 'list_too_long', rows: 12_000, max: 10_000 },
  });
  expect(refusedReasons(bySize).at(-1)).toMatch(/12\D?000.*10\D?000/);
});

test('a reason of a newer server is told in its own words', () => {
  const detail = 'The moon is full.';
  const error = new ProblemError({ ...refused, code: 'upstream_failed', detail, params: { reason: 'moon' } });
  expect(refusedReasons(error).at(-1)).toBe(detail);
});

test('a field is refused in our words by its code, in those of Keepnet, or in those of a newer server', () => {
  const errors = [
    { field: 'name', code: 'too_long', params: { max: 1400 }, message: 'At most 1400 characters' },
    { field: 'email', code: 'refused_by_keepnet', message: 'Domain is blocked' },
    { field: 'phone', code: 'phone_of_the_moon', message: 'A number on the moon' },
    { field: 'department', message: 'From an older server' },
  ];
  const told = refusedReasons(new ProblemError({ ...refused, code: 'invalid_request', errors }));
  expect(told[0]).toMatch(/^At most 1\D?400 characters$/);
  expect(told.slice(1)).toEqual([
    'Keepnet says: Domain is blocked',
    'A number on the moon',
    'From an older server',
  ]);
});

test('a write that the console stopped is not created, and not in words of Keepnet', () => {
  const error = new ProblemError({ ...ignored, detail: 'Nothing was sent' });
  expect(outcomeTitle({ status: 'refused', error }, writeWords)).toBe('Nothing was created');
  expect(refusedReasons(error)).toEqual([expect.stringContaining('shows and sends nothing')]);
});
