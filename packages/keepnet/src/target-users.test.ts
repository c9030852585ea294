import { afterEach, expect, it } from 'vitest';
import {
  anyQuery,
  type FakeUpstream,
  json,
  pageWith,
  startFake,
  succeed,
} from '../test/support/fake-upstream.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

const users = () => fake.client().company('xC5kfGz7w2Nz').targetUsers;

async function answering(data: unknown) {
  fake = await startFake((_request, response) => succeed(response, data));
  return users();
}

it.each([
  [{ status: 'Active' }, 'active'],
  [{ status: 'ACTIVE', isDeleted: false }, 'active'],
  [{ status: 'InActive' }, 'inactive'],
  [{ status: 0 }, 'inactive'],
  [{ status: 1 }, 'active'],
  [{ status: 'Active', isDeleted: true }, 'deleted'],
  [{ status: 'deleted' }, 'deleted'],
  [{ isActive: false }, 'inactive'],
  [{ status: 'Suspended' }, 'unknown'],
  [{}, 'unknown'],
])('A26, A27: %j is %s', async (fields, status) => {
  const targetUsers = await answering(pageWith([{ resourceId: 'u', email: 'ann@example.com', ...fields }]));
  expect((await targetUsers.search(anyQuery)).items[0]?.status).toBe(status);
});

it('what upstream leaves out is null, and no deleted user can be edited', async () => {
  const targetUsers = await answering(
    pageWith([{ resourceId: 'u', email: 'ann@example.com', isDeleted: true }]),
  );
  const [user] = (await targetUsers.search(anyQuery)).items;
  expect(user).toEqual({
    id: 'u',
    email: 'ann@example.com',
    firstName: null,
    lastName: null,
    department: null,
    phoneNumber: null,
    priority: 'unknown',
    status: 'deleted',
    timeZone: null,
    preferredLanguage: null,
    managerName: null,
    managerEmail: null,
    createdAt: null,
    updatedAt: null,
    editable: false,
    source: 'manual',
    customFields: [],
  });
});

it('tells where a user comes from', async () => {
  const rows = [{ scimSettingName: 'Entra' }, { ldapConfigName: 'HQ' }, { scimSettingName: '' }];
  const targetUsers = await answering(pageWith(rows.map((row, n) => ({ resourceId: `u${n}`, ...row }))));
  const { items } = await targetUsers.search(anyQuery);
  expect(items.map(({ source }) => source)).toEqual(['scim', 'ldap', 'manual']);
});

it('A28: priorities are read in any spelling', async () => {
  const rows = ['VeryHigh', 'Very High', 'very low', 'Urgent'].map((priority, n) => ({
    resourceId: `u${n}`,
    priority,
  }));
  const targetUsers = await answering(pageWith(rows));
  expect((await targetUsers.search(anyQuery)).items.map(({ priority }) => priority)).toEqual([
    'VeryHigh',
    'VeryHigh',
    'VeryLow',
    'unknown',
  ]);
});

it('A8: a tenant that wants IsDeleted as a boolean gets it, within one call', async () => {
  fake = await startFake((request, response) => {
    if (request.body.includes('"Value":"false"')) json(response, 400, { status: 'INPUT_ERROR' });
    else succeed(response, pageWith([]));
  });
  expect((await users().search({ ...anyQuery, filters: { status: 'active' } })).total).toBe(0);
  expect(fake.arrived).toHaveLength(2);
});

it('A10, A11: what is sent to create a user', async () => {
  const targetUsers = await answering({ resourceId: 'new1' });
  const input = {
    email: 'ann@example.com',
    firstName: 'A'.repeat(256),
    lastName: '',
    phoneNumber: '+44 20 7946 0000',
    customFields: [
      { id: 'f1', type: 'Boolean', value: 'true' },
      { id: 'f2', type: 'Date', value: '2026-11-20' },
      { id: 'f3', type: 'String', value: '' },
    ],
  };
  expect(await targetUsers.create(input)).toEqual({ id: 'new1' });
  expect(JSON.parse(fake.arrived[0]?.body ?? '')).toEqual({
    email: 'ann@example.com',
    firstName: 'A'.repeat(256),
    phoneNumber: '+442079460000',
    priority: 'Medium',
    isActive: true,
    customFields: [
      { resourceId: 'f1', value: 'True' },
      { resourceId: 'f2', value: '2026-11-20', timestampValue: '2026-11-20' },
    ],
  });
});

it('A10: an empty phone number is sent as such', async () => {
  const targetUsers = await answering({ resourceId: 'new1' });
  await targetUsers.create({ email: 'ann@example.com', phoneNumber: '' });
  expect(JSON.parse(fake.arrived[0]?.body ?? '')).toMatchObject({ phoneNumber: '' });
});

