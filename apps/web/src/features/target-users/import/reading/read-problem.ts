/**
 * Why a file cannot be read; each has its sentence in the words of the import. `empty`: no bytes, or nothing but blanks. `old_excel`: the
 * Excel format before 2007. `other_workbook`: one of another program or format, such as .ods, .numbers and .xlsb. `web_page`: a page that
 * a program saved under the name of a spreadsheet. `binary`: no text at all. `damaged`: a workbook that is cut off, or not made as one.
 */
export type ReadProblemCode =
  | 'empty'
  | 'too_big'
  | 'unpacks_too_big'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'old_excel'
  | 'password'
  | 'other_workbook'
  | 'web_page'
  | 'binary'
  | 'damaged';

/** A file that cannot be read at all; faults of single cells are shown at the cells. */
export class ReadProblem extends Error {
  override readonly name = 'ReadProblem';
  readonly code: ReadProblemCode;

  constructor(code: ReadProblemCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
