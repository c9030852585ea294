import { type entriesOf, partsOf, textOf } from './zip.ts';

/** What the reader of rows does not say about a sheet. Rows and columns from 0. */
export interface SheetMarks {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: number;
  /** Merged cells of one column: the first of them has the value. */
  readonly merged: readonly { readonly column: number; readonly first: number; readonly last: number }[];
  /** Digits that a number is shown with, by `row:column`, where zeros are put before it. */
  readonly digits: ReadonlyMap<string, number>;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** `C12` as row 11 and column 2. */
function placeOf(reference: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** Styles whose number format is nothing but zeros, such as `00000`, with the number of these. */
function paddedStyles(styles: string): ReadonlyMap<string, number> {
  const formats = new Map(
    [...styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'numFmtId') ?? '',
      attribute(tag, 'formatCode') ?? '',
    ]),
  );
  const [cells = ''] = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles) ?? [];
  return new Map(
    [...cells.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].flatMap(([tag], style) => {
      const format = formats.get(attribute(tag, 'numFmtId') ?? '') ?? '';
      return /^0{2,}$/.test(format) ? [[String(style), format.length] as const] : [];
    }),
  );
}

/** Where the parts of a workbook are, by its relations. */
async function pathOf(
  bytes: Uint8Array,
  entries: ReturnType<typeof entriesOf>,
  sheet: number,
): Promise<string> {
  const workbook = await textOf(bytes, entries.get('xl/workbook.xml'));
  const relations = await textOf(bytes, entries.get('xl/_rels/workbook.xml.rels'));
  const tags = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  const id = attribute(tags[sheet] ?? '', '\\w+:id');
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].find(
    ([tag]) => attribute(tag, 'Id') === id,
  );
  const target = attribute(relation?.[0] ?? '', 'Target') ?? '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

const marked = /<(?:\w+:)?(?:row|col|mergeCell|c)\s[^>]*>/g;
const markedRarely = /<(?:\w+:)?(?:row\s[^>]*hidden|col\s[^>]*hidden|mergeCell\s)[^>]*>/g;

/** Reads the marks of a sheet; none if the workbook's parts are not where Excel puts them. */
export async function marksOf(
  bytes: Uint8Array,
  entries: ReturnType<typeof entriesOf>,
  sheet: number,
): Promise<SheetMarks> {
  const hiddenRows = new Set<number>();
  const merged: { column: number; first: number; last: number }[] = [];
  const digits = new Map<string, number>();
  let hiddenColumns = 0;
  const padded = paddedStyles(await textOf(bytes, entries.get('xl/styles.xml')));
  const entry = entries.get(await pathOf(bytes, entries, sheet));

  function take(tag: string) {
    const [, name] = /^<(?:\w+:)?(\w+)/.exec(tag) ?? [];
    const hidden = /\shidden="(1|true)"/.test(tag);
    if (name === 'row' && hidden) hiddenRows.add(Number(attribute(tag, 'r')) - 1);
    if (name === 'col' && hidden)
      hiddenColumns += Number(attribute(tag, 'max')) - Number(attribute(tag, 'min')) + 1;
    if (name === 'mergeCell') {
      const [from = 'A1', to = from] = (attribute(tag, 'ref') ?? '').split(':');
      const [first, last] = [placeOf(from), placeOf(to)];
      if (first.column === last.column)
        merged.push({ column: first.column, first: first.row, last: last.row });
    }
    if (name === 'c') {
      const length = padded.get(attribute(tag, 's') ?? '');
      if (length === undefined) return;
      const { row, column } = placeOf(attribute(tag, 'r') ?? '');
      digits.set(`${row}:${column}`, length);
    }
  }

  let carried = '';
  if (entry) {
    for await (const part of partsOf(bytes, entry)) {
      const text = carried + part;
      const end = text.lastIndexOf('<');
      for (const [tag] of text.slice(0, end).matchAll(padded.size > 0 ? marked : markedRarely)) take(tag);
      carried = text.slice(Math.max(end, 0));
    }
  }
  return { hiddenRows, hiddenColumns, merged, digits };
}
