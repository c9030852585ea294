import { COMMA, CR, LF, QUOTE, SEMICOLON } from './bytes.ts';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
/** The most bytes of a first line to wait for before choosing the delimiter. */
const maxLineBytes = 64 * 1024;

/** How a CSV file begins. */
export interface CsvHeader {
  delimiter: number;
  /** Where the first cell begins: after the byte order mark. */
  start: number;
}

/** Reads the delimiter, `,` or `;`, from the first line; undefined while that has not ended. */
export function readHeader(bytes: Buffer, last: boolean): CsvHeader | undefined {
  if (bytes.length < byteOrderMark.length && !last) return undefined;
  const start = bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
  let commas = 0;
  let semicolons = 0;
  let quoted = false;
  let ended = last || bytes.length > maxLineBytes;
  for (const byte of bytes.subarray(start)) {
    if (byte === QUOTE) quoted = !quoted;
    if (quoted) continue;
    if (byte === COMMA) commas += 1;
    if (byte === SEMICOLON) semicolons += 1;
    if (byte !== LF && byte !== CR) continue;
    ended = true;
    break;
  }
  return ended ? { delimiter: semicolons > commas ? SEMICOLON : COMMA, start } : undefined;
}
