/** What a spreadsheet takes for the beginning of a formula, with the full-width forms that some keyboards write. */
export const formulaSigns = '=+-@＝＋－＠';

/** A number with its decimal and grouping signs in any order: a spreadsheet reads it or leaves it alone, and runs nothing. */
const number = /^[+-](?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?$/i;
/** An international number of 6 to 15 digits (ITU-T E.164) with the usual grouping signs. */
const telephone = /^\+\(?\d(?:[ .\-/()]*\d){5,14}$/;

/** What numbers and telephone numbers consist of. */
export const harmlessCharacters = '0123456789+-.,()/ eE';

/** The most characters of a number or telephone number. Anything longer counts as a formula. */
export const maxNumberLength = 48;

/** Whether text that begins with one of the signs is only that sign, a number, or a telephone number. */
export const isHarmless = (text: string): boolean =>
  text.length === 1 || (text.length <= maxNumberLength && (number.test(text) || telephone.test(text)));

/** The guard that a file puts before what may begin a formula, in a cell or in a part that a spreadsheet may split off. */
const guards = /(^|[,;\t\r\n]"*)'(?=[=+\-@＝＋－＠\t\r\n\0])/g;

/** The text of a cell without the guards that our own files have. */
export const withoutGuard = (text: string): string =>
  text.includes("'") ? text.replaceAll(guards, '$1') : text;

/** Where a spreadsheet may see the beginning of a formula: in a cell, or behind what its region may separate cells by. */
const beginnings = /(^|[,;\t\r\n]"*)([=+\-@＝＋－＠\0])/g;

/** The part of a text that a spreadsheet may take for a cell, if a separator comes before it. */
function partOf(text: string, separator: string | undefined): string {
  if (separator === undefined) return text;
  const ends = [separator, '\r', '\n'].map((one) => text.indexOf(one)).filter((at) => at !== -1);
  return text.slice(0, Math.min(text.length, ...ends));
}

/**
 * A cell with an apostrophe before whatever a spreadsheet would run (OWASP CSV Injection). What follows `,` `;` a tab or a line break
 * counts as the beginning of a cell too. A number, a telephone number and a lone sign are harmless if they are all that there is.
 */
export function withGuard(cell: string): string {
  const guarded = cell.replaceAll(beginnings, (found: string, before: string, sign: string, at: number) => {
    const part = partOf(cell.slice(at + before.length), before[0]);
    return sign !== '\0' && isHarmless(part) ? found : `${before}'${sign}`;
  });
  return /^[\t\r\n]/.test(cell) ? `'${guarded}` : guarded;
}
