import { readLimits } from './limits.ts';
import { ReadProblem } from './read-problem.ts';
import type { OnRows, Rows } from './rows.ts';
import { readText, type TextChoices } from './text.ts';
import { readWorkbook, type WorkbookChoices } from './workbook.ts';
import { openArchive } from './zip.ts';

export type ReadChoices = TextChoices & WorkbookChoices;

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
  return isZip(bytes)
    ? readWorkbook(openArchive(file, bytes), choices, onRows)
    : readText(bytes, choices, onRows);
}
