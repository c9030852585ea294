import { type CsvSeparator, withGuard, withoutGuard } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { csvRecord } from './csv.ts';
import { CsvStream } from './csv-stream.ts';
import { IncompleteFile } from './passing-file.ts';
import { RawCsv } from './raw-csv.ts';

interface How {
  raw?: boolean;
  separator?: CsvSeparator;
  /** Bytes of each piece of the file, over and over. */
  sizes?: number[];
}

const mark = '\uFEFF';

/** What comes out, without the byte order mark that every file gets. */
function passed(
  text: string,
  { raw = false, separator = 'comma', sizes = [Number.POSITIVE_INFINITY] }: How = {},
) {
  const bytes = Buffer.from(text);
  const stream = raw ? new RawCsv() : new CsvStream({ separator });
  const out: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = Math.min(sizes[turn % sizes.length] ?? 1, bytes.length - at);
    out.push(stream.push(bytes.subarray(at, at + size)));
    at += size;
  }
  out.push(stream.end());
  const whole = Buffer.concat(out).toString();
  if (!raw) expect(whole.startsWith(mark)).toBe(true);
  return { text: raw ? whole : whole.slice(mark.length), rows: stream.rows };
}

const guarded = (row: string): string => passed(`a,b\r\n${row}\r\n`).text.slice(5, -2);

/** Reads CSV the plain way, character by character: an independent reading to compare with. */
function parse(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quoted && char === '"' && text[at + 1] === '"') at += 1;
    else if (char === '"' && (quoted || cell === '')) {
      quoted = !quoted;
      continue;
    }
    if (quoted || (char !== delimiter && char !== '\n' && char !== '\r')) {
      cell += char;
      continue;
    }
    record.push(cell);
    cell = '';
    if (char === delimiter) continue;
    if (char === '\r') at += 1;
    records.push(record);
    record = [];
  }
  return records;
}

test.each([
  '=1+1',
  '+A1',
  '-A1',
  '@SUM(A1)',
  '\tx',
  '=cmd|x',
  '--5',
  '=1',
  '@5',
  '-1+1',
  '+1-A1',
  '-5 0x',
  '+90 x12',
  '\0=1',
  '＝1+1',
  '＋A1',
  '－A1',
  '＠SUM(A1)',
  '＝＝',
])('a cell that begins like a formula gets an apostrophe: %j', (cell) => {
  expect(guarded(`${cell},x`)).toBe(`'${cell},x`);
  expect(guarded(`x,${cell}`)).toBe(`x,'${cell}`);
  expect(guarded(`x,"${cell}"`)).toBe(`x,"'${cell}"`);
});

test('a quoted cell that begins with a line break gets one too, and one with doubled quotes', () => {
  expect(guarded('"\r=1",x')).toBe('"\'\r\'=1",x');
  expect(guarded('"\n1",x')).toBe('"\'\n1",x');
  expect(guarded('x,"\t"')).toBe('x,"\'\t"');
  expect(guarded('"=HYPERLINK(""x"")",x')).toBe('"\'=HYPERLINK(""x"")",x');
});

test.each([
  '-12.5',
  '+5',
  '-1.234,56',
  '-1e5',
  '-.5',
  '+90 532 111 22 33',
  '+905321112233',
  '+1 (555) 010-0199',
  '+49 30/123456',
  '-',
  '+',
  '=',
  '@',
  '＝',
  '－',
  '＠',
  'ａ＝',
  '１',
])('a number, a telephone number or a lone sign stays as it is: %j', (cell) => {
  expect(guarded(`x,"${cell}"`)).toBe(`x,"${cell}"`);
  if (cell.includes(',')) return;
  expect(guarded(`${cell},x`)).toBe(`${cell},x`);
  expect(guarded(`x,${cell}`)).toBe(`x,${cell}`);
});

test('what follows a closed quote belongs to the cell, as spreadsheets read it', () => {
  expect(guarded('"-5"+A1,x')).toBe('"\'-5"+A1,x');
  expect(guarded('""=A1,x')).toBe('""\'=A1,x');
  expect(guarded('"""=A1",x')).toBe('"""=A1",x');
});

