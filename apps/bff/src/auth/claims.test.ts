import { describe, expect, test } from 'vitest';
import { claimFault, claimValues, hasClaim, readClaim } from './claims.ts';

const known = new Set([
  'viewer',
  'operator',
  'admin',
  'Console Admins',
  'Sales, EMEA',
  'DC=com',
  'CN=a,DC=com',
]);
const valuesOf = (claim: unknown) => claimValues(claim, (value) => known.has(value));

describe('the values of a claim', () => {
  test.each<[unknown, string[]]>([
    [
      ['viewer', 'x'],
      ['viewer', 'x'],
    ],
    ['viewer', ['viewer']],
    ['viewer,operator', ['viewer', 'operator']],
    ['viewer operator', ['viewer', 'operator']],
    ['viewer; operator', ['viewer', 'operator']],
    ['viewer;operator,admin', ['viewer', 'operator', 'admin']],
    ['  viewer ,, operator;', ['viewer', 'operator']],
    ['viewer\tx\noperator', ['viewer', 'x', 'operator']],
    ['["viewer","operator"]', ['viewer', 'operator']],
    [' [ "viewer" ] ', ['viewer']],
    ['"viewer operator"', ['viewer', 'operator']],
    ['CORP\\viewer, CORP\\admin', ['CORP\\viewer', 'CORP\\admin']],
    ['', []],
    ['  ', []],
    [undefined, []],
    [7, []],
    [{ admin: true }, []],
    [[7, null, 'viewer', ['admin']], ['viewer']],
    ['{"admin": "an admin indeed"}', []],
    ['[admin]', []],
    ['["viewer", 7]', ['viewer']],
  ])('are those of a list, or those that one text lists: %j', (claim, values) => {
    expect(valuesOf(claim)).toEqual(values);
  });

  test.each<[unknown, string[]]>([
    ['Console Admins', ['Console Admins']],
    ['Sales, EMEA', ['Sales, EMEA']],
    ['x; Sales, EMEA', ['x', 'Sales, EMEA']],
    ['Console Admins, viewer', ['Console Admins', 'viewer']],
    ['CN=a,DC=com', ['CN=a,DC=com']],
    ['CN=a,DC=com; CN=b,DC=com', ['CN=a,DC=com', 'CN=b,DC=com']],
  ])('are not split where the whole is a known one: %j', (claim, values) => {
    expect(valuesOf(claim)).toEqual(values);
  });

  test.each([
    'CN=x,OU=y,DC=com',
    'CN=the admin,OU=y',
    'CN=x, admin,OU=y',
    'CN=x\\; admin,OU=y',
    'CN="x; admin; y",OU=z',
    'CN=x; admin',
    'CN="x; CN=a,DC=com; z=y",OU=z',
    'uid=admin',
    'Office admin, Sales',
    'x\\, admin',
    'x\\;admin',
    'DC=com, DC=com',
    ['viewer,admin'],
    ['CN=x,DC=com'],
  ])('are no parts of a name that match by accident: %j', (claim) => {
    expect(valuesOf(claim).filter((value) => known.has(value))).toEqual([]);
  });
});

test.each<[Record<string, unknown>, string, string | undefined]>([
  [{ groups: ['a'] }, 'groups', undefined],
  [{ groups: 'a b' }, 'groups', undefined],
  [{}, 'groups', undefined],
  [{ groups: null }, 'groups', undefined],
  [
    { _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } },
    'groups',
    'left out because it is too long',
  ],
  [{ hasgroups: true }, 'groups', 'left out because it is too long'],
  [{ hasgroups: 'true' }, 'groups', 'left out because it is too long'],
  [{ hasgroups: true }, 'roles', undefined],
  [{ _claim_names: { groups: 'src1' } }, 'roles', undefined],
  [{ roles: 7 }, 'roles', 'neither a text nor a list of texts'],
  [{ roles: true }, 'roles', 'neither a text nor a list of texts'],
  [{ roles: { admin: {} } }, 'roles', 'neither a text nor a list of texts'],
  [{ roles: '{"admin":{}}' }, 'roles', 'neither a text nor a list of texts'],
  [{ roles: ['a', 7] }, 'roles', 'neither a text nor a list of texts'],
])('of %j the claim %s has this fault: %s', (claims, claim, fault) => {
  expect(claimFault(claims, claim)).toBe(fault);
});

test('a claim that is null is missing, and an unverified address gives no rights', () => {
  expect(hasClaim({ roles: null }, 'roles')).toBe(false);
  expect(hasClaim({ roles: [] }, 'roles')).toBe(true);
  expect(hasClaim({ email: 'a@example.com' }, 'email')).toBe(false);
  expect(hasClaim({ email: 'a@example.com', email_verified: false }, 'email')).toBe(true);
});

test('a claim is never read from what objects inherit', () => {
  expect(readClaim({}, 'constructor.name')).toBeUndefined();
  expect(readClaim({ a: 'text' }, 'a.length')).toBeUndefined();
  expect(readClaim({ realm_access: { roles: ['a'] } }, 'realm_access.roles')).toEqual(['a']);
});
