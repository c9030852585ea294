import { expect, test } from 'vitest';
import { separatorOf } from './separator.ts';

test.each([
  [['en-US'], 'comma'],
  [['ja-JP', 'ja-JP'], 'comma'],
  [['en', 'en-US@posix'], 'comma'],
  [['tr-TR', 'en-US'], 'semicolon'],
  [['tr'], 'semicolon'],
  [['en', 'de-DE'], 'semicolon'],
  [['fr'], 'semicolon'],
] as const)('CSV files of %j are separated by a %s', (locales, separator) => {
  expect(separatorOf(locales)).toBe(separator);
});
