import { expect, test } from 'vitest';
import { judgeSizes } from './file-sizes.ts';

const sizes = (...lines: number[]) => lines.map((count) => ({ path: `${count}.ts`, lines: count }));

test('figures within their limits are no fault', () => {
  expect(judgeSizes(sizes(10, 20, 150))).toEqual({
    summary: '3 source files; lines per file: median 20, p90 150, longest 150 (150.ts)',
    faults: [],
  });
});

test.each([
  [sizes(80, 80, 90), ['the median file has 80 lines; it must stay under 80']],
  [sizes(10, 20, 200), ['one file in ten has 200 lines or more; it must stay under 200']],
  [sizes(...Array(20).fill(10), 401), ['401.ts has 401 lines; the limit is 400']],
])('a figure over its limit is named (case %#)', (files, faults) => {
  expect(judgeSizes(files).faults).toEqual(faults);
});
