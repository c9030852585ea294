import { expect, test } from 'vitest';
import { fold } from './fold.ts';

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
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
