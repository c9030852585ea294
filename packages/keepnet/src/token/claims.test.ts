import { expect, it } from 'vitest';
import { readClaims } from './claims.ts';

const tokenWith = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

it('reads who the credential is', () => {
  const token = tokenWith({
    user_company_resourceid: 'rEs3ll3r0001',
    user_company_name: 'Överby Säkerhet',
    role: 'Reseller',
    reseller_access: true,
  });
  expect(readClaims(token, ['companies/search|POST'])).toEqual({
    companyId: 'rEs3ll3r0001',
    name: 'Överby Säkerhet',
    role: 'Reseller',
    resellerAccess: true,
    permissions: ['companies/search|POST'],
  });
});

it.each([
  ['true', true],
  ['False', false],
  ['maybe', undefined],
  [undefined, undefined],
])('reads reseller_access %s leniently', (value, expected) => {
  expect(readClaims(tokenWith({ reseller_access: value }), undefined).resellerAccess).toBe(expected);
});

it.each(['opaque', 'a.b.c', tokenWith(null), tokenWith([]), tokenWith({ role: 7 })])(
  'a token without readable claims says nothing (%s)',
  (token) => {
    expect(readClaims(token, undefined)).toEqual({
      companyId: null,
      name: null,
      role: null,
      resellerAccess: undefined,
      permissions: undefined,
    });
  },
);
