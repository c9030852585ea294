import { text } from 'node:stream/consumers';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Keepnet } from '../src/index.ts';
import { failureOf } from './support/failure.ts';
import { anyQuery } from './support/fake-upstream.ts';
import { type SandboxBench, startBench } from './support/sandbox-client.ts';

let bench: SandboxBench;
let keepnet: Keepnet;
beforeAll(async () => {
  bench = await startBench();
  keepnet = bench.client();
});
afterAll(() => bench.close());
beforeEach(() => bench.sandbox.control.clearRequests());

const acme = () => keepnet.company(KNOWN.acme.id);

it('knows who the credential is', async () => {
  expect(await keepnet.reseller()).toMatchObject({
    companyId: KNOWN.reseller.id,
    name: KNOWN.reseller.name,
    resellerAccess: true,
  });
});

describe('companies', () => {
  it('page by page', async () => {
    const page = await keepnet.companies.search({ page: 2, pageSize: 10, sort: 'name', order: 'asc' });
    expect(page).toMatchObject({ page: 2, pageSize: 10 });
    expect(page.items).toHaveLength(10);
    expect(page.pageCount).toBe(Math.ceil(page.total / 10));
  });

  it('searched by words, and those over their licence only', async () => {
    const found = await keepnet.companies.search({ ...anyQuery, q: 'copperline' });
    expect(found.items).toMatchObject([
      { id: KNOWN.overLicence.id, userLimit: 500, activeUsers: 640, exceeded: true },
    ]);
    const exceeded = await keepnet.companies.search({
      ...anyQuery,
      pageSize: 100,
      filters: { exceeded: true },
    });
    expect(new Set(exceeded.items.map((company) => company.exceeded))).toEqual(new Set([true]));
    expect(exceeded.exceededCount).toBe(exceeded.total);
  });

  it('A7: in the other spelling of rows too', async () => {
    bench.sandbox.control.modes({ companyRows: 'resourceId' });
    const found = await keepnet.companies.search({ ...anyQuery, q: 'copperline' });
    bench.sandbox.control.modes({ companyRows: 'companyResourceId' });
    expect(found.items).toMatchObject([{ id: KNOWN.overLicence.id, name: KNOWN.overLicence.name }]);
  });

  it('A23: unlimited in list, detail and licence use', async () => {
    const [row] = (await keepnet.companies.search({ ...anyQuery, q: KNOWN.unlimited.name })).items;
    expect(row).toMatchObject({ userLimit: null, limited: false, exceeded: false });
    expect(await keepnet.companies.get(KNOWN.unlimited.id)).toMatchObject({
      userLimit: null,
      limited: false,
    });
    expect(await keepnet.companies.licenceUse(KNOWN.unlimited.id)).toMatchObject({
      limit: null,
      limited: false,
    });
  });
});

describe('target users', () => {
  it.each(['active', 'inactive', 'deleted'] as const)('%s only', async (status) => {
    const page = await acme().targetUsers.search({ page: 1, pageSize: 100, filters: { status } });
    expect(page.items.length).toBeGreaterThan(0);
    expect(new Set(page.items.map((user) => user.status))).toEqual(new Set([status]));
    expect((await acme().targetUsers.summary())[status]).toBe(page.total);
  });

  it('by words, priority and department', async () => {
    const [someone] = (await acme().targetUsers.search({ ...anyQuery, filters: { status: 'active' } })).items;
    const found = await acme().targetUsers.search({ ...anyQuery, q: someone?.email ?? '' });
    expect(found.items.map(({ id }) => id)).toContain(someone?.id);
    const high = await acme().targetUsers.search({
      ...anyQuery,
      filters: { priority: ['High', 'VeryHigh'] },
    });
    expect(new Set(high.items.map(({ priority }) => priority))).toEqual(new Set(['High', 'VeryHigh']));
    const department = someone?.department ?? '';
    const colleagues = await acme().targetUsers.search({ ...anyQuery, filters: { department } });
    expect(new Set(colleagues.items.map((user) => user.department))).toEqual(new Set([department]));
  });

  it('created and read back', async () => {
    const email = 'new.person@acme.example.com';
    const { id } = await acme().targetUsers.create({
      email,
      firstName: 'New',
      lastName: 'Person',
      phoneNumber: '+44 20 7946 0958',
    });
    expect(await acme().targetUsers.get(id)).toMatchObject({
      id,
      email,
      phoneNumber: '+442079460958',
      status: 'active',
      priority: 'Medium',
    });
    const groups = await acme().targetUsers.groups(id, anyQuery);
    expect(groups.items.map(({ name }) => name)).toContain('All Staff');
  });

  it('a refused create says why, and clearly', async () => {
    const error = await failureOf(
      acme().targetUsers.create({ email: 'a@elsewhere.example.com', phoneNumber: '' }),
    );
    expect(error).toMatchObject({ kind: 'invalid', outcome: 'clear' });
    expect(error.messages.length).toBeGreaterThan(0);
  });

  it('A3: every call is scoped to its company, side by side', async () => {
    const ids = [KNOWN.acme.id, KNOWN.brightwater.id, KNOWN.empty.id];
    await Promise.all(
      ids.flatMap((id) => Array.from({ length: 5 }, () => keepnet.company(id).targetUsers.search(anyQuery))),
    );
    const seen = bench.sandbox.control.requests('/api/target-users/search');
    for (const { headers, companyId } of seen) {
      expect(headers['x-keepnet-company-id']).toBe(headers['x-ir-company-id']);
      expect(companyId).toBe(headers['x-keepnet-company-id']);
    }
    expect(new Set(seen.map(({ companyId }) => companyId))).toEqual(new Set(ids));
    expect((await keepnet.company(KNOWN.empty.id).targetUsers.search(anyQuery)).total).toBe(0);
  });
});

