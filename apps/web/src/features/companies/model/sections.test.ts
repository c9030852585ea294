import { expect, test } from 'vitest';
import type { Entry } from '../../../shared/lib/rank.ts';
import { startSections } from './sections.ts';

const directory: readonly Entry[] = ['a', 'b', 'c', 'd'].map((id) => [id, `Company ${id}`]);
const idsOf = (sections: ReturnType<typeof startSections>) =>
  sections.map(({ items }) => items.map(([id]) => id));

test('favourites, then recent ones, then others, each company once', () => {
  expect(idsOf(startSections(directory, ['c'], ['c', 'a'], undefined))).toEqual([['c'], ['a'], ['b', 'd']]);
});

test('the current company is not offered as a recent one', () => {
  expect(idsOf(startSections(directory, [], ['b', 'a'], 'b'))).toEqual([['a'], ['b', 'c', 'd']]);
});

test('companies that are gone leave no gap', () => {
  expect(idsOf(startSections(directory, ['gone'], ['lost'], undefined))).toEqual([['a', 'b', 'c', 'd']]);
});

test('others stand there only where favourites and recent ones are few', () => {
  const many: readonly Entry[] = Array.from({ length: 100 }, (_, at) => [`id${at}`, `Company ${at}`]);
  const ids = many.map(([id]) => id);
  const counts = (favourites: number, recents: number) =>
    startSections(many, ids.slice(0, favourites), ids.slice(favourites, favourites + recents), undefined).map(
      ({ items }) => items.length,
    );
  expect(counts(0, 0)).toEqual([6]);
  expect(counts(2, 3)).toEqual([2, 3, 1]);
  expect(counts(20, 8)).toEqual([20, 8]);
});
