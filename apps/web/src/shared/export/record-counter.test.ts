import { expect, test } from 'vitest';
import { createRecordCounter } from './record-counter.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function rowsOf(bytes: Uint8Array, cuts: readonly number[]): number {
  const counter = createRecordCounter();
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    counter.push(bytes.subarray(from, cut));
    from = cut;
  }
  return counter.rowsAtEnd;
}

const files: [name: string, text: string, rows: number][] = [
  ['nothing', '', 0],
  ['a header alone', 'Name,Mail', 0],
  ['CRLF, ended', 'Name,Mail\r\na,b\r\nc,d\r\n', 2],
  ['LF, the last line not ended', 'Name,Mail\na,b\nc,d', 2],
  ['CR alone', 'Name\ra\rb\r', 2],
  ['semicolons', 'Name;Mail\r\n"a;x";b\r\n', 1],
  ['line breaks and delimiters within quotes', 'Name,Note\r\n"a","one\r\ntwo, three"\r\nb,"\n\n"\r\n', 2],
  ['doubled quotes', 'Name,Note\r\n"say ""hi""\r\n",x\r\n"""",y\r\n', 2],
  ['quotes in the middle of a plain cell', 'Name,Note\r\n5" pipe,x\r\n6" pipe,y\r\n', 2],
  ['a quote after the other delimiter is only a letter', 'Name,Note\r\na;"b,x\r\nc,d\r\n', 2],
  ['the same in a file of semicolons', 'Name;Note\r\na,"b;x\r\nc;d\r\n', 2],
  ['blank lines', 'Name\r\n\r\na\r\n\r\n\r\nb\r\n', 2],
  ['empty cells and an empty quoted one', 'A,B\r\n,\r\n"",\r\n', 2],
  ['a byte order mark before a quoted cell with a line break', '\ufeff"Na\r\nme",Mail\r\na,b\r\n', 1],
  ['a byte order mark and other scripts', '\ufeffName,Mail\r\n"株式会社,あおぞら",🦊\r\n', 1],
];

test.each(files)('%s', (_name, text, rows) => {
  expect(rowsOf(bytesOf(text), [])).toBe(rows);
});

test.each(files)('%s, in pieces of every size', (_name, text, rows) => {
  const bytes = bytesOf(text);
  for (let size = 1; size <= Math.min(bytes.length, 12); size += 1) {
    const cuts = Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => (index + 1) * size);
    expect(rowsOf(bytes, cuts), `pieces of ${size}`).toBe(rows);
  }
});

test.each(files)('%s, cut in two anywhere', (_name, text, rows) => {
  const bytes = bytesOf(text);
  for (let cut = 0; cut <= bytes.length; cut += 1) expect(rowsOf(bytes, [cut]), `cut at ${cut}`).toBe(rows);
});

test('while it runs, a record that has not ended is not counted', () => {
  const counter = createRecordCounter();
  counter.push(bytesOf('Name\r\na\r\n"b\r\n'));
  expect([counter.rows, counter.rowsAtEnd]).toEqual([1, 2]);
  counter.push(bytesOf('"\r\n'));
  expect(counter.rows).toBe(2);
});
