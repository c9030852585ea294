import { collectRows } from './collected.ts';
import { readLimits } from './limits.ts';
import { ReadProblem } from './read-problem.ts';
import type { OnRows, ReadNote, Rows } from './rows.ts';
import { sharedStringsOf } from './shared-strings.ts';
import { readSheet, type SheetMarks } from './sheet.ts';
import { stylesOf } from './styles.ts';
import { workbookPartsOf } from './workbook-parts.ts';
import { type Archive, partsOf } from './zip.ts';

export interface WorkbookChoices {
  /** From 0. */
  readonly sheet?: number;
}

/** Merged cells have one value, which is meant for each of their rows. */
function spread(
  { rows, lines }: { rows: string[][]; lines: number[] },
  merged: SheetMarks['merged'],
): number {
  if (merged.length === 0) return 0;
  let cells = 0;
  const at = new Map(lines.map((line, index) => [line - 1, index]));
  for (const { column, first, last } of merged) {
    const value = rows[at.get(first) ?? -1]?.[column] ?? '';
    if (value === '') continue;
    for (let row = first + 1; row <= Math.min(last, first + readLimits.rows); row += 1) {
      const cellsOfRow = rows[at.get(row) ?? -1];
      if (cellsOfRow === undefined || (cellsOfRow[column] ?? '') !== '') continue;
      while (cellsOfRow.length <= column) cellsOfRow.push('');
      cellsOfRow[column] = value;
      cells += 1;
    }
  }
  return cells;
}

async function read(archive: Archive, choices: WorkbookChoices, onRows: OnRows): Promise<Rows> {
  const { entries } = archive;
  if (!entries.has('[Content_Types].xml') || entries.has('xl/workbook.bin'))
    throw new ReadProblem('other_workbook');
  const { sheets, from1904, ...parts } = await workbookPartsOf(archive);
  const shown = sheets.findIndex(({ hidden }) => !hidden);
  const sheet = choices.sheet ?? Math.max(shown, 0);

  const path = sheets[sheet]?.path;
  if (path !== undefined && !entries.has(path)) throw new ReadProblem('damaged');

  const collected = collectRows(onRows);
  const marks = await readSheet(
    partsOf(archive, path),
    {
      sharedStrings: await sharedStringsOf(partsOf(archive, parts.sharedStrings)),
      styles: await stylesOf(partsOf(archive, parts.styles)),
      from1904,
    },
    collected.add,
  );
  const { rows, lines } = collected;
  const notes: ReadNote[] = [];
  const merged = spread(collected, marks.merged);
  if (merged > 0) notes.push({ code: 'merged', count: merged });
  const hidden = new Set(lines.flatMap((line, index) => (marks.hiddenRows.has(line - 1) ? [index] : [])));
  if (hidden.size > 0) notes.push({ code: 'hidden_rows', count: hidden.size });
  if (marks.hiddenColumns > 0) notes.push({ code: 'hidden_columns', count: marks.hiddenColumns });
  // Another sheet may have what is sought.
  if (rows.length === 0 && sheets.length < 2) throw new ReadProblem('empty');
  return {
    rows,
    lines,
    hidden,
    notes,
    how: { kind: 'workbook', sheets: sheets.map(({ name }) => name), sheet },
  };
}

/**
 * Reads a sheet of a workbook (.xlsx): the first one that is not hidden, unless another is chosen.
 * @throws {ReadProblem}
 */
export async function readWorkbook(
  archive: Archive,
  choices: WorkbookChoices,
  onRows: OnRows,
): Promise<Rows> {
  try {
    return await read(archive, choices, onRows);
  } catch (error) {
    throw error instanceof ReadProblem ? error : new ReadProblem('damaged', error);
  }
}
