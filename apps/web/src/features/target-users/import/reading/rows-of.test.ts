/// <reference types="node" />
import { expect, test } from 'vitest';
import { type Cell, workbookFiles, workbookOf } from '../../../../../test/import-files/workbook.ts';
import { zipOf } from '../../../../../test/import-files/zip.ts';
import { readLimits } from './limits.ts';
import { type ReadChoices, rowsOf } from './rows-of.ts';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));
const read = (content: string | Uint8Array<ArrayBuffer>, choices?: ReadChoices) =>
  rowsOf(new Blob([content]), choices);
const cells = async (content: string | Uint8Array<ArrayBuffer>, choices?: ReadChoices) =>
  (await read(content, choices)).rows;
const sheet = (rows: readonly (readonly Cell[])[]) => ({ name: 'People', rows });

/** Turkish letters in windows-1254; everything else is ASCII here. */
function inTurkish(text: string): Uint8Array<ArrayBuffer> {
  const special: Record<string, number> = {
    Ğ: 0xd0,
    İ: 0xdd,
    Ş: 0xde,
    ğ: 0xf0,
    ı: 0xfd,
    ş: 0xfe,
    ö: 0xf6,
    ü: 0xfc,
    ç: 0xe7,
  };
  return new Uint8Array([...text].map((letter) => special[letter] ?? letter.charCodeAt(0)));
}

test.each([
  ['UTF-8', bytesOf('Ad;Soyad\nİpek;Şen'), 'utf-8'],
  ['UTF-8 with a byte order mark', bytesOf('\uFEFFAd;Soyad\nİpek;Şen'), 'utf-8'],
  ['UTF-16 with a byte order mark', bytesOf('\uFEFFAd;Soyad\nİpek;Şen', 'utf16le'), 'utf-16le'],
  ['UTF-16 without one', bytesOf('Ad;Soyad\nİpek;Şen', 'utf16le'), 'utf-16le'],
  [
    'big-endian UTF-16',
    new Uint8Array(Buffer.from('\uFEFFAd;Soyad\nİpek;Şen', 'utf16le').swap16()),
    'utf-16be',
  ],
  ['windows-1254', inTurkish('Ad;Soyad\nİpek;Şen'), 'windows-1254'],
])('%s is found and read', async (_, content, encoding) => {
  const { rows, how } = await read(content);
  expect(rows).toEqual([
    ['Ad', 'Soyad'],
    ['İpek', 'Şen'],
  ]);
  expect(how).toMatchObject({ encoding, delimiter: ';' });
});

test('Western European text is read as such, and another encoding can be chosen', async () => {
  const content = new Uint8Array(Buffer.from('name,city\nZoë,Århus', 'latin1'));
  const found = await read(content);
  expect(found.rows[1]).toEqual(['Zoë', 'Århus']);
  expect(found.how).toMatchObject({ encoding: 'windows-1252' });
  const icelandic = new Uint8Array(Buffer.from('name\nGuðný', 'latin1'));
  expect((await cells(icelandic))[1]).toEqual(['Guğnı']);
  expect((await cells(icelandic, { encoding: 'windows-1252' }))[1]).toEqual(['Guðný']);
});

test('characters that an encoding does not have are counted', async () => {
  const { notes } = await read(inTurkish('ad\nŞule'), { encoding: 'utf-8' });
  expect(notes).toEqual([{ code: 'unreadable_characters', count: 1 }]);
});

