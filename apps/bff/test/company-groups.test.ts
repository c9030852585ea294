import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import { asked, groupCalls, someCompanies, write } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

const times = { sendMs: 3_000, reconcile: { waits: [0, 50], deadlineMs: 3000 } };
const path = '/api/company-groups';

let system: TestConsole;
let operator: HttpClient;
let viewer: HttpClient;
let companies: string[] = [];

const List = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  total: z.number().optional(),
  pageCount: z.number().optional(),
});
async function read(where: string) {
  const response = await viewer.request(where);
  expect(response.status).toBe(200);
  return List.parse(await response.json());
}
const codeOf = async (where: string) => {
  const response = await viewer.request(where);
  const { code } = z.object({ code: z.string() }).parse(await response.json());
  return { status: response.status, code };
};
const namesOf = ({ items }: z.infer<typeof List>) => items.map(({ name }) => name);
const made = (name: string) => system.sandbox.control.companyGroups(name);
const create = (name: string, companyIds: readonly string[] = [], key?: string, who = operator) =>
  write(who, 'POST', path, { name, companyIds }, key);

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes: times } });
  operator = await system.signIn('operator');
  viewer = await system.signIn('viewer');
  companies = await someCompanies(operator, 10);
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.clearRequests();
  system.sandbox.control.modes({ visibilityLagMs: 0 });
  system.sandbox.control.token({ role: 'Reseller', expireAll: true });
});

describe('reading', () => {
  test('pages, searches and sorts', async () => {
    const first = await read(`${path}?pageSize=5&sort=name&order=desc`);
    const all = system.sandbox.control.companyGroups().map(({ name }) => name);
    expect(first.total).toBe(all.length);
    expect(namesOf(first)).toEqual([...all].sort().reverse().slice(0, 5));
    expect(namesOf(await read(`${path}?q=emea&sort=name&order=asc`))).toEqual(['EMEA North', 'EMEA South']);
    const { items } = await read(`${path}?sort=companyCount&order=desc&pageSize=100`);
    const counts = items.map((group) => Number(group['companyCount']));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(await codeOf(`${path}?sort=members`)).toEqual({ status: 400, code: 'invalid_request' });
  });

  test('answers every group for pickers, sorted by name', async () => {
    const names = namesOf(await read(`${path}/all`));
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
    expect(names.length).toBe(system.sandbox.control.companyGroups().length);
  });

  test('answers one group, a page of its members, and all their ids', async () => {
    const members = companies.slice(0, 7);
    const { id } = system.sandbox.control.plantGroup({ name: 'Seven', members });
    const one = await viewer.request(`${path}/${id}`);
    expect(await one.json()).toMatchObject({ id, name: 'Seven', companyCount: 7 });
    const page = await read(`${path}/${id}/companies?pageSize=3&page=3`);
    expect([page.total, page.pageCount, page.items.length]).toEqual([7, 3, 1]);
    const all = await viewer.request(`${path}/${id}/participants`);
    expect(await all.json()).toEqual({ companyIds: members });
  });

  test('a page that fails makes the list of all ids fail', async () => {
    const { id } = system.sandbox.control.plantGroup({ name: 'Broken', members: companies });
    system.sandbox.control.addFault({
      match: { ...groupCalls.members, times: 'always' },
      fault: { kind: 'status', status: 503 },
    });
    expect(await codeOf(`${path}/${id}/participants`)).toEqual({
      status: 502,
      code: 'upstream_unreachable',
    });
  });

  test('tells gone from forbidden', async () => {
    for (const rest of ['', '/companies', '/participants']) {
      expect(await codeOf(`${path}/nosuchgroup1${rest}`)).toEqual({ status: 404, code: 'not_found' });
    }
    system.sandbox.control.token({ role: 'Company Admin', expireAll: true });
    expect(await codeOf(path)).toEqual({ status: 403, code: 'reseller_required' });
  });
});

describe('companies of one group', () => {
  let group = '';
  beforeAll(() => {
    group = system.sandbox.control.plantGroup({ name: 'Filter', members: companies }).id;
  });

  test('are exactly its members, paged, sorted and searched', async () => {
    const page = await read(`/api/companies?group=${group}&pageSize=4&sort=name&order=desc`);
    expect(page).toMatchObject({ total: 10, pageCount: 3 });
    const whole = await read(`/api/companies?group=${group}&pageSize=100`);
    expect(whole.items.map(({ id }) => id).sort()).toEqual(companies);
    expect(namesOf(page)).toEqual(namesOf(whole).reverse().slice(0, 4));
    const [first] = whole.items;
    const q = encodeURIComponent(first?.name.slice(0, 6).toUpperCase() ?? '');
    expect(namesOf(await read(`/api/companies?group=${group}&q=${q}`))).toContain(first?.name);
    const byId = await read(`/api/companies?group=${group}&q=${first?.id}`);
    expect(byId.items.map(({ id }) => id)).toEqual([first?.id]);
  });

  test.each(['industry', 'licenceType', 'activeUsers', 'userLimit', 'licenceEndsAt', 'createdAt'])(
    'sorted by %s come in the order that Keepnet gives for its members',
    async (sort) => {
      const { items } = await read(`/api/companies?group=${group}&sort=${sort}&order=asc&pageSize=100`);
      const values = items.map((item) => item[sort]).filter((value) => value !== null);
      const ascending = [...values].sort((a, b) =>
        typeof a === 'number' ? Number(a) - Number(b) : new Intl.Collator('en').compare(String(a), String(b)),
      );
      expect(values).toEqual(ascending);
    },
  );

  test('over their licence only, with their count', async () => {
    const all = await read(`/api/companies?group=${group}&pageSize=100`);
    const over = await read(`/api/companies?group=${group}&exceeded=true&pageSize=100`);
    expect(over.items).toEqual(all.items.filter((item) => item['exceeded'] === true));
    expect(all['exceededCount']).toBe(over.total);
  });

  test('of a group that is gone are an error, not nothing', async () => {
    expect(await codeOf('/api/companies?group=nosuchgroup1')).toEqual({ status: 404, code: 'not_found' });
  });
});

