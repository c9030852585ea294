import { ReadProblem } from './read-problem.ts';
import { withEscaped } from './shared-strings.ts';
import type { NumberStyle } from './styles.ts';
import { attributeOf, readXml } from './xml.ts';

/** What the cells of a sheet are read by. */
export interface Book {
  readonly sharedStrings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly from1904: boolean;
}

/** What a sheet has besides the texts of its cells. Rows and columns from 0. */
export interface SheetMarks {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: number;
  /** Merged cells of one column: the first of them has the value. */
  readonly merged: readonly { readonly column: number; readonly first: number; readonly last: number }[];
}

/** Columns of a sheet, as Excel allows. */
const maxColumns = 16_384;

const referenceOf = attributeOf('r');
const typeOf = attributeOf('t');
const styleOf = attributeOf('s');
const hiddenOf = attributeOf('hidden');
const firstOf = attributeOf('min');
const lastOf = attributeOf('max');
const rangeOf = attributeOf('ref');

const isHidden = (attributes: string): boolean => /^(1|true)$/.test(hiddenOf(attributes) ?? '');

/** The column in a reference such as `AB12`, from 0. */
function columnIn(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

const rowIn = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 1) - 1;

/** Merged cells, where they are in one column. */
function mergedIn(range: string): SheetMarks['merged'] {
  const [from = 'A1', to = from] = range.replaceAll('$', '').split(':');
  const column = columnIn(from);
  return column === columnIn(to) ? [{ column, first: rowIn(from), last: rowIn(to) }] : [];
}

const dayMs = 86_400_000;
/** The first day after 9999: from here on, a spreadsheet shows the number instead of a date. */
const dayLimit = 2_958_466;

/** A day as `2026-11-30`, followed by the time if it has one. Spreadsheets have no time zones. */
function dateText(serial: number, from1904: boolean): string {
  // Excel counts a 29 February 1900, which never was.
  const days = from1904 ? serial : serial > 60 ? serial - 1 : Math.min(serial, 59);
  const date = new Date(
    (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 31)) + Math.round(days * dayMs),
  );
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16);
}

/** What Excel itself shows: it calculates with 15 digits. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)));

/** The text that a cell shows, by its type (ECMA-376, part 1, 18.18.11). */
function cellText(attributes: string, value: string, book: Book): string {
  const type = typeOf(attributes);
  if (value === '' || type === 'e') return value;
  if (type === 's') {
    const shared = book.sharedStrings[Number(value)];
    if (shared === undefined) throw new ReadProblem('damaged');
    return shared;
  }
  if (type === 'str' || type === 'inlineStr') return withEscaped(value);
  if (type === 'b') return String(value === '1' || value.toLowerCase() === 'true');
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const { isDate = false, digits = 0 } = book.styles[Number(styleOf(attributes))] ?? {};
  if (isDate && number >= 0 && number < dayLimit) return dateText(number, book.from1904);
  return numberText(number).padStart(digits, '0');
}

/** Reads a sheet; `onRow` takes the cells of each row, which has a number from 1. */
export async function readSheet(
  parts: AsyncIterable<string>,
  book: Book,
  onRow: (cells: string[], line: number) => void,
): Promise<SheetMarks> {
  const hiddenRows = new Set<number>();
  let hiddenColumns = 0;
  const merged: SheetMarks['merged'][number][] = [];
  let isData = false;
  let isValue = false;
  let isSpoken = false;
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let cell = '';
  let value = '';

  function openRow(attributes: string) {
    line = Number(referenceOf(attributes)) || line + 1;
    if (isHidden(attributes)) hiddenRows.add(line - 1);
    cells = [];
    column = -1;
  }
  function openCell(attributes: string) {
    const reference = referenceOf(attributes);
    column = reference === undefined ? column + 1 : columnIn(reference);
    if (column < 0 || column >= maxColumns) throw new ReadProblem('damaged');
    cell = attributes;
    value = '';
  }
  function closeCell() {
    const text = cellText(cell, value, book);
    if (text === '' && column >= cells.length) return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  await readXml(parts, {
    open(name, attributes) {
      if (!isData) {
        isData = name === 'sheetData';
        if (name === 'col' && isHidden(attributes))
          hiddenColumns += Number(lastOf(attributes)) - Number(firstOf(attributes)) + 1;
        if (name === 'mergeCell') merged.push(...mergedIn(rangeOf(attributes) ?? ''));
      } else if (name === 'c') openCell(attributes);
      else if (name === 'v' || name === 't') isValue = !isSpoken;
      else if (name === 'row') openRow(attributes);
      else if (name === 'rPh') isSpoken = true;
    },
    text(text) {
      if (isValue) value += text;
    },
    close(name) {
      if (!isData) return;
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') onRow(cells, line);
      else if (name === 'rPh') isSpoken = false;
      else if (name === 'sheetData') isData = false;
    },
  });
  return { hiddenRows, hiddenColumns, merged };
}
