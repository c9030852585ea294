import { expect, test } from 'vitest';
import { fold, wordsOf } from './fold.ts';

test.each([
  ['İstanbul', 'istanbul'],
  ['ISTANBUL', 'istanbul'],
  ['ıstanbul', 'istanbul'],
  ['Isparta', 'isparta'],
  ['ısparta', 'isparta'],
  ['Çağlar İnşaat', 'caglar insaat'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['Ærø', 'aero'],
  ['ﬁne', 'fine'],
  ['Ａｃｍｅ', 'acme'],
  ['I\u0307STANBUL', 'istanbul'],
  ['Zoe\u0308  Ray ', 'zoe ray'],
  ['Acme\u00A0 \u2009Corp', 'acme corp'],
  ['Ac\u200Bme\u00AD \u202ECorp\u{E0041}', 'acme corp'],
  ['علی\u200Cرضا', 'علیرضا'],
  ['O’Neil–D‘Arcy', "o'neil-d'arcy"],
  ['ΟΔΟΣ', 'οδοσ'],
  ['  Acme   Corp', 'acme corp'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('words are what is between blanks of any kind', () => {
  expect(wordsOf('\u3000 Łódź\u2003 Ray\u200B ')).toEqual(['lodz', 'ray']);
  expect(wordsOf(' \u200B')).toEqual([]);
});
