import { listViews, maxViews, type View, type ViewInput, viewTables } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { answerMs } from '../src/auth/access-check.ts';
import { eventsOf } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const { acme, brightwater, overLicence, missing } = KNOWN;
const clock = new Clock();
let site: TestConsole;
let viewer: HttpClient;
/** An operator who is limited to Acme and Copperline. */
let limited: HttpClient;
let admin: HttpClient;

beforeAll(async () => {
  site = await startConsole({
    companies: { viewer: ['*'], operator: [acme.id, overLicence.id], admin: ['*'] },
    overrides: { now: clock.now },
  });
  [viewer, limited, admin] = [
    await site.signIn('viewer'),
    await site.signIn('operator'),
    await site.signIn('admin'),
  ];
});
afterAll(() => site.close());

beforeEach(async () => {
  for (const browser of [viewer, limited, admin]) {
    for (const { id } of await listed(browser)) await browser.send('DELETE', `/api/views/${id}`);
  }
});

const plainView: ViewInput = {
  table: 'target-users',
  name: 'High risk',
  shared: false,
  companyId: acme.id,
  query: { status: 'active', priority: 'High,VeryHigh', sort: 'department' },
  columns: ['name', 'email', 'field:f1'],
  density: 'compact',
};

async function listed(browser: HttpClient): Promise<View[]> {
  const response = await browser.request('/api/views');
  expect(response.status).toBe(200);
  return z.parse(listViews.response, await response.json()).items;
}
const names = async (browser: HttpClient) => (await listed(browser)).map(({ name }) => name);

const Answer = z.looseObject({
  id: z.string().optional(),
  code: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
});
async function sent(browser: HttpClient, method: string, path: string, body?: unknown) {
  const response = await browser.send(method, `/api/views${path}`, body);
  return { status: response.status, ...Answer.parse(await response.json()) };
}
const save = (browser: HttpClient, change: Partial<ViewInput> = {}) =>
  sent(browser, 'POST', '', { ...plainView, ...change });
async function saved(browser: HttpClient, change: Partial<ViewInput> = {}): Promise<string> {
  const { status, id = '' } = await save(browser, change);
  expect(status).toBe(201);
  return id;
}
const settingsOf = ({ table: _, ...settings }: ViewInput) => settings;
const refusedAt = (field: string, code: string) => ({
  status: 400,
  code: 'invalid_request',
  errors: [{ field, code }],
});

