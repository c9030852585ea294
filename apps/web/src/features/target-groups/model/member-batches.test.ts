import { MemberChange } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { batchesOf, batchKey, together } from './member-batches.ts';

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

test('every call has as many as the server accepts, and none is lost or sent twice', () => {
  const wish = { add: ids('a', 230), remove: ids('r', 45) };
  const batches = batchesOf(wish);
  expect(batches.map(({ add, remove }) => add.length + remove.length)).toEqual([100, 100, 75]);
  expect(batches.flatMap(({ add }) => add)).toEqual(wish.add);
  expect(batches.flatMap(({ remove }) => remove)).toEqual(wish.remove);
  for (const batch of batches) expect(MemberChange.safeParse(batch).success).toBe(true);
});

test('every call has a key of its own, the same one each time', () => {
  const key = '7b1de1ba-20b5-4fd0-9a3a-6f2f9c1f7a55';
  const keys = [0, 1, 17].map((n) => batchKey(key, n));
  expect(keys).toEqual([0, 1, 17].map((n) => batchKey(key, n)));
  expect(new Set(keys).size).toBe(3);
  for (const one of keys) expect(one).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
});

test('several answers are one: whole only if all are', () => {
  const none = { added: [], removed: [], already: [], notIn: [], missing: [], complete: true };
  const answers = [
    { ...none, added: ['a'], already: ['b'] },
    { ...none, added: ['c'], missing: ['d'], complete: false, reconciled: true as const },
  ];
  expect(together(answers)).toEqual({
    ...none,
    added: ['a', 'c'],
    already: ['b'],
    missing: ['d'],
    complete: false,
    reconciled: true,
  });
});
