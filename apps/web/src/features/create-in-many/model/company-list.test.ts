import { expect, test } from 'vitest';
import { readCompanyList } from './company-list.ts';

const directory = [
  ['a1', 'Acme Corp'],
  ['b2', 'Bright, Ltd.'],
  ['m1', 'Meridian Health'],
  ['m2', 'Meridian Health'],
  ['z9', 'Çınar Gıda'],
] as const;

test('a list finds companies by id and by exact name, each once', () => {
  expect(readCompanyList('acme corp\na1\n  z9 \r\nÇınar Gıda', directory)).toEqual({
    found: ['a1', 'z9'],
    missing: [],
    ambiguous: [],
  });
});

test('a comma separates, unless it belongs to the name of a company', () => {
  expect(readCompanyList('Bright, Ltd.\nAcme Corp, z9; b2', directory).found).toEqual(['b2', 'a1', 'z9']);
});

test('what no company is called, and what several are called, is named', () => {
  const list = readCompanyList('Acme\nMeridian Health\nm2\nAcme', directory);
  expect(list.found).toEqual(['m2']);
  expect(list.missing).toEqual(['Acme']);
  expect(list.ambiguous).toEqual([{ name: 'Meridian Health', ids: ['m1', 'm2'] }]);
});
