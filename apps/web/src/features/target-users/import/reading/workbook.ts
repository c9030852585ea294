import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { collectRows } from './collected.ts';
import { readLimits } from './limits.ts';
import { ReadProblem } from './read-problem.ts';
import type { OnRows, ReadNote, Rows } from './rows.ts';
import { marksOf, type SheetMarks } from './sheet-marks.ts';
import { entriesOf } from './zip.ts';

export interface WorkbookChoices {
  /** From 0. */
  readonly sheet?: number;
}

interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

async function sheetsOf(bytes: Uint8Array): Promise<SheetName[]> {
  const sheets: SheetName[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      sheets.push({ name, hidden: hidden === true || veryHidden === true });
      return false;
    },
  });
  return sheets;
}

/** A day as `2026-11-30`, followed by the time if it has one. Spreadsheets have no time zones. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') {
    // What Excel itself shows: it calculates with 15 digits.
    return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
  }
  return String(value);
}

/** Merged cells have one value, which is meant for each of their rows. */
function spread(
  { rows, lines }: { rows: string[][]; lines: number[] },
  merged: SheetMarks['merged'],
): number {
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

async function read(bytes: Uint8Array, choices: WorkbookChoices, onRows: OnRows): Promise<Rows> {
  const entries = entriesOf(bytes);
  if (!entries.has('[Content_Types].xml') || entries.has('xl/workbook.bin'))
    throw new ReadProblem('other_workbook');
  const sheets = await sheetsOf(bytes);
  const shown = sheets.findIndex(({ hidden }) => !hidden);
  const sheet = choices.sheet ?? Math.max(shown, 0);
  const marks = await marksOf(bytes, entries, sheet);

  const collected = collectRows(onRows);
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    const cells = values.map((value, column) => {
      const length = marks.digits.get(`${index}:${column}`);
      const text = cellText(value);
      return length !== undefined && typeof value === 'number' ? text.padStart(length, '0') : text;
    });
    collected.add(cells, index + 1);
  }
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
  bytes: Uint8Array,
  choices: WorkbookChoices,
  onRows: OnRows,
): Promise<Rows> {
  try {
    return await read(bytes, choices, onRows);
  } catch (error) {
    throw error instanceof ReadProblem ? error : new ReadProblem('damaged', error);
  }
}
