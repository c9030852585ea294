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

/** Makes text comparable for a search that respects accents. `İ`, `I`, `ı` and `i` are all the same. */
export const searchText = (text: string): string => lowerCase(text.normalize('NFKC')).replaceAll('ı', 'i');

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