test.each([
  ['commas', 'a,b,c\n1,2,3', ','],
  ['semicolons, with decimal commas', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5', ';'],
  ['tabs, as cells are copied', 'a\tb\tc\n1\t2\t3', '\t'],
  ['bars', 'a|b|c\n1|2|3', '|'],
  ['semicolons under lines of prose', 'Report of 1 May, 2026\nAcme, Inc.\na;b;c\n1;2;3\n4;5;6\n7;8;9', ';'],
  ['what Excel says in its first line', 'sep=|\na|b;b|c\n1|2|3', '|'],
])('finds %s', async (_, text, delimiter) => {
  const { how, rows } = await read(text);
  expect(how).toMatchObject({ delimiter });
  expect(rows.at(-1)).toHaveLength(3);
});

test('quotes, line breaks in cells, blank rows and blank columns at the end keep every row at its number', async () => {
  const { rows, lines } = await read('a,b,,\r\n"1\r\n2",""""\r\n\r\n , ,\r\n3,4,,');
  expect(rows).toEqual([
    ['a', 'b'],
    ['1\r\n2', '"'],
    ['3', '4'],
  ]);
  expect(lines).toEqual([1, 2, 5]);
});

test('a quote that is never closed is told with its row', async () => {
  const { notes } = await read('a,b\n1,2\n"3,4\n5,6');
  expect(notes).toEqual([{ code: 'open_quote', line: 3 }]);
});

test('leading zeros, long numbers and plus signs stay as they are', async () => {
  expect((await cells('a,b,c\n007,905321234567890123,+90 532'))[1]).toEqual([
    '007',
    '905321234567890123',
    '+90 532',
  ]);
});

test('the quote that our exports put before formulas is taken back, and no other', async () => {
  const [, row] = await cells(`a,b,c,d\n'=1+1,'+x,O'Neill,"x,'=2"`);
  expect(row).toEqual(['=1+1', '+x', "O'Neill", 'x,=2']);
});

test('a workbook gives results of formulas, days, times, numbers with their zeros, and errors', async () => {
  const rows = await cells(
    workbookOf([
      sheet([
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        [
          { formula: 'A1&B1', result: 'ada@example.com' },
          { serial: 44927 },
          { serial: 44927.5, time: true },
          { padded: 42 },
          905321234567,
          true,
          { error: '#N/A' },
        ],
      ]),
    ]),
  );
  expect(rows[1]).toEqual([
    'ada@example.com',
    '2023-01-01',
    '2023-01-01T12:00',
    '00042',
    '905321234567',
    'true',
    '#N/A',
  ]);
});

test('days of a workbook that counts from 1904 are the same days', async () => {
  const [row] = await cells(workbookOf([sheet([[{ serial: 44927 - 1462 }]])], true));
  expect(row).toEqual(['2023-01-01']);
});

test('the first sheet that is not hidden is read, and another can be chosen', async () => {
  const content = workbookOf([
    { name: 'Lists', rows: [['internal']], hidden: true },
    { name: 'Staff', rows: [['e-mail'], ['ada@example.com']] },
    { name: 'Former staff', rows: [['old@example.com']] },
  ]);
  const { rows, how } = await read(content);
  expect(rows).toEqual([['e-mail'], ['ada@example.com']]);
  expect(how).toEqual({ kind: 'workbook', sheets: ['Lists', 'Staff', 'Former staff'], sheet: 1 });
  expect(await cells(content, { sheet: 2 })).toEqual([['old@example.com']]);
});

test('merged cells count for each of their rows; hidden rows are told', async () => {
  const { rows, notes, hidden } = await read(
    workbookOf([
      {
        ...sheet([
          ['Staff list'],
          ['name', 'department'],
          ['Ada', 'Sales'],
          ['Grace'],
          ['Alan'],
          ['Edsger', 'IT'],
        ]),
        merged: ['A1:B1', 'B3:B5'],
        hiddenRows: [5],
      },
    ]),
  );
  expect(rows.slice(2)).toEqual([
    ['Ada', 'Sales'],
    ['Grace', 'Sales'],
    ['Alan', 'Sales'],
    ['Edsger', 'IT'],
  ]);
  expect(rows[0]).toEqual(['Staff list']);
  expect(notes).toEqual([
    { code: 'merged', count: 2 },
    { code: 'hidden_rows', count: 1 },
  ]);
  expect([...hidden]).toEqual([4]);
});

test('an empty sheet among others leaves the choice of another', async () => {
  const { rows, how } = await read(workbookOf([sheet([]), { name: 'Second', rows: [['a']] }]));
  expect(rows).toEqual([]);
  expect(how).toMatchObject({ sheets: ['People', 'Second'], sheet: 0 });
});

const compound = (name: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.from(`....${name}..`, 'utf16le'),
  ]);
const wide = Array.from({ length: readLimits.columns + 1 }, (_, at) => `c${at}`).join(',');
const bomb = {
  ...workbookFiles([sheet([['a']])]),
  'xl/media/image1.png': new Uint8Array(readLimits.unpacked),
};

test.each([
  ['no bytes', '', 'empty'],
  ['blanks and delimiters', ' \r\n\t\n ', 'empty'],
  ['delimiters alone', ';;;\r\n"";;\r\n', 'empty'],
  ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'binary'],
  ['a formatted text', '{\\rtf1\\ansi ada@example.com}', 'binary'],
  ['an old workbook', compound('Workbook'), 'old_excel'],
  ['a workbook with a password', compound('EncryptedPackage'), 'password'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'binary'],
  ['a web page under the name of a workbook', '<html><table><tr><td>a</td></tr></table></html>', 'web_page'],
  [
    'an archive that is no workbook',
    zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    'other_workbook',
  ],
  ['a binary workbook', zipOf({ '[Content_Types].xml': '', 'xl/workbook.bin': 'x' }), 'other_workbook'],
  ['half a workbook', workbookOf([sheet([['a']])]).slice(0, 900), 'damaged'],
  ['a workbook that unpacks beyond the limit', zipOf(bomb), 'unpacks_too_big'],
  ['one that says nothing about its size', zipOf(bomb, 0), 'damaged'],
  ['one that lies about its size', zipOf(workbookFiles([sheet([['a'.repeat(5_000)]])]), 10), 'damaged'],
  ['an empty sheet', workbookOf([sheet([])]), 'empty'],
  ['too many columns', wide, 'too_many_columns'],
  ['too many rows', 'a@example.com\n'.repeat(readLimits.rows + 1), 'too_many_rows'],
  ['too many bytes', new Uint8Array(readLimits.bytes + 1), 'too_big'],
])('%s cannot be read, and one code says why', async (_, content, code) => {
  await expect(read(content)).rejects.toMatchObject({ name: 'ReadProblem', code });
});
