import { describe, expect, test } from 'vitest';
import { applied, differenceOf, membershipDiffs, rebased, sameMembers } from './members.ts';

test('a difference names what comes and what goes, and applying it gives the list back', () => {
  const from = ['a', 'b', 'c'];
  const to = ['c', 'd', 'a', 'e'];
  const difference = differenceOf(from, to);
  expect(difference).toEqual({ added: ['d', 'e'], removed: ['b'] });
  expect(sameMembers(applied(from, difference), to)).toBe(true);
});

test('a list that names a company twice is the same list', () => {
  expect(applied(['a', 'a', 'b'], { added: ['b', 'c', 'c'], removed: [] })).toEqual(['a', 'b', 'c']);
  expect(sameMembers(['a', 'b'], ['b', 'a', 'a'])).toBe(true);
  expect(sameMembers(['a', 'b'], ['a'])).toBe(false);
});

describe('merging with what another person did meanwhile', () => {
  const mine = differenceOf(['a', 'b', 'c'], ['a', 'c', 'd']);

  test('keeps their changes and mine', () => {
    const theirs = ['a', 'b', 'c', 'x'];
    expect(applied(theirs, rebased(theirs, mine)).toSorted()).toEqual(['a', 'c', 'd', 'x']);
  });

  test('drops of mine what they did already', () => {
    expect(rebased(['a', 'c', 'd'], mine)).toEqual({ added: [], removed: [] });
  });

  test('does not bring back what they removed and I did not change', () => {
    const theirs = ['b', 'c'];
    expect(applied(theirs, rebased(theirs, mine))).toEqual(['c', 'd']);
  });
});

test('diffs name only the companies that the lists disagree about', () => {
  const diffs = membershipDiffs({ seen: ['a', 'b'], actual: ['a', 'x'], wanted: ['a', 'b', 'd'] });
  expect(diffs).toEqual([
    { id: 'b', seen: true, actual: false, wanted: true },
    { id: 'x', seen: false, actual: true, wanted: false },
    { id: 'd', seen: false, actual: false, wanted: true },
  ]);
});

test('5,000 companies are compared in no time that anybody feels', () => {
  const from = Array.from({ length: 5000 }, (_, index) => `company-${index}`);
  const to = [...from.slice(10), 'company-new'];
  expect(differenceOf(from, to)).toEqual({ added: ['company-new'], removed: from.slice(0, 10) });
});
