import { expect, test } from 'vitest';
import { keepWithin } from './query-scope.ts';

test('old rows stay while the next page of the same company loads', () => {
  expect(keepWithin('a')('rows', { queryKey: ['a', 'target-users', { page: 1 }] })).toBe('rows');
});

test('rows of another company are never a placeholder', () => {
  expect(keepWithin('b')('rows', { queryKey: ['a', 'target-users', { page: 1 }] })).toBeUndefined();
  expect(keepWithin('b')('rows', undefined)).toBeUndefined();
});
