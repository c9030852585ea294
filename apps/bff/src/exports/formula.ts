import { CR, endsCell, NINE, QUOTE, TAB, ZERO } from './bytes.ts';

/** First bytes that make a spreadsheet run a cell, or let it hide one that does (OWASP CSV Injection). */
const starters = new Uint8Array(256);
for (const byte of [...Buffer.from('=+-@'), TAB, CR]) starters[byte] = 1;

/** 1 for everything that numbers and telephone numbers are written with. */
const harmless = new Uint8Array(256);
for (const byte of Buffer.from('0123456789+-.,()/ eE')) harmless[byte] = 1;

/** A number with its decimal and grouping signs in any order: a spreadsheet reads it or leaves it alone, and runs nothing. */
const number = /^[+-](?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?$/i;
/** An international number of 6 to 15 digits (ITU-T E.164) with the signs that people group it by. */
const telephone = /^\+\(?\d(?:[ .\-/()]*\d){5,14}$/;

/** Bytes in the longest number or telephone number that is looked for; whatever is longer counts as a formula. */
const longest = 48;

/** Whether a cell whose content begins with this byte has to be looked at. */
export const mayStartFormula = (byte = 0): boolean => starters[byte] === 1;

/** A cell whose content begins at `from`. */
interface Cell {
  bytes: Buffer;
  from: number;
  delimiter: number;
  quoted: boolean;
  /** Nothing comes after `bytes`. */
  last: boolean;
}

function endsAt({ bytes, delimiter, last }: Cell, at: number): boolean | undefined {
  const byte = bytes[at];
  if (byte === undefined) return last ? true : undefined;
  return endsCell(byte, delimiter);
}

/** Whether the cell is something else than a number or a telephone number; undefined where more bytes are needed to say. */
function isFormula(cell: Cell): boolean | undefined {
  const { bytes, from, delimiter, quoted } = cell;
  let end = from;
  let digits = 0;
  for (let byte = bytes[end]; byte !== undefined && harmless[byte] === 1; byte = bytes[end]) {
    if (byte === delimiter && !quoted) break;
    end += 1;
    if (byte >= ZERO && byte <= NINE) digits += 1;
    if (end - from > longest) return true;
  }
  if (quoted && end < bytes.length && bytes[end] !== QUOTE) return true;
  const ends = endsAt(cell, quoted ? end + 1 : end);
  if (ends !== true) return ends === undefined ? undefined : true;
  // Most cells that come this far are telephone numbers without a space, which need no pattern.
  const isSignedInteger = digits > 0 && digits === end - from - 1;
  if (isSignedInteger) return false;
  const text = bytes.toString('latin1', from, end);
  return !number.test(text) && !telephone.test(text);
}

/** Adds a place for the apostrophe of a cell that needs one; false where more bytes are needed to say. */
export function judge(cell: Cell, places: number[]): boolean {
  const formula = isFormula(cell);
  if (formula === true) places.push(cell.from);
  return formula !== undefined;
}
