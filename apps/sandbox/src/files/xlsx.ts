import { inChunks } from './chunks.ts';
import type { Column } from './csv.ts';
import { type Entry, zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`;
const relation = (type: string, target: string): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
const WORKBOOK = `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="Export" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** Text that XML may hold: markup escaped, characters that XML 1.0 forbids left out. */
function escaped(text: string): string {
  const allowed = text.replace(/\p{Cc}/gu, (char) => ('\t\n\r'.includes(char) ? char : ''));
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cell(value: string | number): string {
  return typeof value === 'number'
    ? `<c><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function* sheet<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<string> {
  yield `${XML}<worksheet xmlns="${SHEET}"><sheetData><row>${columns.map(({ header }) => cell(header)).join('')}</row>`;
  yield* inChunks(rows, (row) => `<row>${columns.map(({ value }) => cell(value(row))).join('')}</row>`);
  yield '</sheetData></worksheet>';
}

/** Rows as a workbook of one sheet, streamed. */
export function xlsx<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [
    { name: '[Content_Types].xml', text: [CONTENT_TYPES] },
    { name: '_rels/.rels', text: [relation('officeDocument', 'xl/workbook.xml')] },
    { name: 'xl/workbook.xml', text: [WORKBOOK] },
    { name: 'xl/_rels/workbook.xml.rels', text: [relation('worksheet', 'worksheets/sheet1.xml')] },
    { name: 'xl/worksheets/sheet1.xml', text: sheet(columns, rows) },
  ];
  return zip(entries);
}
