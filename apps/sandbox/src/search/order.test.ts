import { expect, test } from 'vitest';
import { randomFrom } from '../seed/random.ts';
import { insertSorted, sorted } from './order.ts';

test('sorts more than one run as the language does, equal keys in their order', () => {
  const random = randomFrom('order');
  const items = Array.from({ length: 20_000 }, (_, index) => ({ key: Math.floor(random() * 15_000), index }));
  const expected = items.toSorted((left, right) => left.key - right.key);
  expect(sorted(items, ({ key }) => key)).toEqual(expected);
});

test('inserts behind equals, at the ends too', () => {
  const items = ['b1', 'd1'];
  for (const item of ['b2', 'a1', 'e1']) insertSorted(items, (text) => text.slice(0, 1), item);
  expect(items).toEqual(['a1', 'b1', 'b2', 'd1', 'e1']);
});
