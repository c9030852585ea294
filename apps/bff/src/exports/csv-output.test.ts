import { expect, test } from 'vitest';
import { CsvOutput } from './csv-output.ts';

test('what comes out keeps no more memory than it is long', () => {
  const input = Buffer.alloc(40_000, 'a');
  const output = new CsvOutput(input);
  output.insert(0, 0x27);
  output.insert(12_345, 0x27);
  const bytes = output.upTo(input.length);
  expect(bytes.toString()).toBe(`'${'a'.repeat(12_345)}'${'a'.repeat(27_655)}`);
  expect(bytes.buffer.byteLength).toBe(bytes.length);
});
