import { expect, test } from 'vitest';
import { ProblemError } from '../../../shared/problem-error.ts';
import { isUntouched, memberConflictOf, resumeFrom, unexpectedResultOf } from './outcome.ts';

const lists = { seen: ['a', 'b'], actual: ['a', 'b', 'x'], wanted: ['a', 'c'] };
const edit = { seen: ['a', 'b'], added: ['c'], removed: ['b'] };
const refusedBy = (code: ProblemError['code'], members?: typeof lists) =>
  ({ status: 'refused', error: new ProblemError({ code, title: code, status: 400, members }) }) as const;

test('a conflict continues with both changes, a stop half-way with what was wanted', () => {
  const changed = memberConflictOf(refusedBy('members_changed', lists));
  expect(changed).toEqual({ kind: 'changed', lists });
  expect(changed && resumeFrom(changed, edit)).toEqual({ seen: lists.actual, added: ['c'], removed: ['b'] });

  const partial = memberConflictOf(refusedBy('members_partial', lists));
  expect(partial && resumeFrom(partial, edit)).toEqual({
    seen: lists.actual,
    added: ['c'],
    removed: ['b', 'x'],
  });
});

test('an answer that is not what was asked for shows all three lists', () => {
  expect(unexpectedResultOf({ seen: ['a'], wanted: ['b'] }, ['a', 'b'])).toEqual({
    kind: 'unexpected',
    lists: { seen: ['a'], wanted: ['b'], actual: ['a', 'b'] },
  });
});

test('other refusals say nothing about members, and neither does a form at rest', () => {
  expect(memberConflictOf(refusedBy('upstream_refused', lists))).toBeUndefined();
  expect(memberConflictOf(refusedBy('members_changed'))).toBeUndefined();
  expect(memberConflictOf({ status: 'idle' })).toBeUndefined();
});

test('an unknown outcome shows what is there, where that could be read', () => {
  const { error } = refusedBy('outcome_unknown', { ...lists, actual: lists.seen });
  const unknown = { status: 'unknown', attempt: { key: 'k', body: {} }, error, checks: 0 } as const;
  const conflict = memberConflictOf(unknown);
  expect(conflict?.kind).toBe('unknown');
  expect(conflict && isUntouched(conflict)).toBe(true);
});
