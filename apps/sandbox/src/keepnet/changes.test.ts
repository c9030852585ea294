import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { KNOWN, type Sandbox, startSandbox } from '../index.ts';
import { type Call, connect, idIn, pageIn, searchBody } from '../testing/client.ts';

let sandbox: Sandbox;
let call: Call;
let ann: string;
let ben: string;
let group: string;
const acme = KNOWN.acme.id;
const base = { email: 'ann@acme.example.com', phoneNumber: '+15550001111', isActive: true };

beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 300 });
  call = await connect(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => {
  ann = sandbox.control.plantUser({ companyId: acme, email: base.email, department: 'Sales' }).id;
  ben = sandbox.control.plantUser({ companyId: acme, email: 'ben@acme.example.com' }).id;
  group = sandbox.control.plantGroup({ companyId: acme, name: 'Planted', members: [ann] }).id;
});
afterEach(() => sandbox.control.reset());

const user = (id: string) => sandbox.control.users(acme).find((each) => each.id === id);
const members = (id: string) => sandbox.control.targetGroups(acme).find((each) => each.id === id)?.members;
const update = (id: string, over: object = {}) =>
  call('PUT', `/api/target-users/${id}`, { ...base, ...over }, acme);
const directoryPerson = () => {
  const made = sandbox.control.plantUser({ companyId: acme, email: 'dir@acme.example.com', origin: 'scim' });
  return made.id;
};

test('an update replaces every field, keeps the groups, and is what searches find from then on', async () => {
  expect((await update(ann, { email: 'anna@acme.example.com', firstName: 'Anna' })).status).toBe(200);
  expect(user(ann)).toMatchObject({ email: 'anna@acme.example.com', firstName: 'Anna', department: '' });
  expect(user(ann)?.updateTime).not.toBeNull();
  expect(members(group)).toEqual([ann]);
  const body = searchBody({ orderBy: 'Email', ascending: true });
  const page = pageIn(await call('POST', '/api/target-users/search', body, acme));
  const ordered = z.array(z.object({ email: z.string() })).parse(page.results);
  expect(ordered.map(({ email }) => email)).toEqual(ordered.map(({ email }) => email).toSorted());
});

test.each([
  ['a first name over 40', () => ({ firstName: 'x'.repeat(41) }), 'First name must be at most 40 characters'],
  [
    'a department over 64',
    () => ({ department: 'x'.repeat(65) }),
    'Department must be at most 64 characters',
  ],
  ['no telephone number', () => ({ phoneNumber: '' }), 'Phone number is required'],
  ["another's address", () => ({ email: 'BEN@acme.example.com' }), 'Email already exists'],
])('an update with %s is refused and changes nothing', async (_name, over, message) => {
  const { status, body } = await update(ann, over());
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(message);
  expect(user(ann)?.department).toBe('Sales');
});

test('an update of a user from a directory is refused, and one of a deleted user is 404', async () => {
  expect((await update(directoryPerson(), { email: 'dir@acme.example.com' })).status).toBe(400);
  expect((await call('DELETE', `/api/target-users/${ann}`, undefined, acme)).status).toBe(200);
  expect((await update(ann)).status).toBe(404);
});

test.each([
  ['empty', '', 'Sales'],
  ['absent', '', ''],
  ['never', 'Sales', 'Sales'],
] as const)(
  'clearing %s: an empty value leaves "%s", an absent one "%s"',
  async (clearing, empty, absent) => {
    sandbox.control.modes({ clearing });
    const [field] = z
      .object({
        data: z.array(z.object({ resourceId: z.string(), fieldDataType: z.string(), isActive: z.boolean() })),
      })
      .parse((await call('GET', '/api/custom-fields/company', undefined, acme)).body)
      .data.filter(({ fieldDataType, isActive }) => fieldDataType === 'String' && isActive);
    const resourceId = field?.resourceId;
    const custom = () => user(ann)?.custom.find((value) => value !== '') ?? '';
    const set = (customFields: object[]) => update(ann, { customFields });
    await set([{ resourceId, value: 'Sales' }]);
    await set([]);
    expect(custom()).toBe(absent);
    await set([{ resourceId, value: 'Sales' }]);
    expect((await set([{ resourceId, value: '' }])).status).toBe(200);
    expect(custom()).toBe(empty);
  },
);

test('a deleted person stays as a record in no group, frees the address, and cannot be deleted again', async () => {
  const before = sandbox.control.company(acme).counts.active;
  expect((await call('DELETE', `/api/target-users/${ann}`, undefined, acme)).status).toBe(200);
  expect(user(ann)?.deleted).toBe(true);
  expect(members(group)).toEqual([]);
  expect(sandbox.control.company(acme).counts.active).toBe(before - 1);
  expect((await call('DELETE', `/api/target-users/${ann}`, undefined, acme)).status).toBe(404);
  expect((await call('POST', '/api/target-users', base, acme)).status).toBe(200);
});