test.each([
  ['x;=1+1;y', "x;'=1+1;y"],
  ['x\t=1+1\ty', "x\t'=1+1\ty"],
  ['Ada;@SUM(A1)', "Ada;'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  [';+A1', ";'+A1"],
  ['a;;-A1', "a;;'-A1"],
  ['a;\t＝1', "a;\t'＝1"],
  ['a;\0=1', "a;'\0=1"],
  ['"a;=1",x', `"a;'=1",x`],
  ['"a,=1",x', `"a,'=1",x`],
  ['"a\n=1\r\n+A1\r@x",x', `"a\n'=1\r\n'+A1\r'@x",x`],
  ['"a;""=1"" b",x', `"a;""'=1"" b",x`],
  ['a;"=1"', `a;"'=1"`],
  ['"a;"=1', `"a;"'=1`],
  ['"+90 532 111 22 33\n=1"', `"'+90 532 111 22 33\n'=1"`],
  ['"x,-5 0x"', `"x,'-5 0x"`],
])('inside a cell, what a region may take for a cell of its own is guarded too: %j', (row, safe) => {
  for (const sizes of [[1], [2, 3], [Number.POSITIVE_INFINITY]]) {
    expect(passed(`a\r\n${row}\r\n`, { sizes }).text.slice(3, -2)).toBe(safe);
  }
});

test.each([
  'x;-12.5;y',
  'x;+90 532 111 22 33',
  'a;-;b',
  '"x,-5,y"',
  '"x;-1,5;y"',
  '"Mo\n-5\n+905321112233"',
  '"x\t-\t@"',
  'a;b;c',
  '"one\r\ntwo\n\nthree"',
  '"a; =b"',
])('inside a cell, a number, a telephone number and a lone sign stay as they are: %j', (row) => {
  expect(guarded(row)).toBe(row);
});

test('a sign within a cell, an e-mail address and an empty cell stay as they are', () => {
  for (const row of ['a=b,x@example.com', ',', '"",""', 'a"=b,c', '"a,b=",c', '"a\nb-",c']) {
    expect(guarded(row)).toBe(row);
  }
});

test('the cells of the header are guarded, after a byte order mark too', () => {
  expect(passed('\uFEFF=a,b\r\n1,2\r\n').text).toBe("'=a,b\r\n1,2\r\n");
  expect(passed('=a').text).toBe("'=a");
});

test('cells are read by the separator of the header line', () => {
  const separator = 'semicolon';
  expect(passed('a;b\n-1,5;=x\n', { separator }).text).toBe("a;b\n-1,5;'=x\n");
  expect(passed('"a,b,c";b\n1;=x\n', { separator }).text).toBe('"a,b,c";b\n1;\'=x\n');
  expect(passed('a,b\n1;=x,2\n').text).toBe("a,b\n1;'=x,2\n");
});

test.each([
  ['comma', 'semicolon', ',', ';'],
  ['semicolon', 'comma', ';', ','],
] as const)(
  'a file that is separated by %s leaves as one of %s with the same cells',
  (_from, separator, was, is) => {
    const cells = [
      ['Ada', '', 'x;y', 'x,y', 'a"b'],
      ['-1.5', '+90 532 111 22 33', '=1', 'two\nlines', ' '],
      ['"', '\t', ';', ',', 'é名😀'],
    ];
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const write = (record: string[]) =>
      record.map((cell) => (cell.includes(was) || /["\n]/.test(cell) ? quoted(cell) : cell)).join(was);
    const text = [['a', 'b', 'c', 'd', 'e'], ...cells].map((record) => `${write(record)}\n`).join('');
    for (const sizes of [[1], [2, 5], [Number.POSITIVE_INFINITY]]) {
      const out = passed(text, { separator, sizes });
      expect(out.rows).toBe(3);
      expect(parse(out.text, is).slice(1)).toEqual(
        cells.map((record) => record.map((cell) => (cell === '=1' || cell === '\t' ? `'${cell}` : cell))),
      );
    }
    expect(passed(text, { raw: true, separator })).toEqual({ text, rows: 3 });
    expect(passed(`a${was}b\n1${was}2`, { separator }).text).toBe(`"a"${is}"b"\n"1"${is}"2"`);
  },
);

test('a cell with letters behind its closing quote stays one cell in another separator', () => {
  for (const [cell, read] of [
    ['"a";b', 'a";b'],
    ['a"b;"c', 'a"b;"c'],
    ['"";x', '";x'],
  ] as const) {
    const { text } = passed(`h,i\n${cell},z\n`, { separator: 'semicolon' });
    expect(parse(text, ';')[1]).toEqual([read, 'z']);
  }
});

test('a file that has a byte order mark gets no second one, and a raw one gets none', () => {
  const { text } = passed(`${mark}a,b\n1,2\n`);
  expect(text).toBe('a,b\n1,2\n');
  expect(passed('a,b\n1,2\n', { raw: true }).text).toBe('a,b\n1,2\n');
});

test('records are counted, not lines: without the header, blank lines and line breaks within quotes', () => {
  expect(passed('a,b\r\n1,"x\r\ny\nz"\r\n2,3\r\n\r\n').rows).toBe(2);
  expect(passed('a,b\n1,2\n3,4').rows).toBe(2);
  expect(passed('a,b\r\n').rows).toBe(0);
  expect(passed('a,b\n"1 ""x""\n",2\n', { raw: true }).rows).toBe(1);
});

test('LF, CRLF and CR end a record alike, mixed too, raw or not, and wherever a chunk ends', () => {
  const text = 'a,b\r\n1,2\r3,4\r\n\n5,6\n\r\n\r\r\n7,"8\r"\n9,\r0,1\r\n';
  for (let size = 1; size <= text.length; size += 1) {
    for (const raw of [true, false]) expect(passed(text, { raw, sizes: [size] })).toEqual({ text, rows: 6 });
  }
});

test('a file that ends within a record is not whole', () => {
  for (const cut of ['a,b\r\n1,"x', 'a,b\r\n1', 'a,b,c\r\n1,2', 'a,b\r\n"']) {
    for (const raw of [true, false]) expect(() => passed(cut, { raw })).toThrow(IncompleteFile);
  }
});

test('raw leaves every byte as it is', () => {
  const text = '\uFEFF=a;"-b"\r\n@x;+y\r\n';
  expect(passed(text, { raw: true, sizes: [1, 3] })).toEqual({ text, rows: 1 });
});

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pieces = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '"',
  ',',
  ';',
  ' ',
  '1',
  '22',
  '.5',
  'e',
  '(',
  ')',
  'x',
  'é',
  '名',
  '😀',
  '/',
];
const harmless = /^(?:[=+\-@]|[+-](?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?|\+\(?\d(?:[ .\-/()]*\d){5,14})$/i;
const mustChange = (cell: string): boolean => /^[=+\-@\t\r\n]/.test(cell) && !harmless.test(cell);

/** The fields of a record that a spreadsheet may see, whatever it separates them by. */
const fieldsOf = (text: string): string[] =>
  [',', ';', '\t'].flatMap((separator) => parse(text.replaceAll(/\r\n?/g, '\n'), separator).flat());

test('200 random files in random pieces: the same bytes as in one piece, and nothing that a spreadsheet would run', () => {
  const random = randomOf(20_261_121);
  for (let file = 0; file < 200; file += 1) {
    const [delimiter, separator] =
      random(2) === 0 ? ([',', 'comma'] as const) : ([';', 'semicolon'] as const);
    const cells = Array.from({ length: 1 + random(12) }, () =>
      ['id', 'b', 'c'].map(() =>
        Array.from({ length: random(7) }, () => pieces[random(pieces.length)]).join(''),
      ),
    );
    const written = cells.map((record) =>
      record
        .map((cell) => (/["\r\n,;]/.test(cell) || random(4) === 0 ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    );
    const text = [`id${delimiter}b${delimiter}c`, ...written, ''].join(random(2) === 0 ? '\r\n' : '\n');
    const whole = passed(text, { separator });
    for (let turn = 0; turn < 5; turn += 1) {
      const sizes = Array.from({ length: 1 + random(4) }, () => 1 + random(random(2) === 0 ? 3 : 40));
      expect(passed(text, { separator, sizes })).toEqual(whole);
      expect(passed(text, { raw: true, sizes })).toEqual({ text, rows: cells.length });
    }
    const read = parse(whole.text.replaceAll('\r\n', '\n'), delimiter).slice(1);
    expect(read.map((record) => record.map((cell) => cell.replaceAll("'", '')))).toEqual(
      cells.map((record) => record.map((cell) => cell.replaceAll('\r\n', '\n'))),
    );
    expect(read.flat().filter(mustChange)).toEqual([]);
    const fields = read.flat().flatMap((cell) => fieldsOf(`x${cell}\n`));
    // What follows the blanks that a field begins with is a field of its own as well.
    expect(fields.map((field) => field.replace(/^[\t\r\n]+/, '')).filter(mustChange)).toEqual([]);
    expect(whole.rows).toBe(cells.length);
  }
});

test('unusual files are counted alike, whole and byte by byte, raw or not', () => {
  const random = randomOf(7);
  const rowsOf = (text: string, options: How): number | string => {
    try {
      return passed(text, options).rows;
    } catch (error) {
      return error instanceof IncompleteFile ? error.message : 'another error';
    }
  };
  for (let file = 0; file < 2000; file += 1) {
    const garbage = Array.from({ length: random(60) }, () => pieces[random(12)]).join('');
    const text = `a,b\n${garbage}`;
    const read = rowsOf(text, { raw: false, sizes: [1] });
    for (const raw of [true, false]) {
      for (const sizes of [[Number.POSITIVE_INFINITY], [1], [1 + random(20)]]) {
        expect({ text, rows: rowsOf(text, { raw, sizes }) }).toEqual({ text, rows: read });
      }
    }
  }
});

test('holds back no more than the cell that it cannot judge yet', () => {
  const stream = new CsvStream({ separator: 'semicolon' });
  stream.push(Buffer.from('a,b\r\n'));
  let held = 0;
  for (let count = 0; count < 1000; count += 1) {
    held += 1 - stream.push(Buffer.from('+')).length;
    expect(held).toBeLessThan(64);
  }
});

test('a header that has semicolons in its names is still separated by commas', () => {
  const names = ['Ad;Soyad;E-posta;Telefon', 'Result'];
  const { text, rows } = passed(csvRecord(names) + csvRecord(['Kaya;=2*3', 'done']), {
    separator: 'semicolon',
  });
  expect(text).toBe(`"Ad;Soyad;E-posta;Telefon";"Result"\r\n"Kaya;'=2*3";"done"\r\n`);
  expect(rows).toBe(1);
});

/** Cells out of what the guard looks at, the same in every run. */
function* cellsOf(count: number): Generator<string> {
  const parts = [
    ...'=+-@＝＋－＠,;\t\r\n"\0. ()eA',
    '5',
    '90',
    '532 111',
    '1.5',
    'x'.repeat(50),
    '1'.repeat(50),
  ];
  let seed = 20261130;
  for (let n = 0; n < count; n += 1) {
    let cell = '';
    for (let length = n % 9; length >= 0; length -= 1) {
      seed = (seed * 48271) % 2147483647;
      cell += parts[seed % parts.length];
    }
    yield cell;
  }
}

test('the page guards copied cells as a file does, and an import removes both guards', () => {
  for (const cell of cellsOf(3_000)) {
    const safe = withGuard(cell);
    expect(guarded(`"${cell.replaceAll('"', '""')}",x`)).toBe(`"${safe.replaceAll('"', '""')}",x`);
    expect(withGuard(withoutGuard(safe))).toBe(safe);
  }
});
