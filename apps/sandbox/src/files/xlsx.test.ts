import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { xlsx } from './xlsx.ts';

/** The entries of an archive, read from its directory as a spreadsheet program does. */
function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const packed = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString();
    const start = local + 30 + archive.readUInt16LE(local + 26);
    entries.set(name, inflateRawSync(archive.subarray(start, start + packed)).toString());
    at += 46 + nameLength;
  }
  return entries;
}

test('a workbook is a whole archive with every row, its text escaped', async () => {
  const rows = Array.from({ length: 600 }, (_, index) => ({
    name: `<b>&${String.fromCharCode(1)}${index}`,
    count: index,
  }));
  const columns = [
    { header: 'Name', value: (row: { name: string }) => row.name },
    { header: 'Count', value: (row: { count: number }) => row.count },
  ];
  const chunks: Uint8Array[] = [];
  for await (const chunk of xlsx(columns, rows)) chunks.push(chunk);
  const entries = unzip(Buffer.concat(chunks));
  const sheet = entries.get('xl/worksheets/sheet1.xml') ?? '';
  expect([...entries.keys()]).toContain('[Content_Types].xml');
  expect(sheet.match(/<row>/g)).toHaveLength(601);
  expect(sheet).toContain('&lt;b&gt;&amp;599<');
});