test('members that Keepnet does not list are counted, not left out in silence', async () => {
  let at = Date.now();
  const own = await startConsole({ overrides: { now: () => at } });
  const browser = await own.signIn('viewer');
  const members = await someCompanies(browser, 3);
  const { id } = own.sandbox.control.plantGroup({ name: 'One will be gone', members });
  const list = async (query: string) => (await browser.request(`/api/companies${query}`)).json();
  expect(await list(`?group=${id}`)).toMatchObject({ total: 3, unlistedCount: 0 });
  // The members are still those of a moment ago; the companies are read again.
  own.sandbox.control.company(members[0] ?? '', { managed: false });
  at += 6 * 60_000;
  expect(await list(`?group=${id}`)).toMatchObject({ total: 2, unlistedCount: 1 });
  expect(await list('')).not.toHaveProperty('unlistedCount');
  await own.close();
});

describe('as a file', () => {
  const file = async (where: string) => {
    const response = await viewer.request(where, { headers: { 'x-csrf': '1' } });
    return {
      status: response.status,
      total: response.headers.get('x-total-rows'),
      text: await response.text(),
    };
  };

  test('company groups leave as Keepnet has them, searched as on the screen', async () => {
    const { status, total, text } = await file(`${path}/export?q=EMEA`);
    expect([status, total]).toEqual([200, '2']);
    expect(text).toContain('EMEA North');
    expect(text).not.toContain('Gold Support');
  });

  test('companies of one group are its members and no others, guarded, as CSV only', async () => {
    const members = companies.slice(0, 4);
    const group = system.sandbox.control.plantGroup({ name: 'File', members }).id;
    const { status, total, text } = await file(`/api/companies/export?group=${group}&sort=name`);
    expect([status, total]).toEqual([200, '4']);
    const ids = text
      .split('\r\n')
      .slice(1, -1)
      .flatMap((row) => companies.filter((id) => row.includes(id)));
    expect(ids.sort()).toEqual(members);
    const one = await file(`/api/companies/export?group=${group}&scope=page&pageSize=3&page=2`);
    expect(one.text.split('\r\n')).toHaveLength(3);
    expect((await file(`/api/companies/export?group=${group}&format=xlsx`)).status).toBe(400);
  });
});

describe('creating', () => {
  test('answers the id of a group with those members', async () => {
    const answer = await create('  Fresh  ', companies.slice(0, 3));
    expect(answer).toEqual({ status: 201, id: made('Fresh')[0]?.id });
    expect([...(made('Fresh')[0]?.members ?? [])].sort()).toEqual(companies.slice(0, 3));
  });

  test('a double click makes one group', async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => create('Twice', companies, key)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(made('Twice')).toHaveLength(1);
  });

  test.each(['reset', 'html', 'hang', 'truncate'] as const)(
    'an answer lost by %s after it was made: found by its name and size',
    async (kind) => {
      const name = `Lost ${kind}`;
      system.sandbox.control.plantGroup({ name, members: companies });
      system.sandbox.control.addFault({ match: groupCalls.create, fault: { kind, applied: 'after' } });
      const answer = await create(name, companies.slice(0, 2));
      expect(answer).toMatchObject({ status: 201, reconciled: true });
      expect(made(name).find(({ id }) => id === answer.id)?.members).toHaveLength(2);
      expect(asked(system, 'create')).toBe(1);
    },
  );

  test('an answer lost before it was made is unknown, even where a twin by name is there', async () => {
    system.sandbox.control.plantGroup({ name: 'Twin', members: [] });
    system.sandbox.control.addFault({ match: groupCalls.create, fault: { kind: 'reset' } });
    expect(await create('Twin')).toMatchObject({ status: 504, code: 'outcome_unknown' });
    expect(made('Twin')).toHaveLength(1);
  });

  test('two people with one name take turns', async () => {
    const admin = await system.signIn('admin');
    system.sandbox.control.addFault({ match: groupCalls.create, fault: { kind: 'latency', ms: 150 } });
    const answers = await Promise.all([create('Turns'), create('Turns', [], undefined, admin)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(made('Turns')).toHaveLength(2);
  });

  test.each([
    ['', [], 'name'],
    ['x'.repeat(65), [], 'name'],
    ['Ids', ['not an id'], 'companyIds.0'],
    ['Ids', ['nosuchcomp01'], 'companyIds'],
  ])('"%s" with %j is refused before anything is sent', async (name, ids, field) => {
    const answer = await create(name, ids);
    expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(answer.errors?.map((error) => error.field)).toEqual([field]);
    expect(asked(system, 'create')).toBe(0);
  });

  test('is for operators, and for resellers', async () => {
    expect(await create('Mine', [], undefined, viewer)).toMatchObject({ status: 403, code: 'role_too_low' });
    system.sandbox.control.token({ role: 'Company Admin', expireAll: true });
    expect(await create('Mine')).toMatchObject({ status: 403, code: 'reseller_required' });
  });
});