describe('a private view', () => {
  test('is the same after a restart, with its owner', async () => {
    const id = await saved(viewer, { name: '  High   risk ' });
    await site.restart({ now: clock.now });
    const [view] = await listed(viewer);
    expect(view).toEqual({ ...plainView, id, owner: { id: view?.owner.id, name: 'Vera Lindqvist' } });
  });

  test('only its owner can see, change or delete it, not even an admin, and the trail has no entry', async () => {
    const before = (await eventsOf(site, 'view.create', 'view.update', 'view.delete')).length;
    const id = await saved(viewer);
    expect(await names(admin)).toEqual([]);
    expect(await sent(admin, 'PUT', `/${id}`, settingsOf(plainView))).toMatchObject({ status: 404 });
    expect(await sent(admin, 'DELETE', `/${id}`)).toMatchObject({ status: 404, code: 'not_found' });
    expect((await sent(viewer, 'PUT', `/${id}`, { ...settingsOf(plainView), name: 'New' })).status).toBe(200);
    expect(await sent(viewer, 'DELETE', `/${id}`)).toEqual({ status: 200, id });
    expect(await names(viewer)).toEqual([]);
    expect(await eventsOf(site, 'view.create', 'view.update', 'view.delete')).toHaveLength(before);
  });

  test('has a name that no other view of its owner, list and company has, in any spelling', async () => {
    const id = await saved(viewer);
    const taken = refusedAt('name', 'name_taken');
    expect(await save(viewer, { name: 'HIGH RISK' })).toMatchObject(taken);
    await saved(viewer, { table: 'target-groups', query: {} });
    await saved(viewer, { companyId: null });
    await saved(admin);
    const other = await saved(viewer, { name: 'Low risk' });
    expect(await sent(viewer, 'PUT', `/${other}`, settingsOf(plainView))).toMatchObject(taken);
    expect((await sent(viewer, 'PUT', `/${id}`, settingsOf(plainView))).status).toBe(200);
  });

  test('can be the last of a hundred, also if several are saved at once', async () => {
    const many = Array.from({ length: maxViews - 2 }, (_, index) => `View ${index}`);
    for (const name of many) await saved(viewer, { name });
    const last = await Promise.all(['a', 'b', 'c', 'd'].map((name) => save(viewer, { name })));
    expect(last.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(await save(viewer, { name: 'one more' })).toMatchObject(refusedAt('name', 'limit_reached'));
    expect((await save(admin)).status).toBe(201);
  });
});

describe('a shared view', () => {
  test('is seen by others, and changed by its owner and admins only', async () => {
    const id = await saved(viewer, { shared: true });
    expect(await names(limited)).toEqual(['High risk']);
    const change = { ...settingsOf(plainView), shared: true, name: 'Most at risk', query: { q: 'ada' } };
    expect(await sent(limited, 'PUT', `/${id}`, change)).toMatchObject({ status: 403, code: 'role_too_low' });
    expect(await sent(limited, 'DELETE', `/${id}`)).toMatchObject({ status: 403, code: 'role_too_low' });
    expect((await sent(admin, 'PUT', `/${id}`, change)).status).toBe(200);
    const [view] = await listed(limited);
    expect(view).toMatchObject({ ...change, id, owner: { name: 'Vera Lindqvist' } });
    expect((await sent(viewer, 'DELETE', `/${id}`)).status).toBe(200);
    expect(await names(limited)).toEqual([]);
  });

  test('is in the trail under the name of each who changes it', async () => {
    const before = (await eventsOf(site, 'view.create', 'view.update', 'view.delete')).length;
    const id = await saved(viewer, { shared: true });
    await sent(admin, 'PUT', `/${id}`, settingsOf(plainView));
    await sent(viewer, 'PUT', `/${id}`, { ...settingsOf(plainView), shared: true });
    await sent(admin, 'DELETE', `/${id}`);
    const events = (await eventsOf(site, 'view.create', 'view.update', 'view.delete')).slice(before);
    expect(events).toMatchObject([
      {
        action: 'view.create',
        outcome: 'created',
        person_name: 'Vera Lindqvist',
        target: 'High risk',
        company_id: acme.id,
        company_name: acme.name,
      },
      { action: 'view.update', person_name: 'Adaeze Morrow', detail: { view: id, shared: false } },
      { action: 'view.update', person_name: 'Vera Lindqvist', detail: { view: id, shared: true } },
      { action: 'view.delete', outcome: 'done', person_name: 'Adaeze Morrow' },
    ]);
  });

  test('of a company is hidden from people who may not see that company', async () => {
    await saved(admin, { shared: true, name: 'Acme' });
    const hidden = await saved(admin, { shared: true, name: 'Brightwater', companyId: brightwater.id });
    await saved(admin, { shared: true, name: 'Everywhere', companyId: null });
    const filtered = { table: 'jobs', companyId: null, shared: true } as const;
    await saved(admin, { ...filtered, name: 'Plans in Acme', query: { company: acme.id } });
    await saved(admin, { ...filtered, name: 'Plans in Brightwater', query: { company: brightwater.id } });
    expect(await names(limited)).toEqual(['Acme', 'Everywhere', 'Plans in Acme']);
    expect(await names(viewer)).toEqual(['Acme', 'Brightwater', 'Everywhere']);
    expect(await sent(limited, 'PUT', `/${hidden}`, settingsOf(plainView))).toMatchObject({ status: 404 });
    expect(await sent(limited, 'DELETE', `/${hidden}`)).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('of a list is hidden from people who may not read that list', async () => {
    const reseller = { companyId: null, columns: [], shared: true };
    await saved(admin, { ...reseller, table: 'activity', name: 'Refused', query: { outcome: 'refused' } });
    await saved(admin, { ...reseller, table: 'jobs', name: 'Paused', query: { state: 'paused' } });
    await saved(admin, {
      ...reseller,
      table: 'company-groups',
      name: 'Latest',
      query: { sort: 'createdAt' },
    });
    await saved(admin, { ...reseller, table: 'companies', name: 'Of a group', query: { group: 'g1' } });
    await saved(admin, { ...reseller, table: 'licences', name: 'Over', query: { over: 'true' } });
    expect(await names(admin)).toEqual(['Latest', 'Of a group', 'Over', 'Paused', 'Refused']);
    expect(await names(viewer)).toEqual(['Latest', 'Of a group', 'Over']);
    expect(await names(limited)).toEqual(['Over', 'Paused']);
  });
});

test('is hidden from its owner too while they lack the right to see its list', async () => {
  const browser = await site.signIn('operator');
  await saved(browser, { name: 'Mine in Acme', shared: true });
  site.idp.control.changeAccount('operator', { companies: [overLicence.id] });
  clock.advance(answerMs);
  expect(await names(browser)).toEqual([]);
  expect(await names(viewer)).toEqual(['Mine in Acme']);
  site.idp.control.changeAccount('operator', { companies: [acme.id, overLicence.id] });
  clock.advance(answerMs);
  expect(await names(browser)).toEqual(['Mine in Acme']);
  await browser.send('DELETE', `/api/views/${(await listed(browser))[0]?.id}`);
});

describe('a view that its owner could not open is refused', () => {
  const activity = { table: 'activity', companyId: null, query: {} } as const;

  test('of a company, a list or a group that they may not see', async () => {
    expect(await save(limited, { companyId: brightwater.id })).toMatchObject({ code: 'company_forbidden' });
    const job = { table: 'jobs', companyId: null, query: { company: brightwater.id } } as const;
    expect(await save(limited, job)).toMatchObject({ status: 403, code: 'company_forbidden' });
    expect(await save(viewer, activity)).toMatchObject({ status: 403, code: 'role_too_low' });
    const ofGroup = { table: 'companies', companyId: null, query: { group: 'g1' } } as const;
    expect(await save(limited, ofGroup)).toMatchObject({ status: 403, code: 'companies_limited' });
    const id = await saved(limited);
    const moved = { ...settingsOf(plainView), companyId: brightwater.id };
    expect(await sent(limited, 'PUT', `/${id}`, moved)).toMatchObject({ code: 'company_forbidden' });
  });

  test('of a company that Keepnet does not list, or of a company for a list of all', async () => {
    const unknown = refusedAt('companyId', 'unknown_company');
    expect(await save(viewer, { companyId: missing.id })).toMatchObject(unknown);
    const licences = { table: 'licences', companyId: acme.id, query: {} } as const;
    expect(await save(viewer, licences)).toMatchObject(refusedAt('companyId', 'invalid'));
  });

  test('with a filter by a field of one company that is for every company', async () => {
    const query = { 'field.abc': 'x' };
    const refused = refusedAt('query.field.abc', 'unknown_custom_field');
    expect(await save(viewer, { companyId: null, query })).toMatchObject(refused);
    expect((await save(viewer, { query })).status).toBe(201);
  });

  test.each([
    ['status', 'gone'],
    ['page', '3'],
    ['pageSize', '50'],
    ['order', 'desc'],
    ['view', 'abc'],
    ['constructor', 'x'],
    ['q', ' ada '],
    ['priority', 'High,Highest'],
    ['field.', 'x'.repeat(257)],
  ])('with %s=%s in its query', async (name, value) => {
    expect(await save(viewer, { query: { [name]: value } })).toMatchObject(
      refusedAt(`query.${name}`, 'invalid'),
    );
    expect(await names(viewer)).toEqual([]);
  });

  test('without a name, or with too much of anything', async () => {
    expect(await save(viewer, { name: ' ' })).toMatchObject(refusedAt('name', 'required'));
    expect(await save(viewer, { name: 'x'.repeat(61) })).toMatchObject(refusedAt('name', 'too_long'));
    const columns = Array.from({ length: 101 }, (_, index) => `field:${index}`);
    expect(await save(viewer, { columns })).toMatchObject(refusedAt('columns', 'too_many'));
    const q = 'x'.repeat(301);
    expect(await save(viewer, { query: { q } })).toMatchObject(refusedAt('query.q', 'too_long'));
    expect(await sent(viewer, 'POST', '', { ...plainView, table: 'sessions' })).toMatchObject({
      status: 400,
    });
  });
});

test('every list can have a view, and a view of the unchanged list is empty', async () => {
  for (const table of viewTables) {
    await saved(admin, { table, name: table, companyId: null, query: {}, columns: [] });
  }
  expect(await names(admin)).toEqual([...viewTables].sort());
  for (const { id, table: _, owner: __, ...settings } of await listed(admin)) {
    expect((await sent(admin, 'PUT', `/${id}`, settings)).status).toBe(200);
  }
});
