/**
 * Text that every database gives back as it got it, so that a hash of it holds: without NUL, which Postgres refuses, and well-formed,
 * with U+FFFD for half a surrogate pair, which neither SQLite nor Postgres can store.
 */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** For `JSON.stringify` and `JSON.parse`: every text in it as {@link storableText}. */
export const storableTexts = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? storableText(value) : value;

/**
 * Lower case in NFC, the same on every machine. The rules of Unicode turn `İ` into `i` and a dot above (U+0307), which is one letter
 * to nobody and a stray mark in a file name.
 */
export const lowerCase = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('i\u0307', 'i').normalize('NFC');

/** Text made comparable for a search that accents matter to. All letters i are one, dotted or not: `İ`, `I`, `ı` and `i`. */
export const searchText = (text: string): string => lowerCase(text.normalize('NFKC')).replaceAll('ı', 'i');

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a text in at most `maxLength` UTF-16 units, without cutting through what people see as one character. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // One more, to see whether a character ends there.
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, maxLength + 1))) {
    if (index + segment.length <= maxLength) end = index + segment.length;
  }
  const fits = end > 0 ? text.slice(0, end) : text.slice(0, maxLength);
  // A single character that is longer than all of it is cut between code points.
  return fits.isWellFormed() ? fits : fits.slice(0, -1);
}
