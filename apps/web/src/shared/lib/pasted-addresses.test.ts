import { expect, test } from 'vitest';
import { readAddresses } from './pasted-addresses.ts';

test.each([
  ['ada@example.com\nben@example.com', ['ada@example.com', 'ben@example.com'], []],
  [
    'ada@example.com; ben@example.com,cat@example.com',
    ['ada@example.com', 'ben@example.com', 'cat@example.com'],
    [],
  ],
  ['Ada Example <ada@example.com>, "Ben" <ben@example.com>', ['ada@example.com', 'ben@example.com'], []],
  ['Cat <cat@example.com> Dan Ek <dan@example.com>', ['cat@example.com', 'dan@example.com'], []],
  ['Ada@example.com ada@EXAMPLE.com', ['Ada@example.com'], []],
  ['ada@example.com nobody adaexample.com', ['ada@example.com'], ['nobody', 'adaexample.com']],
  [
    'mailto:eve@example.com?subject=Hi; <mailto:dan%40example.com>',
    ['eve@example.com', 'dan@example.com'],
    [],
  ],
  ['e\u200Bve@example.com\u00A0"\u202Adan@example.com\u202C".', ['eve@example.com', 'dan@example.com'], []],
  ['"Kaya, Ada; HR" <ada@example.com>;"Ben', ['ada@example.com'], ['Ben']],
  ['jo\u0308rg@example.com jörg@example.com', ['jörg@example.com'], []],
  ["ada.o'neil@example.com", ["ada.o'neil@example.com"], []],
  ['  \r\n\t ', [], []],
])('%j', (text, addresses, others) => {
  expect(readAddresses(text)).toEqual({ addresses, others });
});
