/** The bytes that CSV gives a meaning to. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const ZERO = 0x30;
export const NINE = 0x39;
export const SEMICOLON = 0x3b;

/** Whether a byte, or a character of these, ends a cell that is not quoted. */
export const endsCell = (byte: number | undefined, delimiter: number): boolean =>
  byte === delimiter || byte === LF || byte === CR;
