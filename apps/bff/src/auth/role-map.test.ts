import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseRoleMap } from './role-map.ts';

const dn = 'CN=Console Admins,OU=Groups,DC=example,DC=com';

describe('a role map', () => {
  test.each<[string, Record<string, string>]>([
    [`admin="${dn}"`, { [dn]: 'admin' }],
    [`viewer=staff;admin="${dn}",leads`, { staff: 'viewer', [dn]: 'admin', leads: 'admin' }],
    ['admin="the ""inner"" circle"', { 'the "inner" circle': 'admin' }],
    ['admin=" with spaces "', { ' with spaces ': 'admin' }],
    ['operator = "a;b" , "c,d" ; viewer="e=f"', { 'a;b': 'operator', 'c,d': 'operator', 'e=f': 'viewer' }],
    [
      'admin=Console Admins;;viewer=Console Viewers;',
      { 'Console Admins': 'admin', 'Console Viewers': 'viewer' },
    ],
    ['viewer=a\n;\nadmin=b', { a: 'viewer', b: 'admin' }],
    ['viewer="""";admin="""a"""', { '"': 'viewer', '"a"': 'admin' }],
  ])('takes values with separators in quotes: %s', (text, map) => {
    expect(Object.fromEntries(parseRoleMap(text))).toEqual(map);
  });

  test.each(['viewer=both;admin=both', 'admin=both;viewer=both', 'admin=both,both;viewer="both"'])(
    'gives the higher role to a value that is listed for two: %s',
    (text) => {
      expect(Object.fromEntries(parseRoleMap(text))).toEqual({ both: 'admin' });
    },
  );

  test('may name a role more than once', () => {
    expect(Object.fromEntries(parseRoleMap('admin=a;admin=b'))).toEqual({ a: 'admin', b: 'admin' });
  });

  test.each([
    [`admin=${dn}`, 'has a = in a value for admin'],
    ['admin=leads;viewer=DC=com', 'has a = in a value for viewer'],
    ['admin=viewer=staff', 'has a = in a value for admin'],
    ['admin="leads', 'a quote for admin that is never closed'],
    ['admin=leads,"staff;viewer=a', 'a quote for admin that is never closed'],
    ['admin="leads" and others', 'text after a closing quote for admin'],
    ['admin="leads"=x', 'text after a closing quote for admin'],
    ['admin="a""', 'a quote for admin that is never closed'],
    ['admin=the "inner" circle', 'a quote inside a value for admin'],
    ['admin="a" "b"', 'a quote inside a value for admin'],
    ['admin=', 'an empty value for admin'],
    ['admin=""', 'an empty value for admin'],
    ['admin="  "', 'an empty value for admin'],
    ['admin=a,,b', 'an empty value for admin'],
    ['admin=a,', 'an empty value for admin'],
    ['admin=;viewer=a', 'an empty value for admin'],
    ['admin', 'no value for admin'],
    ['=a', 'names ""'],
    ['owner=staff', 'names "owner", which is not one of viewer, operator, admin'],
    ['Admin=staff', 'names "Admin"'],
    ['own\ner=staff', 'names "own\\ner"'],
    ['"admin"=staff', 'which is not one of'],
    [' ; ', 'is empty'],
    ['', 'is empty'],
  ])('is refused in one line where it cannot be meant: %j', (text, words) => {
    expect(() => parseRoleMap(text)).toThrow(SyntaxError);
    expect(() => parseRoleMap(text)).toThrow(words);
    expect(() => parseRoleMap(text)).toThrow(/^[^\n]+$/);
  });

  test('reaches the console through a file of variables as it was written', () => {
    const map = `admin="${dn}";viewer="a ""b"""`;
    expect(parseEnv(`OIDC_ROLE_MAP='${map}'\n`)).toEqual({ OIDC_ROLE_MAP: map });
    expect(parseEnv(`OIDC_ROLE_MAP=${map}\n`)).toEqual({ OIDC_ROLE_MAP: map });
  });
});
