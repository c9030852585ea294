import { expect, test } from 'vitest';
import { languageOf, localeOf } from './language.ts';

test('the first language that there are words for is spoken, and English where there is none', () => {
  expect(languageOf(['de-DE', 'tr-TR', 'en-GB'])).toBe('tr');
  expect(languageOf(['', 'en-US@posix', 'tr'])).toBe('en');
  expect(languageOf(['trv', 'de'])).toBe('en');
  expect(languageOf([])).toBe('en');
});

test('dates and numbers are written as the browser asks for the language on screen, else as is usual in it', () => {
  expect(localeOf('en', ['tr-TR', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(localeOf('tr', ['en-GB', 'de-DE'])).toBe('tr');
  expect(localeOf('en', ['en-US@posix', 'en-AU'])).toBe('en-AU');
  expect(localeOf('en', ['en-US@posix'])).toBe('en');
});
