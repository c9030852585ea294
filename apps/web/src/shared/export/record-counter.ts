const LF = 10;
const CR = 13;
const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;

const isMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf;

/**
 * Counts the records of a CSV file (RFC 4180; `,` or `;`; LF, CRLF or CR) while its bytes arrive in pieces of any size. A line
 * break within quotes is none, blank lines are no records, and a quote inside a plain cell is only a letter.
 */
export function createRecordCounter() {
  let records = 0;
  /** Whether the record has begun. */
  let begun = false;
  /** Where in a cell the next byte is: at its start, in plain text, within quotes, or after a quote within them. */
  let place: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  let delimiter: number | undefined;
  let commas = 0;
  let semicolons = 0;

  function endRecord(): void {
    if (!begun) return;
    begun = false;
    records += 1;
    // Until its end the header is read as if both were delimiters.
    delimiter ??= semicolons > commas ? SEMICOLON : COMMA;
  }

  function isDelimiter(byte: number): boolean {
    if (delimiter !== undefined) return byte === delimiter;
    if (byte === COMMA) commas += 1;
    if (byte === SEMICOLON) semicolons += 1;
    return byte === COMMA || byte === SEMICOLON;
  }

  return {
    push(bytes: Uint8Array): void {
      for (const byte of bytes) {
        if (place === 'quoted') {
          if (byte === QUOTE) place = 'quote';
          continue;
        }
        if (byte === QUOTE && place !== 'plain') {
          // After a quote it is the second half of a doubled one; at the start it opens a cell.
          begun = true;
          place = 'quoted';
        } else if (byte === LF || byte === CR) {
          endRecord();
          place = 'start';
        } else if (!begun && records === 0 && isMark(byte)) {
          // A byte order mark is no part of the first cell.
        } else {
          begun = true;
          place = isDelimiter(byte) ? 'start' : 'plain';
        }
      }
    },
    /** Records without the header, and without one that has not ended yet. */
    get rows(): number {
      return Math.max(0, records - 1);
    },
    /** Rows when the file has ended: its last record needs no line break. */
    get rowsAtEnd(): number {
      return Math.max(0, records + (begun ? 1 : 0) - 1);
    },
  };
}
