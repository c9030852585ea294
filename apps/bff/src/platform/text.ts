/**
 * Text that every database gives back as it got it, so that a hash of it holds: without NUL, which Postgres refuses, and well-formed,
 * with U+FFFD for half a surrogate pair, which neither SQLite nor Postgres can store.
 */
export const plainText = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** For `JSON.stringify` and `JSON.parse`: every text in it as {@link plainText}. */
export const plainTexts = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? plainText(value) : value;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a text in at most `longest` UTF-16 units, without cutting through what people see as one character. */
export function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // One more, to see whether a character ends there.
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, longest + 1))) {
    if (index + segment.length <= longest) end = index + segment.length;
  }
  const fits = end > 0 ? text.slice(0, end) : text.slice(0, longest);
  // A single character that is longer than all of it is cut between code points.
  return fits.isWellFormed() ? fits : fits.slice(0, -1);
}
