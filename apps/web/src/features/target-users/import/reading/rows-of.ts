import { readLimits } from './limits.ts';
import { ReadProblem } from './read-problem.ts';
import { readText, type TextChoices } from './text.ts';
import { readWorkbook, type WorkbookChoices } from './workbook.ts';

/** What a person should know about a file that was read. */
export type ReadNote =
  | {
      readonly code: 'hidden_rows' | 'hidden_columns' | 'merged' | 'unreadable_characters';
      readonly count: number;
    }
  /** A quotation mark that begins in that row is never closed: what follows may be one cell. */
  | { readonly code: 'open_quote'; readonly line: number };

/** The cells of a file as text, without blank rows and without blank columns at the end. */
export interface Rows {
  readonly rows: readonly (readonly string[])[];
  /** The row's number in the spreadsheet, from 1. */
  readonly lines: readonly number[];
  /** Rows that are hidden in the spreadsheet, by their index in `rows`. */
  readonly hidden: ReadonlySet<number>;
  readonly notes: readonly ReadNote[];
  /** How it was read; each can be chosen otherwise. */
  readonly how:
    | { readonly kind: 'text'; readonly encoding: string; readonly delimiter: string }
    | { readonly kind: 'workbook'; readonly sheets: readonly string[]; readonly sheet: number };
}

export type ReadChoices = TextChoices & WorkbookChoices;

/** Called now and then with the rows that were read so far. */
export type OnRows = (count: number) => void;

const begins = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b) && (bytes[2] === 3 || bytes[2] === 5);
/** The container of .xls, and of workbooks with a password (MS-CFB). */
const isCompound = (bytes: Uint8Array): boolean =>
  begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** A name in a compound file, which has it in UTF-16. */
function names(bytes: Uint8Array, name: string): boolean {
  const sought = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/**
 * Reads a file by its content, whatever its name says. Runs in the worker: it takes seconds for large files.
 * @throws {ReadProblem}
 */
export async function rowsOf(
  file: Blob,
  choices: ReadChoices = {},
  onRows: OnRows = () => {},
): Promise<Rows> {
  if (file.size > readLimits.bytes) throw new ReadProblem('too_big');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isCompound(bytes)) throw new ReadProblem(names(bytes, 'EncryptedPackage') ? 'password' : 'old_excel');
  return isZip(bytes) ? readWorkbook(bytes, choices, onRows) : readText(bytes, choices, onRows);
}
