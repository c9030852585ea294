import { afterEach, expect, it } from 'vitest';
import { anyQuery, type FakeUpstream, pageWith, startFake, succeed } from '../test/support/fake-upstream.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

async function answering(data: unknown) {
  fake = await startFake((_request, response) => succeed(response, data));
  return fake.client();
}
const sent = (n = 0) => JSON.parse(fake.arrived[n]?.body ?? '');

it.each([
  [{ isScimGroup: true, name: 'New Hires' }, 'scim', true],
  [{ isGoogleGroup: true }, 'google', true],
  [{ ldapConfigName: 'HQ' }, 'ldap', false],
  [{ name: 'Repeated Offenders' }, 'automatic', true],
  [{ name: 'untrained users ' }, 'automatic', true],
  [{ name: 'Finance', isEditable: false }, 'manual', true],
  [{ name: 'Finance' }, 'manual', false],
])('protects by flags first, then by name: %j', async (row, kind, isProtected) => {
  const client = await answering(pageWith([{ resourceId: 'g', ...row }]));
  const [group] = (await client.company('c').targetGroups.search(anyQuery)).items;
  expect(group).toMatchObject({ kind, protected: isProtected });
});

it('A3: rows carry the company that they belong to', async () => {
  const client = await answering(pageWith([{ resourceId: 'g', companyName: 'Another Ltd' }]));
  expect((await client.company('c').targetGroups.search(anyQuery)).items[0]?.companyName).toBe('Another Ltd');
});

it('automatic groups are listed unless that is switched off', async () => {
  const { targetGroups } = (await answering(pageWith([]))).company('c');
  await targetGroups.search(anyQuery);
  await targetGroups.search({ ...anyQuery, filters: { systemGenerated: false } });
  expect([sent(0).systemGeneratedGroups, sent(1).systemGeneratedGroups]).toEqual([true, false]);
});

it('A29: the date of creation goes by three names', async () => {
  const rows = [{ createDate: '2026-01-01' }, { createTime: '2026-01-02' }].map((row) => ({
    resourceId: 'g',
    ...row,
  }));
  const client = await answering(rows);
  expect((await client.company('c').targetGroups.all()).map(({ createdAt }) => createdAt)).toEqual([
    '2026-01-01',
    '2026-01-02',
  ]);
  await fake.close();
  const other = await answering([
    { resourceId: 'g', addedTime: '2026-01-03' },
    { resourceId: 'h', createTime: '2026-01-04' },
  ]);
  expect((await other.companyGroups.all()).map(({ createdAt }) => createdAt)).toEqual([
    '2026-01-03',
    '2026-01-04',
  ]);
});

it('members are those in the group', async () => {
  const client = await answering(pageWith([{ resourceId: 'u', email: 'ann@example.com' }]));
  const page = await client
    .company('c')
    .targetGroups.users('g1', { ...anyQuery, filters: { status: 'active' } });
  expect(page.items).toHaveLength(1);
  expect(fake.arrived[0]?.path).toBe('/api/target-groups/g1/users');
  expect(sent()).toMatchObject({ excludeGroupUsers: false });
});

it('A19: a rename carries the full list of members', async () => {
  const client = await answering({ resourceId: 'g1' });
  await client.companyGroups.update({ id: 'g1', name: 'North', companyIds: ['a', 'b'] });
  expect(fake.arrived[0]).toMatchObject({ method: 'PUT', path: '/api/company-groups/g1' });
  expect(sent()).toEqual({ name: 'North', companyResourceIdArray: ['a', 'b'] });
});

it('A20: setting participants sends the whole list, removing sends those to remove', async () => {
  const { companyGroups } = await answering({ resourceId: 'g1' });
  await companyGroups.setParticipants('g1', ['a', 'b']);
  await companyGroups.removeParticipants('g1', ['c']);
  expect(fake.arrived.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['PUT', '/api/company-groups/g1/participants', '{"companyResourceIdArray":["a","b"]}'],
    ['DELETE', '/api/company-groups/g1/participants', '{"companyResourceIdArray":["c"]}'],
  ]);
});

it('A25: an empty removal is never sent', async () => {
  const { companyGroups } = await answering({ resourceId: 'g1' });
  await companyGroups.removeParticipants('g1', []);
  expect(fake.arrived).toHaveLength(0);
});

it('A7, A23: members of a company group in both spellings', async () => {
  const rows = [
    { companyResourceId: 'a', companyName: 'Acme', isNumberOfUsersLimited: true, numberOfUsers: '5' },
    { resourceId: 'b', name: 'Birch', isNumberOfUsersLimited: false, numberOfUsers: '5' },
  ];
  const client = await answering(pageWith(rows));
  const { items } = await client.companyGroups.companies('g1', anyQuery);
  expect(items.map(({ id, name, userLimit }) => [id, name, userLimit])).toEqual([
    ['a', 'Acme', 5],
    ['b', 'Birch', null],
  ]);
});

it('members of a target group are added and removed by explicit lists; an empty one is never sent', async () => {
  const { targetGroups } = (await answering([])).company('c');
  await targetGroups.addUsers('g', []);
  await targetGroups.removeUsers('g', []);
  await targetGroups.addUsers('g', ['a']);
  await targetGroups.removeUsers('g', ['b', 'c']);
  expect(fake.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /api/target-groups/users',
    'DELETE /api/target-groups/g/users',
  ]);
  expect([sent(0), sent(1)]).toEqual([
    { targetUserResourceIds: ['a'], targetGroupResourceIds: ['g'], selectAll: false },
    { targetUserResourceIds: ['b', 'c'] },
  ]);
});
