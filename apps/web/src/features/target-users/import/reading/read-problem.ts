/** Why a file cannot be read. The list is closed; each has its sentence in the words of this feature. */
export const readProblems = [
  /** No bytes, or nothing but blanks. */
  'empty',
  'too_big',
  'unpacks_too_big',
  'too_many_rows',
  'too_many_columns',
  /** The Excel format before 2007. */
  'old_excel',
  /** Excel asks for a password. */
  'password',
  /** A workbook of another program or format, such as .ods, .numbers and .xlsb. */
  'other_workbook',
  /** A page that a program saved under the name of a spreadsheet. */
  'web_page',
  /** Not text at all. */
  'binary',
  /** A workbook that is cut off or not made as one. */
  'damaged',
] as const;
export type ReadProblemCode = (typeof readProblems)[number];

/** A file that cannot be read at all; what is wrong with single cells is told where they stand. */
export class ReadProblem extends Error {
  override readonly name = 'ReadProblem';
  readonly code: ReadProblemCode;

  constructor(code: ReadProblemCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
