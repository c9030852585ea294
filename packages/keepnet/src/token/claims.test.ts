import { expect, it } from 'vitest';
import { readClaims } from './claims.ts';

const tokenWith = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

it('reads who the credential is', () => {
  const token = tokenWith({
    user_company_resourceid: 'rEs3ll3r0001',
    user_company_name: 'Överby Säkerhet',
    reseller_access: true,
  });
  expect(readClaims(token)).toEqual({
    companyId: 'rEs3ll3r0001',
    name: 'Överby Säkerhet',
    resellerAccess: true,
  });
});

it.each([
  ['true', true],
  ['False', false],
  ['maybe', undefined],
  [undefined, undefined],
])('reads reseller_access %s leniently', (value, expected) => {
  expect(readClaims(tokenWith({ reseller_access: value })).resellerAccess).toBe(expected);
});

it.each(['opaque', 'a.b.c', tokenWith(null), tokenWith([]), tokenWith({ user_company_name: 7 })])(
  'a token without readable claims says nothing (%s)',
  (token) => {
    expect(readClaims(token)).toEqual({
      companyId: null,
      name: null,
      resellerAccess: undefined,
    });
  },
);
