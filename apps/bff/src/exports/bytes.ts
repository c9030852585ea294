/** The bytes that CSV, or a spreadsheet that opens it, gives a meaning to. */
export const NUL = 0x00;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const SEMICOLON = 0x3b;

export const endsLine = (byte: number | undefined): boolean => byte === LF || byte === CR;
