/// <reference types="node" />
import { expect, test } from 'vitest';
import { workbookFiles } from '../../../../../test/import-files/workbook.ts';
import { zipOf } from '../../../../../test/import-files/zip.ts';
import { rowsOf } from './rows-of.ts';

type Files = Record<string, string>;
const sheetPath = 'xl/worksheets/sheet1.xml';

/** A workbook of one sheet whose files are changed. */
const bytesWith = (files: Files) => zipOf({ ...workbookFiles([{ name: 'People', rows: [] }]), ...files });
const read = (bytes: Uint8Array<ArrayBuffer>) => rowsOf(new Blob([bytes]));
const readData = (data: string, files: Files = {}) =>
  read(bytesWith({ [sheetPath]: `<worksheet><sheetData>${data}</sheetData></worksheet>`, ...files }));
const rowsIn = async (data: string, files?: Files) => (await readData(data, files)).rows;

const relations = (...all: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships>${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

test('shared texts keep every letter, in one font or several, without how they are pronounced', async () => {
  const shared =
    '<sst><si><t xml:space="preserve"> a &lt; b &amp;&#38;&#x26; </t></si>' +
    '<si><r><rPr><b/></rPr><t>Ada </t></r><r><t>Byron</t></r></si>' +
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>' +
    '<si><t/></si><si><t>one_x000A_two</t></si><si><t>&unknown; &#x110000;</t></si></sst>';
  const row = [0, 1, 2, 3, 4, 5].map((at) => `<c t="s"><v>${at}</v></c>`).join('');
  const files = {
    'xl/_rels/workbook.xml.rels': relations(
      ['rId1', 'worksheet', '/xl/worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', '../xl/./texts.xml'],
    ),
    'xl/texts.xml': shared,
  };
  expect(await rowsIn(`<row>${row}</row>`, files)).toEqual([
    [' a < b &&& ', 'Ada Byron', '東京', '', 'one\ntwo', '&unknown; &#x110000;'],
  ]);
});

test('XML as other programs write it gives the same rows', async () => {
  const sheet =
    '\uFEFF<?xml version="1.0"?><!DOCTYPE x><!-- <x:row> -->' +
    "<x:worksheet xmlns:x='main'><x:cols><x:col hidden='true' max='3' min='2'/></x:cols><x:sheetData>" +
    `<x:row r = '3' note="r='9' > hidden='1'"><x:c t='str' r='b3'><x:f>A1&lt;"x"</x:f><x:v><![CDATA[<a&amp;b>]]></x:v></x:c>` +
    '<x:c><x:v>1.50</x:v></x:c><x:c r="F3" s="1"/></x:row><x:row/>' +
    '<x:row hidden="1"><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>' +
    '<control><anchor><row>7</row><col>8</col></anchor></control></x:worksheet>';
  const { rows, lines, hidden, notes } = await read(bytesWith({ [sheetPath]: sheet }));
  expect(rows).toEqual([['', '<a&amp;b>', '1.5'], ['2']]);
  expect(lines).toEqual([3, 5]);
  expect([...hidden]).toEqual([1]);
  expect(notes).toEqual([
    { code: 'hidden_rows', count: 1 },
    { code: 'hidden_columns', count: 2 },
  ]);
});

test('a sheet of charts is passed over', async () => {
  const { rows, how } = await readData('<row><c><v>1</v></c></row>', {
    'xl/_rels/workbook.xml.rels': relations(
      ['rId7', 'chartsheet', 'chartsheets/sheet1.xml'],
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ),
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Chart" r:id="rId7"/><sheet name="A &quot;B&quot;" r:id="rId1"/></sheets></workbook>',
  });
  expect(rows).toEqual([['1']]);
  expect(how).toMatchObject({ sheets: ['A "B"'], sheet: 0 });
});

test.each([
  ['dd.mm.yyyy', '2023-01-01T12:00'],
  ['[$-41F]d mmmm yyyy;@', '2023-01-01T12:00'],
  ['[h]:mm', '2023-01-01T12:00'],
  ['mm:ss', '2023-01-01T12:00'],
  ['h AM/PM', '2023-01-01T12:00'],
  ['0.00', '44927.5'],
  ['0&quot; days&quot;', '44927.5'],
  ['0\\d', '44927.5'],
  ['[Red]0', '44927.5'],
  ['[$USD] 0.0', '44927.5'],
  ['[$Rs.-4009] 0', '44927.5'],
  ['_-* 0_d', '44927.5'],
  ['0.00E+00', '44927.5'],
  ['00000000', '044927.5'],
])('a number in the format %s is read as %s', async (format, text) => {
  const files = {
    'xl/styles.xml': `<styleSheet><numFmts><numFmt formatCode="${format}" numFmtId="14"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  expect(await rowsIn('<row><c s="0"><v>44927.5</v></c></row>', files)).toEqual([[text]]);
});

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  // Excel's 29 February 1900.
  [60, '1900-02-28'],
  [61, '1900-03-01'],
  [2_958_465, '9999-12-31'],
  // No day that a spreadsheet knows: the number is kept.
  [2_958_466, '2958466'],
  [-3, '-3'],
  [1e15, '1000000000000000'],
])('day %d is %s', async (serial, day) => {
  expect(await rowsIn(`<row><c s="1"><v>${serial}</v></c></row>`)).toEqual([[day]]);
});

test('texts that are longer than what is unpacked at once are whole', async () => {
  const text = 'Ş&<">😀'.repeat(60_000);
  const written = text.replaceAll('&', '&amp;').replaceAll('<', '&#60;');
  const data = `<row><c t="inlineStr"><is><t>${written}</t></is></c><c t="b"><v>1</v></c></row>`;
  expect(await rowsIn(data)).toEqual([[text, 'true']]);
});

/** The sheet is said to have another check sum. */
function withOtherSum(bytes: Uint8Array<ArrayBuffer>) {
  const nameInDirectory = Buffer.from(bytes.buffer).lastIndexOf(sheetPath);
  const sum = nameInDirectory - 30;
  return bytes.with(sum, 255 - (bytes[sum] ?? 0));
}

test.each([
  ['XML that ends too soon', bytesWith({ [sheetPath]: '<worksheet><sheetData><row><c><v>1</v></c>' })],
  ['a tag that never ends', bytesWith({ [sheetPath]: `<worksheet ${'a'.repeat(3_000_000)}` })],
  ['other bytes than were packed', withOtherSum(bytesWith({}))],
  [
    'a cell beyond the last column',
    bytesWith({ [sheetPath]: '<sheetData><row><c r="XFE1"/></row></sheetData>' }),
  ],
  [
    'a text that is not there',
    bytesWith({ [sheetPath]: '<sheetData><row><c t="s"><v>99</v></c></row></sheetData>' }),
  ],
  ['no workbook', bytesWith({ '_rels/.rels': '<Relationships/>' })],
  [
    'no sheet where it is said to be',
    bytesWith({ 'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'x.xml']) }),
  ],
])('a workbook with %s is damaged', async (_, bytes) => {
  await expect(read(bytes)).rejects.toMatchObject({ code: 'damaged' });
});
