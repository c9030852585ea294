import { describe, expect, test } from 'vitest';
import { createRoleReader, readClaim, verifiedEmail } from './roles.ts';

describe('the role of somebody', () => {
  test.each([
    [{ roles: ['viewer'] }, 'viewer'],
    [{ roles: ['viewer', 'admin', 'operator'] }, 'admin'],
    [{ roles: 'operator' }, 'operator'],
    [{ roles: ['something else'] }, null],
    [{ roles: ['Admin'] }, null],
    [{ roles: [] }, null],
    [{ roles: null }, null],
    [{ roles: { admin: true } }, null],
    [{ roles: [['admin']] }, null],
    [{}, null],
  ])('is the name of a role where there is no map: %j -> %s', (claims, role) => {
    expect(createRoleReader('roles', undefined)(claims)).toBe(role);
  });

  test.each([
    [['staff'], 'viewer'],
    [['staff', 'helpdesk'], 'operator'],
    [['leads'], 'admin'],
    [['both'], 'operator'],
    [['a=b'], 'admin'],
    [['admin'], null],
  ])('is what the map says, and nothing else: %j -> %s', (groups, role) => {
    const map = ' viewer = staff, both ; operator=helpdesk,both; admin=leads,a=b; ';
    expect(createRoleReader('groups', map)({ groups })).toBe(role);
  });

  test('is found by a dotted path, or by a whole name with dots in it', () => {
    const claims = { realm_access: { roles: ['admin'] }, 'https://example.com/roles': ['viewer'] };
    expect(createRoleReader('realm_access.roles', undefined)(claims)).toBe('admin');
    expect(createRoleReader('https://example.com/roles', undefined)(claims)).toBe('viewer');
  });

  test('goes by e-mail address only when the provider vouches for it', () => {
    const roleOf = createRoleReader('email', 'admin=Lead@Example.com');
    expect(roleOf({ email: 'lead@example.COM', email_verified: 'true' })).toBe('admin');
    expect(roleOf({ email: 'lead@example.com', email_verified: true })).toBe('admin');
    expect(roleOf({ email: 'lead@example.com' })).toBe(null);
    expect(roleOf({ email: 'lead@example.com', email_verified: false })).toBe(null);
    expect(roleOf({ email: 'lead@example.com', email_verified: 'false' })).toBe(null);
    expect(roleOf({ email: 'other@example.com' })).toBe(null);
  });
});

test.each([
  ['roles', 'owner=staff'],
  ['roles', 'admin'],
  ['roles', 'admin='],
  ['roles', 'admin=a,,b'],
  ['roles', ' ; '],
  ['email', undefined],
])('a map that cannot be meant is refused at start: claim %s, map %j', (claim, map) => {
  expect(() => createRoleReader(claim, map)).toThrow(/^OIDC_ROLE_MAP [^\n]+$/);
});

test('a claim is never read from what objects inherit', () => {
  expect(readClaim({}, 'constructor.name')).toBeUndefined();
  expect(readClaim({ a: 'text' }, 'a.length')).toBeUndefined();
});

test.each([undefined, '', 5, `${'a'.repeat(320)}@example.com`])('%j is no address', (email) => {
  expect(verifiedEmail({ email })).toBeNull();
});
