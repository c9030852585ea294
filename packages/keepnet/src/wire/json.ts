/** What JSON can write and no text of ours may hold: half of a surrogate pair, and a NUL. */
const odd = /\\u(?:d[89a-f]|0000)/i;

const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;

/**
 * Reads JSON. Its text comes out without NUL, which Postgres cannot store, and well-formed, with U+FFFD for half a character: what a
 * database gives back would otherwise differ from what was hashed.
 * @throws {SyntaxError} for anything that is no JSON
 */
export const readJsonText = (text: string): unknown => JSON.parse(text, odd.test(text) ? plain : undefined);
