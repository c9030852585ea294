import { bareAddress, plain } from '@reseller-console/contract';

/**
 * Makes text that every database returns unchanged, which keeps a hash of it valid: without NUL, which Postgres refuses, and with U+FFFD
 * for a lone surrogate, which neither SQLite nor Postgres can store.
 */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** A replacer or reviver for JSON that applies {@link storableText} to every string. */
export const storableTexts = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? storableText(value) : value;

/**
 * Lower case in NFC, in any locale. Unicode turns `İ` into `i` and a combining dot (U+0307), which people do not see as a letter and which
 * would be a stray mark in a file name.
 */
export const lowerCase = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('i\u0307', 'i').normalize('NFC');

/**
 * The forms in which Keepnet, which compares character by character, may hold a text: as people see it, with combining accents, with
 * non-breaking blanks, as the bare address or the digits of a telephone number, and as it was typed. None for text that shows nothing.
 */
export function searchForms(typed: string): string[] {
  const seen = plain(typed);
  if (seen === '') return [];
  const forms = [seen, seen.normalize('NFD'), seen.replaceAll(' ', '\u00A0'), typed.trim()];
  if (seen.includes('@')) forms.push(bareAddress(typed));
  if (/^[+\d][\d ()./-]{5,}$/.test(seen)) forms.push(seen.replace('(0)', '').replaceAll(/^\+?0*|\D/g, ''));
  return [...new Set(forms)].filter((form) => form !== '');
}

/**
 * The pieces of a text between blanks and marks that show nothing. A column with each of them has the text, whatever Keepnet holds
 * between them.
 */
export const seenPieces = (typed: string): string[] =>
  typed
    .normalize('NFC')
    .split(/[\s\p{Default_Ignorable_Code_Point}]+/u)
    .filter((piece) => piece !== '');

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text to at most `maxLength` UTF-16 units, without splitting what people see as one character. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // One unit more, to see whether a character ends at the limit.
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, maxLength + 1))) {
    if (index + segment.length <= maxLength) end = index + segment.length;
  }
  const fits = end > 0 ? text.slice(0, end) : text.slice(0, maxLength);
  // A single character that exceeds the limit is cut between code points.
  return fits.isWellFormed() ? fits : fits.slice(0, -1);
}
