import { expect, test } from 'vitest';
import { byName, rosterOf } from './roster.ts';

const roster = rosterOf(
  [
    ['a', 'Álpha'],
    ['b', 'Beta'],
    ['t1', 'Twin'],
    ['t2', 'Twin'],
  ],
  ['a', 'gone', 'gone'],
);

test('a member that the directory does not list is there once, by its id', () => {
  expect(roster.entries.at(-1)).toEqual(['gone', 'gone']);
  expect(roster.entries).toHaveLength(5);
  expect([roster.isListed('gone'), roster.isListed('a')]).toEqual([false, true]);
  expect([roster.nameOf('gone'), roster.nameOf('b')]).toEqual(['gone', 'Beta']);
});

test('companies of one name are told apart, others need not be', () => {
  expect(['t1', 't2', 'a', 'gone'].map(roster.isTwin)).toEqual([true, true, false, false]);
});

test('ids are put in the order of their names, and those that nobody can name last', () => {
  expect(byName(['gone', 't2', 'b', 'a'], roster)).toEqual(['a', 'b', 't2', 'gone']);
});