it("A14, A29: a user's groups are read as groups, whatever is missing", async () => {
  const rows = [
    { resourceId: 'g1', name: 'Finance', createDate: '2026-01-02' },
    { resourceId: 'g2' },
    { name: 'lost' },
  ];
  const targetUsers = await answering(pageWith(rows));
  const { items } = await targetUsers.groups('u1', anyQuery);
  expect(items.map(({ id, name, createdAt }) => [id, name, createdAt])).toEqual([
    ['g1', 'Finance', '2026-01-02'],
    ['g2', '', null],
  ]);
});

it('A13: months only where the text leaves no doubt', async () => {
  const months = [
    { period: 'Dec 2025', periodStart: '2025-12-01T00:00:00', count: 3 },
    { period: '2026-01', periodStart: '01/01/2026', count: 4 },
    { period: 'Feb 2026', periodStart: '01/02/2026 00:00', count: 5 },
    { period: null, periodStart: '2026-02-01', count: null },
  ];
  const targetUsers = await answering({
    totalNumberOfActiveUsers: 7,
    totalNumberOfInActiveUsers: 2,
    totalNumberOfDeletedUsers: 1,
    monthlyActiveUsers: months,
  });
  expect(await targetUsers.summary()).toEqual({
    active: 7,
    inactive: 2,
    deleted: 1,
    months: [
      { month: '2025-12', label: 'Dec 2025', count: 3 },
      { month: '2026-01', label: '2026-01', count: 4 },
      { label: 'Feb 2026', count: 5 },
      { month: '2026-02', label: '2026-02-01', count: 0 },
    ],
  });
});

it('a single user brings the ids that a list lacks', async () => {
  const targetUsers = await answering({
    resourceId: 'u1',
    email: 'ann@example.com',
    isActive: true,
    timeZoneId: 'tz1',
    preferredLanguageId: 'l1',
    managerFirstName: 'Bo',
    managerLastName: 'Lind',
  });
  expect(await targetUsers.get('u1')).toMatchObject({
    status: 'active',
    timeZoneId: 'tz1',
    preferredLanguageId: 'l1',
    managerName: 'Bo Lind',
  });
});

const whole = {
  email: 'ann@example.com',
  firstName: 'Ann',
  lastName: null,
  department: null,
  phoneNumber: '+90 555 000 11 11',
  priority: 'High',
  active: false,
  timeZoneId: null,
  preferredLanguageId: 'en',
  managerFirstName: null,
  managerLastName: null,
  managerEmail: null,
  customFields: [
    { id: 'f1', type: 'Date', value: '' },
    { id: 'f2', type: 'Boolean', value: 'true' },
  ],
} as const;

it('A12, A36: an update sends every field but the groups; cleared texts are empty, cleared ids null', async () => {
  const targetUsers = await answering({ resourceId: 'u' });
  await targetUsers.update('u', whole);
  expect([fake.arrived[0]?.method, fake.arrived[0]?.path]).toEqual(['PUT', '/api/target-users/u']);
  expect(JSON.parse(fake.arrived[0]?.body ?? '')).toEqual({
    email: 'ann@example.com',
    firstName: 'Ann',
    lastName: '',
    department: '',
    phoneNumber: '+905550001111',
    priority: 'High',
    isActive: false,
    timeZoneId: null,
    preferredLanguageId: 'en',
    managerFirstName: '',
    managerLastName: '',
    managerEmail: '',
    customFields: [
      { resourceId: 'f1', value: '', timestampValue: null },
      { resourceId: 'f2', value: 'True' },
    ],
  });
});

it('deletes by an explicit list and never by a filter; an empty list is never sent', async () => {
  const targetUsers = await answering({ resourceId: 'c' });
  await targetUsers.remove([]);
  await targetUsers.remove(['a', 'b']);
  expect(fake.arrived).toHaveLength(1);
  expect(fake.arrived[0]).toMatchObject({ method: 'DELETE', path: '/api/target-users/bulk-delete' });
  expect(JSON.parse(fake.arrived[0]?.body ?? '')).toEqual({ items: ['a', 'b'], selectAll: false });
});

it('users by id: who does not say that it is deleted is not', async () => {
  const targetUsers = await answering([
    { resourceId: 'a', email: 'a@example.com', isDeleted: true },
    { resourceId: 'b', email: null, isDeleted: null },
    { email: 'no-id@example.com', isDeleted: true },
  ]);
  expect(await targetUsers.byIds(['a', 'b', 'c'])).toEqual([
    { id: 'a', email: 'a@example.com', deleted: true },
    { id: 'b', email: '', deleted: false },
  ]);
});
