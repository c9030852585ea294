import { expect, test } from 'vitest';
import { ColumnsMissing, CompanyRows } from './company-rows.ts';

const company = { id: 'a1', name: 'Ac"me, Ltd ş' };
const columns = { own: ['Name', 'Number Of Users'], fields: ['Cost centre', 'Badge'] };
const prefix = '"Ac""me, Ltd ş",a1';

/** What becomes of a file that arrives in two pieces, cut after so many bytes. */
function rowsOf(text: string, cut: number, fields: readonly string[] = columns.fields) {
  const bytes = Buffer.from(text);
  const rows = new CompanyRows(company, { ...columns, fields });
  const parts = [rows.push(bytes.subarray(0, cut)), rows.push(bytes.subarray(cut)), rows.end()];
  return { text: Buffer.concat(parts).toString(), rows: rows.rows, found: rows.found };
}

const files: [name: string, text: string, records: string[]][] = [
  [
    'in another order, with columns that are not wanted',
    'Other,number of users,name\r\nx,3,Ann\r\ny,4,Bo\r\n',
    ['Ann,3,,', 'Bo,4,,'],
  ],
  [
    'quotes, line breaks and commas in cells',
    'Name,Number Of Users,Badge\n"An""n, B",1,"a\nb"\n',
    ['"An""n, B",1,,"a\nb"'],
  ],
  [
    'semicolons and a byte order mark',
    '\uFEFFName;Number Of Users;COST CENTRE\r\na,b;1;"c;d"\r\n',
    ['"a,b",1,"c;d",'],
  ],
  ['no line break at its end, blank lines, CR alone', 'Name,NumberOfUsers\r\rş,1\r株,2', ['ş,1,,', '株,2,,']],
  ['a field that is called as a column', 'Name,Number Of Users,Name,Badge\r\na,1,other,b\r\n', ['a,1,,b']],
  ['nothing but a header', 'Name,Number Of Users\r\n', []],
];

test.each(files)('columns are found by name: %s, cut anywhere', (_name, text, records) => {
  const expected = records.map((record) => `${prefix},${record}\r\n`).join('');
  for (let cut = 0; cut <= Buffer.byteLength(text); cut += 1) {
    expect([cut, rowsOf(text, cut).text]).toEqual([cut, expected]);
    expect(rowsOf(text, cut).rows).toBe(records.length);
  }
});

test('custom fields are found as people read their names', () => {
  const header = 'Name,Number Of Users,S\u0327ube Kodu,İL,Sube Kodu\r\n';
  const typed = ['il', '\u200EŞube\u00A0 Kodu', 'SUBE KODU'];
  const { text, found } = rowsOf(`${header}a,1,x,y,z\r\n`, 9, typed);
  expect(found).toEqual(typed);
  expect(text).toBe(`${prefix},a,1,y,x,z\r\n`);
});

test('says which custom fields the company has', () => {
  expect(rowsOf('Badge,Name,Number Of Users\r\n', 3).found).toEqual(['Badge']);
});

test.each([
  ['a record with fewer cells', 'Name,Number Of Users\r\na,1\r\nb\r\nc,2\r\n'],
  ['a record with more cells', 'Name,Number Of Users\r\na,1,2\r\n'],
  ['an end within a record', 'Name,Number Of Users,Badge\r\na,1,x\r\nb,'],
  ['an end within quotes', 'Name,Number Of Users\r\n"a,1\r\nb,2\r\n'],
  ['no header', ''],
])('a file with %s is none', (_name, text) => {
  expect(() => rowsOf(text, 5)).toThrow();
});

test('a file that lacks a column is none, whatever its custom fields are called', () => {
  expect(() => rowsOf('Name,Badge\r\na,b\r\n', 5)).toThrow(ColumnsMissing);
});

test('a quote that never closes does not fill the memory', () => {
  const rows = new CompanyRows(company, columns);
  rows.push(Buffer.from('Name,Number Of Users\r\n"'));
  const chunk = Buffer.from('a,1\r\n'.repeat(20_000));
  expect(() => {
    for (let time = 0; time < 40; time += 1) rows.push(chunk);
  }).toThrow('does not end');
});
