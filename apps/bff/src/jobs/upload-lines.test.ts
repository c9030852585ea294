import { Readable } from 'node:stream';
import { importLimits } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { readUpload } from './upload-lines.ts';

const head = JSON.stringify({
  mode: 'change',
  deleted: 'leave',
  compare: false,
  targetGroupIds: [],
  fileName: 'people.csv',
  headers: [
    { name: 'Mail', field: 'email' },
    { name: 'Name', field: 'lastName' },
  ],
});

const ignore = async () => undefined;
const bytes = (...texts: string[]) => Readable.from(texts.map((text) => Buffer.from(text)));

test('a line may arrive in any pieces, and a character too', async () => {
  const whole = Buffer.from(`${head}\n{"line":2,"values":["a@example.com","Ümit 株"]}\n`);
  for (const size of [1, 3, 7, 100]) {
    const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
      whole.subarray(index * size, (index + 1) * size),
    );
    const rows: unknown[] = [];
    const read = await readUpload(Readable.from(pieces), async (row) => void rows.push(row));
    expect(rows).toEqual([{ line: 2, values: ['a@example.com', 'Ümit 株'] }]);
    expect(read.rows).toBe(1);
  }
});

test('takes back what the guard against formulas put in front, and no other apostrophe', async () => {
  const values: unknown[] = [];
  const cells = ["'=1+1", "'+90 532", "'s-Gravenhage", "O'Neil", "a,'@b", "'"];
  const lines = cells.map((cell, index) => JSON.stringify({ line: index + 2, values: [null, cell] }));
  await readUpload(bytes(`${head}\n${lines.join('\n')}`), async (row) => void values.push(row.values[1]));
  expect(values).toEqual(['=1+1', '+90 532', "'s-Gravenhage", "O'Neil", 'a,@b', "'"]);
});

test('bytes that are not UTF-8 are a line that cannot be read', async () => {
  const body = Readable.from([Buffer.from(`${head}\n`), Buffer.from([0x22, 0xff, 0x22, 0x0a])]);
  await expect(readUpload(body, ignore)).rejects.toMatchObject({ options: { params: { line: 2 } } });
});

test('an import with too many rows or bytes is refused', async () => {
  function* rows() {
    yield Buffer.from(`${head}\n`);
    const inOneChunk = 1000;
    for (let first = 1; first <= importLimits.rows + 1; first += inOneChunk) {
      const lines = Array.from(
        { length: inOneChunk },
        (_, at) => `{"line":${first + at},"values":[null,null]}\n`,
      );
      yield Buffer.from(lines.join(''));
    }
  }
  await expect(readUpload(Readable.from(rows()), ignore)).rejects.toMatchObject({
    code: 'payload_too_large',
    options: { params: { max: importLimits.rows } },
  });
  function* long() {
    yield Buffer.from(`${head}\n`);
    const cell = 'x'.repeat(1024 * 1000);
    for (let line = 1; line <= 66; line += 1)
      yield Buffer.from(`{"line":${line},"values":["${cell}",null]}\n`);
  }
  await expect(readUpload(Readable.from(long()), ignore)).rejects.toMatchObject({
    code: 'payload_too_large',
    options: { params: { max: importLimits.bytes } },
  });
});
