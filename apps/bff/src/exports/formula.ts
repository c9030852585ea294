import { formulaSigns, harmlessCharacters, isHarmless, maxNumberLength } from '@reseller-console/contract';
import { COMMA, endsLine, NUL, QUOTE } from './bytes.ts';

/** 1 for the first byte of each sign that is one byte long. */
const signs = new Uint8Array(256);
const fullWidth: Buffer[] = [];
for (const sign of formulaSigns) {
  const [byte = 0, ...more] = Buffer.from(sign);
  if (more.length === 0) signs[byte] = 1;
  else fullWidth.push(Buffer.from(sign));
}
const fullWidthLead = 0xef;
const fullWidthLength = 3;

/** 1 for each byte that numbers and telephone numbers consist of. */
const harmless = new Uint8Array(256);
for (const byte of Buffer.from(harmlessCharacters)) harmless[byte] = 1;

/** Whether text that begins with this byte has to be looked at. */
export const mayStartFormula = (byte = -1): boolean =>
  signs[byte] === 1 || byte === NUL || byte === fullWidthLead;

/** Text that a spreadsheet may take for a cell. */
export interface Piece {
  bytes: Buffer;
  from: number;
  delimiter: number;
  /** Whether it is within a quoted cell. */
  quoted: boolean;
  /** What it follows inside the cell; undefined where it begins the cell. */
  after: number | undefined;
  /** No bytes follow. */
  last: boolean;
}

/** Bytes of the sign that the piece begins with, 0 without one; undefined where more are needed to say. */
function signLength({ bytes, from, last }: Piece): number | undefined {
  if (bytes[from] !== fullWidthLead) return 1;
  const lead = bytes.subarray(from, from + fullWidthLength);
  if (lead.length < fullWidthLength && !last) return undefined;
  return fullWidth.some((sign) => sign.equals(lead)) ? fullWidthLength : 0;
}

/** Whether the piece ends within its cell: at what it follows, since that is what a spreadsheet would split at, or at a line's end. */
const endsInside = ({ bytes, after }: Piece, at: number): boolean =>
  after !== undefined && (bytes[at] === after || endsLine(bytes[at]));

/** Whether the piece ends with its cell; undefined where more bytes are needed to say. */
function endsCell({ bytes, quoted, delimiter, last }: Piece, at: number): boolean | undefined {
  if (quoted && at < bytes.length && bytes[at] !== QUOTE) return false;
  const behind = quoted ? at + 1 : at;
  if (behind >= bytes.length) return last ? true : undefined;
  return bytes[behind] === delimiter || endsLine(bytes[behind]);
}

/**
 * Whether a spreadsheet may run the piece, whose first byte {@link mayStartFormula}. A number, a telephone number and a lone sign are
 * harmless if they are all that there is (OWASP CSV Injection). Undefined where more bytes are needed to say.
 */
export function isFormula(piece: Piece): boolean | undefined {
  const { bytes, from, delimiter, quoted, after } = piece;
  const sign = signLength(piece);
  if (sign === undefined || sign === 0) return sign === 0 ? false : undefined;
  if (bytes[from] === NUL) return true;
  const commaEnds = after === COMMA || (delimiter === COMMA && !quoted);
  let end = from + sign;
  for (let byte = bytes[end]; byte !== undefined && harmless[byte] === 1; byte = bytes[end]) {
    if (byte === COMMA && commaEnds) break;
    end += 1;
    if (end - from > maxNumberLength) return true;
  }
  if (!endsInside(piece, end)) {
    const ends = endsCell(piece, end);
    if (ends !== true) return ends === undefined ? undefined : true;
  }
  return end - from > sign && !isHarmless(bytes.toString('latin1', from, end));
}
