import { expect, test } from 'vitest';
import type { Entry } from '../../../shared/lib/rank.ts';
import { pageForCompany, startSections } from './sections.ts';

const directory: readonly Entry[] = ['a', 'b', 'c', 'd'].map((id) => [id, `Company ${id}`]);
const idsOf = (sections: ReturnType<typeof startSections>) =>
  sections.map(({ companies }) => companies.map(([id]) => id));

test('favourites, then recent ones, then the rest, each company once', () => {
  expect(idsOf(startSections(directory, ['c'], ['c', 'a'], undefined))).toEqual([['c'], ['a'], ['b', 'd']]);
});

test('the current company is not offered as a recent one', () => {
  expect(idsOf(startSections(directory, [], ['b', 'a'], 'b'))).toEqual([['a'], ['b', 'c', 'd']]);
});

test('companies that are gone leave no gap', () => {
  expect(idsOf(startSections(directory, ['gone'], ['lost'], undefined))).toEqual([['a', 'b', 'c', 'd']]);
});

test('switching keeps the kind of page and drops everything else', () => {
  expect(pageForCompany('/companies/a/target-users', 'b')).toBe('/companies/b/target-users');
  expect(pageForCompany('/companies/a', 'b')).toBe('/companies/b');
  expect(pageForCompany('/companies/a/target-groups/g1', 'b')).toBe('/companies/b/target-groups');
  expect(pageForCompany('/', 'b')).toBe('/companies/b');
});
