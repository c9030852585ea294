import { expect, test } from 'vitest';
import { withGuard, withoutGuard } from './formula.ts';

test.each([
  ['=2*3', "'=2*3"],
  ['＋A7', "'＋A7"],
  ['\0=2', "'\0=2"],
  ['-2-3', "'-2-3"],
  ['Kaya;=2*3;Ada', "Kaya;'=2*3;Ada"],
  ['Kaya\t＠SUM(A1)', "Kaya\t'＠SUM(A1)"],
  ['first\n-A1\r\n@x', "first\n'-A1\r\n'@x"],
  ['\n=2', "'\n'=2"],
  ['a,"=2"', `a,"'=2"`],
  ['-5,-A1', "'-5,'-A1"],
])('what a spreadsheet would run gets an apostrophe, behind a separator too: %j', (text, safe) => {
  expect(withGuard(text)).toBe(safe);
  expect(withoutGuard(safe)).toBe(text);
});

test.each(['-7,5', '+90 (532) 111 22 33', '-', '＠', '1;-2;+3', 'a - b', "O'Neil", 'ada@example.com', ''])(
  'a number, a telephone number, a lone sign and other text stay: %j',
  (text) => {
    expect(withGuard(text)).toBe(text);
  },
);