test('a list of deletions is refused as a whole for one that cannot be, and one mode does half of it', async () => {
  const remove = (items: string[]) =>
    call('DELETE', '/api/target-users/bulk-delete', { items, selectAll: false }, acme);
  expect((await remove([ann, directoryPerson()])).status).toBe(400);
  expect(user(ann)?.deleted).toBe(false);
  sandbox.control.modes({ bulkDelete: 'part' });
  expect((await remove([ann, ben])).status).toBe(200);
  expect([user(ann)?.deleted, user(ben)?.deleted]).toEqual([true, false]);
});

test('users by id: deleted ones only where they are asked for', async () => {
  await call('DELETE', `/api/target-users/${ann}`, undefined, acme);
  const ask = async (path: string) => {
    const targetUserResourceIds = [ann, ben, 'nope'];
    const { body } = await call('POST', `/api/target-users/${path}`, { targetUserResourceIds }, acme);
    const entry = z.object({ resourceId: z.string(), isDeleted: z.boolean() });
    return z
      .object({ data: z.array(entry) })
      .parse(body)
      .data.map(({ resourceId, isDeleted }) => [resourceId, isDeleted]);
  };
  expect(await ask('by-resource-ids')).toEqual([[ben, false]]);
  expect(await ask('include-deleted/by-resource-ids')).toEqual([
    [ann, true],
    [ben, false],
  ]);
});

const put = (users: string[], groups: string[]) => {
  const body = { targetUserResourceIds: users, targetGroupResourceIds: groups, selectAll: false };
  return call('PUT', '/api/target-groups/users', body, acme);
};

test('members are added and removed; people of a directory may be members', async () => {
  const scim = directoryPerson();
  expect((await put([ann, ben, scim], [group])).status).toBe(200);
  expect(members(group)).toEqual([ann, ben, scim]);
  const body = { targetUserResourceIds: [ann, ben] };
  expect((await call('DELETE', `/api/target-groups/${group}/users`, body, acme)).status).toBe(200);
  expect(members(group)).toEqual([scim]);
});

test('deleted users join no group, and the members of protected groups cannot be changed', async () => {
  await call('DELETE', `/api/target-users/${ann}`, undefined, acme);
  expect((await put([ben, ann], [group])).status).toBe(400);
  expect(members(group)).toEqual([]);
  const body = { targetUserResourceIds: [ben] };
  for (const [name, status] of [
    ['New Hires', 400],
    ['Workspace Staff', 400],
    ['Directory Sync', 500],
  ] as const) {
    const id = sandbox.control.targetGroups(acme, name)[0]?.id ?? '';
    expect((await put([ben], [id])).status).toBe(400);
    expect((await call('DELETE', `/api/target-groups/${id}/users`, body, acme)).status).toBe(status);
    expect((await call('DELETE', `/api/target-groups/${id}`, undefined, acme)).status).toBe(400);
  }
});

test('a target group is renamed and deleted; one mode holds the names of deleted groups back', async () => {
  const rename = (name: string) =>
    call('PUT', `/api/target-groups/${group}`, { name, priority: 'Low', isActive: true }, acme);
  expect((await rename('Renamed')).status).toBe(200);
  sandbox.control.modes({ groupNames: 'unique' });
  expect((await rename('all staff')).status).toBe(400);
  expect((await call('DELETE', `/api/target-groups/${group}`, undefined, acme)).status).toBe(200);
  expect(members(group)).toBeUndefined();
  const again = await call('POST', '/api/target-groups', { name: 'renamed', priority: 'Low' }, acme);
  expect(again.status).toBe(400);
});

test('a masked company hides the names of its users for good, and finds none by address', async () => {
  sandbox.control.company(acme, { masked: true });
  const mask = await call('GET', '/api/companies/privacymask', undefined, acme);
  expect(mask.body).toMatchObject({ data: { pentesterMasked: true } });
  expect(user(ann)).toMatchObject({ email: 'a*********m', department: 'Sales' });
  const made = await call('POST', '/api/target-users', { ...base, email: 'ben@acme.example.com' }, acme);
  expect(made.status).toBe(200);
  expect(user(idIn(made))?.email).toBe('b*********m');
});

test('a company group is deleted, and its companies stay', async () => {
  const { id } = sandbox.control.plantGroup({ name: 'Mine', members: [acme] });
  expect((await call('DELETE', `/api/company-groups/${id}`)).status).toBe(200);
  expect(sandbox.control.companyGroups('Mine')).toEqual([]);
  expect((await call('GET', `/api/companies/${acme}`)).status).toBe(200);
});
