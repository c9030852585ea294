import { attributeOf, readXml } from './xml.ts';

/** How a style shows a number. */
export interface NumberStyle {
  readonly isDate: boolean;
  /** Digits that it has at least, by zeros that are put before it. */
  readonly digits: number;
}

/** Formats of dates and times that no file spells out (ECMA-376, part 1, 18.8.30). */
const isDateId = (id: number): boolean =>
  [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([first = 0, last = 0]) => id >= first && id <= last);

const dateLetters = /y|d|m{3}|am\/pm|a\/p|(?<![a-z])(?:hh?|ss?)(?![a-z])/i;

/** Whether a format shows a day or a time: `dd.mm.yyyy`, `[h]:mm`; not what is quoted in it, nor the name of a colour or currency. */
function isDateFormat(format: string): boolean {
  if (/\[(?:h+|m+|s+)\]/i.test(format)) return true;
  return dateLetters.test(format.replaceAll(/\[[^\]]*\]|\\.|"[^"]*"|[*_]./g, ''));
}

const idOf = attributeOf('numFmtId');
const codeOf = attributeOf('formatCode');

/** The styles of a workbook, by their numbers. */
export async function stylesOf(parts: AsyncIterable<string>): Promise<NumberStyle[]> {
  const formats = new Map<string, string>();
  const styles: NumberStyle[] = [];
  let ofCells = false;
  await readXml(parts, {
    open(name, attributes) {
      if (name === 'cellXfs') ofCells = true;
      const id = idOf(attributes) ?? '0';
      if (name === 'numFmt') formats.set(id, codeOf(attributes) ?? '');
      if (name !== 'xf' || !ofCells) return;
      const format = formats.get(id);
      styles.push({
        isDate: format === undefined ? isDateId(Number(id)) : isDateFormat(format),
        digits: format !== undefined && /^0{2,}$/.test(format) ? format.length : 0,
      });
    },
    close(name) {
      if (name === 'cellXfs') ofCells = false;
    },
  });
  return styles;
}
