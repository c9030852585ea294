import { expect, test } from 'vitest';
import { matching, step } from './combobox-options.ts';

const options = [
  { id: 'a', label: 'All Staff' },
  { id: 'b', label: 'Repeat Offenders', barred: 'Keepnet chooses its members' },
  { id: 'c', label: 'İstanbul Ofisi', note: 'High' },
];

test('every word must be there, in any case and with or without accents', () => {
  expect(matching(options, 'staff ALL').map(({ id }) => id)).toEqual(['a']);
  expect(matching(options, 'istanbul').map(({ id }) => id)).toEqual(['c']);
  expect(matching(options, 'high').map(({ id }) => id)).toEqual(['c']);
  expect(matching(options, '  ')).toBe(options);
  expect(matching(options, 'nothing of it')).toEqual([]);
});

test('arrows go round and pass over what cannot be chosen', () => {
  expect(step(options, -1, 1)).toBe(0);
  expect(step(options, 0, 1)).toBe(2);
  expect(step(options, 2, 1)).toBe(0);
  expect(step(options, 0, -1)).toBe(2);
  expect(step(options, -1, -1)).toBe(2);
});

test('where nothing can be chosen, nothing is', () => {
  expect(step([], -1, 1)).toBe(-1);
  expect(step([{ id: 'x', label: 'X', barred: 'no' }], -1, 1)).toBe(-1);
});
