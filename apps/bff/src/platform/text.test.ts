import { expect, test } from 'vitest';
import { lowerCase, searchForms, seenPieces, storableText, truncate } from './text.ts';

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

test.each([
  ['Zoe\u0308  Ray', ['Zoë Ray', 'Zoe\u0308 Ray', 'Zoë\u00A0Ray', 'Zoe\u0308  Ray']],
  ['Night\u00A0shift\u200B', ['Night shift', 'Night\u00A0shift', 'Night\u00A0shift\u200B']],
  [' Ada ', ['Ada']],
  ['Ada <ada@example.com>;', ['Ada <ada@example.com>;', 'Ada\u00A0<ada@example.com>;', 'ada@example.com']],
  ['+44 (0)20 7946-0018', ['+44 (0)20 7946-0018', '+44\u00A0(0)20\u00A07946-0018', '442079460018']],
  ['020 7946 0018', ['020 7946 0018', '020\u00A07946\u00A00018', '2079460018']],
  ['2026', ['2026']],
  ['\u2060 ', []],
])('%j is searched for in the forms that Keepnet may hold', (typed, forms) => {
  expect(searchForms(typed)).toEqual(forms);
});

test('a text is found in pieces, whatever is between them', () => {
  expect(seenPieces(' Cafe\u0301\u00A0 Night\u200Bshift')).toEqual(['Café', 'Night', 'shift']);
});

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
