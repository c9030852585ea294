import { expect, test } from 'vitest';
import { anyQuery, pageWith, startFake, succeed } from '../../test/support/fake-upstream.ts';
import { Recall } from './recall.ts';

const bytes = (text: string, repeat = 1) => Buffer.from(text.repeat(repeat));

test('the same bytes to the same request are the same value; other bytes, and other requests, are not known', () => {
  const recall = new Recall<{ name: string }>();
  const value = { name: 'first' };
  recall.keep('a', bytes('1'), value);
  expect(recall.find('a', bytes('1'))).toBe(value);
  expect(recall.find('a', bytes('2'))).toBeUndefined();
  expect(recall.find('b', bytes('1'))).toBeUndefined();
  recall.keep('a', bytes('2'), { name: 'second' });
  expect(recall.find('a', bytes('1'))).toBeUndefined();
});

test('nothing of what is kept can be changed by one of those who share it', () => {
  const recall = new Recall<{ total: number; items: { name: string }[] }>();
  const page = { total: 2, items: [{ name: 'b' }, { name: 'a' }] };
  recall.keep('a', bytes('1'), page);
  const changes = [
    () => Object.assign(page, { total: 3 }),
    () => page.items.sort((one, other) => one.name.localeCompare(other.name)),
    () => page.items.map((item) => Object.assign(item, { name: 'c' })),
  ];
  for (const change of changes) expect(change).toThrow(TypeError);
});

test('the oldest go when it is too much, by bytes and by number', () => {
  const large = new Recall<object>();
  for (let index = 0; index < 5; index += 1) large.keep(`${index}`, bytes('x', 600_000), {});
  expect([0, 1, 2, 3, 4].map((index) => large.find(`${index}`, bytes('x', 600_000)) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  const many = new Recall<object>();
  for (let index = 0; index < 501; index += 1) many.keep(`${index}`, bytes('x'), {});
  expect(many.find('0', bytes('x'))).toBeUndefined();
  expect(many.find('1', bytes('x'))).toBeDefined();
});

test('every request goes to Keepnet, and a list that changed is never answered from memory', async () => {
  const rows = [[{ resourceId: 'one' }], [{ resourceId: 'one' }], [{ resourceId: 'two' }], []];
  const fake = await startFake((_request, response, turn) =>
    succeed(response, pageWith(rows[turn - 1] ?? [])),
  );
  const list = fake.client().company('xC5kfGz7w2Nz').targetUsers;
  const pages = [];
  for (const _ of rows) pages.push(await list.search(anyQuery));
  expect(pages.map(({ items }) => items.map(({ id }) => id))).toEqual([['one'], ['one'], ['two'], []]);
  expect(pages[1]).toBe(pages[0]);
  expect(fake.arrived).toHaveLength(4);
  await fake.close();
});
