import { describe, expect, test } from 'vitest';
import { parseRoleMap } from './role-map.ts';
import { createRoleReader, verifiedEmail } from './roles.ts';

describe('the role of a person', () => {
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
    [{ roles: 'viewer,operator' }, 'operator'],
    [{ roles: 'viewer admin' }, 'admin'],
    [{ roles: 'viewer; x' }, 'viewer'],
    [{ roles: 'Office admin, x' }, null],
  ])('is the name of a role where there is no map: %j -> %s', (claims, role) => {
    expect(createRoleReader('roles', undefined)(claims)).toBe(role);
  });

  test.each([
    [['staff'], 'viewer'],
    [['staff', 'helpdesk'], 'operator'],
    [['leads'], 'admin'],
    [['both'], 'operator'],
    [['a=b'], 'admin'],
    ['staff,helpdesk', 'operator'],
    ['unknown leads', 'admin'],
    ['x; both', 'operator'],
    ['["leads"]', 'admin'],
    ['a=b', 'admin'],
    ['CN=x,a=b', null],
    [['admin'], null],
  ])('is what the map says, and nothing else: %j -> %s', (groups, role) => {
    const map = parseRoleMap(' viewer = staff, both ; operator=helpdesk,both; admin=leads,"a=b"; ');
    expect(createRoleReader('groups', map)({ groups })).toBe(role);
  });

  test('is found by a dotted path, or by a whole name with dots in it', () => {
    const claims = { realm_access: { roles: ['admin'] }, 'https://example.com/roles': ['viewer'] };
    expect(createRoleReader('realm_access.roles', undefined)(claims)).toBe('admin');
    expect(createRoleReader('https://example.com/roles', undefined)(claims)).toBe('viewer');
  });

  test('goes by e-mail address only when the provider vouches for it', () => {
    const roleOf = createRoleReader('email', parseRoleMap('admin=lead@example.com'));
    expect(roleOf({ email: 'lead@example.COM', email_verified: 'true' })).toBe('admin');
    expect(roleOf({ email: 'lead@example.com', email_verified: true })).toBe('admin');
    expect(roleOf({ email: 'lead@example.com' })).toBe(null);
    expect(roleOf({ email: 'lead@example.com', email_verified: false })).toBe(null);
    expect(roleOf({ email: 'lead@example.com', email_verified: 'false' })).toBe(null);
    expect(roleOf({ email: 'other@example.com' })).toBe(null);
    const crafted = '"x lead@example.com "@example.org';
    expect(roleOf({ email: crafted, email_verified: true })).toBe(null);
  });
});

test.each([undefined, '', 5, `${'a'.repeat(320)}@example.com`])('%j is no address', (email) => {
  expect(verifiedEmail({ email })).toBeNull();
});
