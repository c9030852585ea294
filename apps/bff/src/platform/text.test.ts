import { expect, test } from 'vitest';
import { lowerCase, searchText, storableText, truncate } from './text.ts';

const family = '👩‍👩‍👧';

test.each([
  ['Ada', 'Ada'],
  [`A\ud83c`, 'A\ufffd'],
  ['\udf0dB', '\ufffdB'],
  ['A\0d\0a', 'Ada'],
  [`${family} 🇹🇷`, `${family} 🇹🇷`],
])('of %j a database keeps %j', (text, plain) => {
  expect(storableText(text)).toBe(plain);
});

test.each(['İstanbul', 'I\u0307STANBUL', 'ISTANBUL', 'ıstanbul', 'ｉstanbul'])(
  '%j is found as istanbul',
  (text) => {
    expect(searchText(text)).toBe('istanbul');
  },
);

test('lower case keeps letters and their accents together', () => {
  expect(lowerCase('ÇİĞDEM Ş')).toBe('çiğdem ş');
  expect(lowerCase('IŞIK')).toBe('işik');
  expect(lowerCase('S\u0323\u0307')).toBe('ṩ');
});

test.each([
  ['as it is where it fits', 'Łódź', 4, 'Łódź'],
  ['between letters', 'abcdef', 4, 'abcd'],
  ['before a pair that does not fit', 'abc🌍d', 4, 'abc'],
  ['after a pair that just fits', 'ab🌍cd', 4, 'ab🌍'],
  ['before a whole family', `ab${family}`, 6, 'ab'],
  ['before a letter with its accent', 'abce\u0301x', 4, 'abc'],
  ['before a flag', 'a🇹🇷b', 4, 'a'],
  [
    'between code points where one character is longer than all',
    `e${'\u0301'.repeat(9)}`,
    4,
    'e\u0301\u0301\u0301',
  ],
  ['between code points of a family that is longer than all', family, 4, '👩\u200d'],
])('a text is cut %s', (_how, text, maxLength, cut) => {
  expect(truncate(text, maxLength)).toBe(cut);
});

test('a cut text is always well-formed, and no longer than it may be', () => {
  const text = `Zoë 🌍${family}🇹🇷e\u0301\u0323 नमस्ते`.repeat(3);
  for (let maxLength = 0; maxLength <= text.length; maxLength += 1) {
    const cut = truncate(text, maxLength);
    expect(cut.isWellFormed() && cut.length <= maxLength && text.startsWith(cut)).toBe(true);
  }
});
