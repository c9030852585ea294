import { expect, test } from 'vitest';
import { type Entry, namesOfEntry, prepare, search } from './rank.ts';

const directory: readonly Entry[] = [
  ['aaaa11112222', 'Acme'],
  ['bbbb11112222', 'Acme Corp'],
  ['cccc11112222', 'Big Acme'],
  ['dddd11112222', 'Çağlar İnşaat'],
  ['eeee11112222', 'Isik Holding'],
  ['ffff11112222', 'Işık Enerji'],
  ['AcMeID345678', 'Zenith'],
  ['gggg11112222', 'Placmen'],
];
const prepared = prepare(directory, namesOfEntry);
const names = (typed: string) => search(prepared, typed).map(([, name]) => name);

test('whole name, then beginning, then word, then anywhere, then id', () => {
  expect(names('acme')).toEqual(['Acme', 'Acme Corp', 'Big Acme', 'Placmen', 'Zenith']);
  expect(names('corp')).toEqual(['Acme Corp']);
});

test('several words may stand in any order', () => {
  expect(names('corp ac')).toEqual(['Acme Corp']);
  expect(names('corp zen')).toEqual([]);
});

test('Turkish letters and diacritics match with and without them', () => {
  expect(names('caglar')).toEqual(['Çağlar İnşaat']);
  expect(names('ÇAĞLAR insaat')).toEqual(['Çağlar İnşaat']);
  expect(names('ISIK')).toEqual(['Isik Holding', 'Işık Enerji']);
  expect(names('ışık')).toEqual(['Isik Holding', 'Işık Enerji']);
  expect(names('İnş')).toEqual(['Çağlar İnşaat']);
});

test('an id matches whole or from its beginning, whatever the case', () => {
  expect(names('acmeid345678')).toEqual(['Zenith']);
  expect(names('AcMeI')).toEqual(['Zenith']);
});

test('characters that mean something in patterns are plain text', () => {
  expect(names('.*')).toEqual([]);
  expect(names('(')).toEqual([]);
});

test('nothing typed is the whole directory in its own order', () => {
  expect(search(prepared, '  ')).toEqual(directory);
});

test('what has no id is found by its name alone', () => {
  const pages = prepare(['Companies', 'Company groups', 'Activity'], (name) => ({ id: '', name }));
  expect(search(pages, 'group comp')).toEqual(['Company groups']);
  expect(search(pages, 'act')).toEqual(['Activity']);
  expect(search(pages, 'xyz')).toEqual([]);
});

test.each([
  ['decomposed letters', 'C\u0327ag\u0306lar'],
  ['a blank of another kind', 'Çağlar\u00A0İnşaat'],
  ['a doubled blank', ' çağlar   inşaat '],
  ['marks that show nothing', '\u202AÇağ\u200Blar\u202C'],
])('%s find the name that is read', (_what, typed) => {
  expect(names(typed)).toEqual(['Çağlar İnşaat']);
});

test('an id is found as it is pasted', () => {
  expect(names('\u00A0AcMeID345678\u200B')).toEqual(['Zenith']);
});

test('a name that is held with marks and odd blanks is found by what is read', () => {
  const odd = prepare([['x', 'Nor\u00ADth\u00A0 Wind']], namesOfEntry);
  expect(search(odd, 'north wind')).toHaveLength(1);
});
