import { zipOf } from './zip.ts';

/** A cell: text, a number, what a formula resulted in, a day by its serial number, an error, or XML as it is. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string; readonly result: string | number }
  | { readonly serial: number; readonly time?: boolean }
  | { readonly padded: number }
  | { readonly error: string };

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hidden?: boolean;
  /** Rows that are hidden, from 1. */
  readonly hiddenRows?: readonly number[];
  readonly merged?: readonly string[];
}

const inXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

function xmlOf(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${inXml(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${Number(cell)}</v></c>`;
  if ('error' in cell) return `<c r="${reference}" t="e"><v>${cell.error}</v></c>`;
  if ('serial' in cell) return `<c r="${reference}" s="${cell.time ? 2 : 1}"><v>${cell.serial}</v></c>`;
  if ('padded' in cell) return `<c r="${reference}" s="3"><v>${cell.padded}</v></c>`;
  const text = typeof cell.result === 'string';
  return `<c r="${reference}"${text ? ' t="str"' : ''}><f>${inXml(cell.formula)}</f><v>${inXml(String(cell.result))}</v></c>`;
}

function sheetXml({ rows, hiddenRows = [], merged = [] }: Sheet): string {
  const data = rows.map((cells, at) => {
    const hidden = hiddenRows.includes(at + 1) ? ' hidden="1"' : '';
    const xml = cells.map((cell, column) => xmlOf(cell, `${letters(column)}${at + 1}`)).join('');
    return `<row r="${at + 1}"${hidden}>${xml}</row>`;
  });
  const cells = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data.join('')}</sheetData>${cells && `<mergeCells>${cells}</mergeCells>`}</worksheet>`;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const styles = `<?xml version="1.0"?><styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

/** The files of a workbook as Excel lays them out, written by hand: nothing of the reader is used to make what it reads. */
export function workbookFiles(sheets: readonly Sheet[], date1904 = false): Record<string, string> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const all = (content: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  return {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': all(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, hidden }, at) =>
          `<sheet name="${inXml(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': all(
      sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('') +
        relation('rId900', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  };
}

export const workbookOf = (sheets: readonly Sheet[], date1904 = false) =>
  zipOf(workbookFiles(sheets, date1904));
