import { copiedStyle } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { type Cell, plainCells, tableOfCells } from './cells.ts';

const cells = (...row: Cell[]) => ({ header: row.map((_, at) => `H${at}`), rows: [row] });
const plain = (...row: Cell[]) => plainCells(cells(...row)).replace(/^.*?\r\n/, '');

/** The cells of the table as a spreadsheet finds them. */
function read(...row: Cell[]): readonly HTMLTableCellElement[] {
  const page = new DOMParser().parseFromString(tableOfCells(cells(...row)), 'text/html');
  return [...page.querySelectorAll('td')];
}

const marks = ['class', 'sdnum', 'data-sheets-value', 'data-sheets-numberformat'];
const marksOf = (cell: Element | undefined) => marks.map((mark) => cell?.getAttribute(mark) ?? null);

test('the header comes first, then a line for each row', () => {
  expect(
    plainCells({
      header: ['Name', 'Users'],
      rows: [
        ['Acme', 12],
        ['Brightwater', null],
      ],
    }),
  ).toBe('Name\tUsers\r\nAcme\t12\r\nBrightwater\t');
});

test.each(['+90 532 111 22 33', '+442079460018', '007', '1/2', '12345678901234567890'])(
  '%s stays text in Excel, LibreOffice and Google Sheets',
  (text) => {
    const [cell] = read(text);
    expect(cell?.textContent).toBe(text);
    expect(marksOf(cell)).toEqual(['text', '1033;0;@', JSON.stringify({ 1: 2, 2: text }), '{"1":1}']);
    expect(plain(text)).toBe(text);
  },
);

test('numbers and days are not marked as text: spreadsheets calculate with them', () => {
  const day = new Date('2026-11-20');
  expect(plain(1234, day)).toBe('1234\t2026-11-20');
  const found = read(1234, day);
  expect(found.map(({ textContent }) => textContent)).toEqual(['1234', '2026-11-20']);
  for (const cell of found) expect(marksOf(cell)).toEqual([null, null, null, null]);
});

test('what a spreadsheet would run is guarded, in rows and in headers', () => {
  const run = '=HYPERLINK("https://example.com")';
  expect(plain(run, '@SUM(A1)', 'x;=1', '-5')).toBe(`'${run}\t'@SUM(A1)\tx;'=1\t-5`);
  expect(read(run)[0]?.textContent).toBe(`'${run}`);
  expect(plainCells({ header: ['=1+1', 'Name'], rows: [] })).toBe("'=1+1\tName");
  expect(tableOfCells({ header: ['=1+1'], rows: [] })).toContain(">'=1+1</th>");
});

test('tabs, line breaks and quotes stay within their cell', () => {
  expect(plain('a\tb', 'c\r\nd', '"e" f', 'g "h"')).toBe('"a\tb"\t"c\r\nd"\t"""e"" f"\tg "h"');
  const [tab, lines, markup] = read('a\tb', 'c\r\nd\ne', '<b onclick="x">&amp;</b>');
  expect(tab?.textContent).toBe('a\tb');
  expect(lines?.innerHTML).toBe('c<br>d<br>e');
  expect(markup?.textContent).toBe('<b onclick="x">&amp;</b>');
  expect(markup?.children).toHaveLength(0);
});

test('the only style is the one that the content security policy allows', () => {
  const page = new DOMParser().parseFromString(tableOfCells(cells('007', 'a\nb')), 'text/html');
  expect([...page.querySelectorAll('style')].map(({ textContent }) => textContent)).toEqual([copiedStyle]);
  expect(page.querySelectorAll('[style]')).toHaveLength(0);
});