describe('target groups', () => {
  it('A3: an ignored header shows in the rows', async () => {
    bench.sandbox.control.modes({ companyHeader: 'ignored' });
    const page = await acme().targetGroups.search(anyQuery);
    bench.sandbox.control.modes({ companyHeader: 'keepnet' });
    expect(new Set(page.items.map(({ companyName }) => companyName))).toEqual(new Set([KNOWN.reseller.name]));
  });

  it('every kind is told apart; created, read back, listed', async () => {
    const all = await acme().targetGroups.all();
    expect(all.some(({ kind }) => kind === 'automatic')).toBe(true);
    const { id } = await acme().targetGroups.create({ name: 'Harbour crew', priority: 'VeryHigh' });
    expect(await acme().targetGroups.get(id)).toMatchObject({
      id,
      name: 'Harbour crew',
      priority: 'VeryHigh',
      protected: false,
    });
    expect((await acme().targetGroups.users(id, anyQuery)).total).toBe(0);
    expect(
      (await failureOf(acme().targetGroups.create({ name: 'x'.repeat(65), priority: 'Low' }))).kind,
    ).toBe('invalid');
  });
});

it.each(['replace', 'add'] as const)(
  'A19, A20: company groups when PUT participants does %s',
  async (participants) => {
    bench.sandbox.control.modes({ participants });
    const { companyGroups } = keepnet;
    const [a, b, c] = [KNOWN.acme.id, KNOWN.brightwater.id, KNOWN.empty.id];
    const { id } = await companyGroups.create({ name: `North ${participants}`, companyIds: [a, b] });
    await companyGroups.update({ id, name: `South ${participants}`, companyIds: [a, b] });
    await companyGroups.setParticipants(id, [b, c]);
    const members = async () =>
      new Set(
        (await companyGroups.companies(id, { ...anyQuery, sort: 'name' })).items.map((company) => company.id),
      );
    expect(await members()).toEqual(new Set(participants === 'replace' ? [b, c] : [a, b, c]));
    await companyGroups.removeParticipants(id, participants === 'replace' ? [c] : [a, c]);
    expect(await members()).toEqual(new Set([b]));
    expect(await companyGroups.get(id)).toMatchObject({ name: `South ${participants}`, companyCount: 1 });
    expect((await companyGroups.all()).map((group) => group.id)).toContain(id);
    const found = await companyGroups.search({
      ...anyQuery,
      q: `South ${participants}`,
      sort: 'companyCount',
    });
    expect(found.items.map((group) => group.id)).toEqual([id]);
  },
);

it('lookups and custom fields', async () => {
  expect((await keepnet.lookups.timeZones()).length).toBeGreaterThan(10);
  expect((await keepnet.lookups.languages()).length).toBeGreaterThan(3);
  expect(new Set((await acme().customFields()).map(({ type }) => type)).size).toBe(6);
});

describe('files', () => {
  const choices = { ...anyQuery, format: 'csv', scope: 'all' } as const;

  it('of every list', async () => {
    const brightwater = keepnet.company(KNOWN.brightwater.id);
    const files = await Promise.all([
      keepnet.companies.export(choices),
      keepnet.companyGroups.export(choices),
      brightwater.targetGroups.export(choices),
      brightwater.targetUsers.export({ ...choices, filters: { status: 'active' } }),
    ]);
    for (const file of files) expect(await text(file.body)).toMatch(/^\S/);
  });

  it('A21: where only Csv is taken', async () => {
    bench.sandbox.control.modes({ csvType: 'Csv' });
    const file = await keepnet.companies.export(choices);
    bench.sandbox.control.modes({ csvType: 'CSV' });
    expect(await text(file.body)).toMatch(/^\S/);
  });
});
