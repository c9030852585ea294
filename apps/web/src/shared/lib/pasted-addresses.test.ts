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
  ['Ada@example.com ada@EXAMPLE.com', ['Ada@example.com'], []],
  ['ada@example.com nobody adaexample.com', ['ada@example.com'], ['nobody', 'adaexample.com']],
  ['  \r\n\t ', [], []],
])('%j', (text, addresses, others) => {
  expect(readAddresses(text)).toEqual({ addresses, others });
});
