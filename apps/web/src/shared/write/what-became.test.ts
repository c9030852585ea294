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
  expect(reason).toContain('Keepnet made ada@example.com in the reseller’s own company');
  expect(more).toEqual([]);
});

test('a write that the console stopped is not created, and not in words of Keepnet', () => {
  const error = new ProblemError({ ...ignored, detail: 'Nothing was sent' });
  expect(outcomeTitle({ status: 'refused', error }, writeWords)).toBe('Nothing was created');
  expect(refusedReasons(error)).toEqual([expect.stringContaining('shows and sends nothing')]);
});
