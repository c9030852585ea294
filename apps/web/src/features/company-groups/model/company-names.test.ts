import { expect, test } from 'vitest';
import { namesakes } from '../../../shared/lib/namesakes.ts';
import { byName, companyNamesOf, toldBy } from './company-names.ts';

const directory = [
  ['a', 'Álpha'],
  ['b', 'Beta'],
  ['t1', 'Twin'],
  ['t2', 'TWIN'],
] as const;
const companyNames = companyNamesOf(directory, namesakes(directory.map(([id, name]) => ({ id, name }))), [
  'a',
  'gone',
  'gone',
]);

test('a member that the directory does not list is there once, by its id', () => {
  expect(companyNames.entries.at(-1)).toEqual(['gone', 'gone']);
  expect(companyNames.entries).toHaveLength(5);
  expect([companyNames.isListed('gone'), companyNames.isListed('a')]).toEqual([false, true]);
  expect([companyNames.nameOf('gone'), companyNames.nameOf('b')]).toEqual(['gone', 'Beta']);
});

test('companies of one name are told apart, others need not be', () => {
  expect(['t1', 't2', 'a', 'gone'].map((id) => toldBy(companyNames, id))).toEqual([
    'Twin (t1)',
    'TWIN (t2)',
    'Álpha',
    'gone',
  ]);
});

test('ids are sorted by their names, with those without a name last', () => {
  expect(byName(['gone', 't2', 'b', 'a'], companyNames)).toEqual(['a', 'b', 't2', 'gone']);
});
