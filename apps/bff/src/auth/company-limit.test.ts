import { expect, test } from 'vitest';
import { createCompanyReader } from './company-limit.ts';

test.each([
  [{ companies: ['b', 'a', 'b'] }, ['a', 'b']],
  [{ companies: 'a, b  c' }, ['a', 'b', 'c']],
  [{ companies: 'a; b,c' }, ['a', 'b', 'c']],
  [{ companies: '["b","a"]' }, ['a', 'b']],
  [{ companies: '["*"]' }, null],
  [{ companies: 'CN=x, *' }, []],
  [{ companies: '{"all": "*"}' }, []],
  [{ companies: ['a', '*'] }, null],
  [{ companies: '*' }, null],
  [{ companies: ['a/b', '', 5, null, 'a'] }, ['a']],
  [{ companies: [] }, []],
  [{ companies: '' }, []],
  [{ companies: { a: true } }, []],
  [{}, []],
])('the companies of %j are %j', (claims, companies) => {
  expect(createCompanyReader('companies')(claims)).toEqual(companies);
});

test('the claim may be a dotted path', () => {
  expect(createCompanyReader('keepnet.companies')({ keepnet: { companies: ['a'] } })).toEqual(['a']);
});

test('without the variable no one is limited', () => {
  expect(createCompanyReader(undefined)({ companies: ['a'] })).toBeNull();
});
