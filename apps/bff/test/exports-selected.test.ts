import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { rowsOf } from './support/rows.ts';

const { brightwater, acme } = KNOWN;

let system: TestConsole;
let viewer: HttpClient;
beforeAll(async () => {
  system = await startConsole({ sandbox: { users: 2_000 } });
  viewer = await system.signIn('viewer');
});
afterAll(() => system.close());
afterEach(() => system.sandbox.control.clearFaults());

const Listed = z.object({
  total: z.number(),
  items: z.array(z.object({ id: z.string(), email: z.string().optional(), name: z.string().optional() })),
});

async function listed(path: string) {
  return Listed.parse(await (await viewer.request(path)).json());
}

async function take(path: string, body: unknown, browser = viewer) {
  const response = await browser.send('POST', path, body);
  const text = await response.text();
  const [header = '', ...rows] = text.trim().replace('\uFEFF', '').split('\r\n');
  return { status: response.status, headers: response.headers, text, header, rows };
}

const usersOf = (companyId: string) => `/api/companies/${companyId}/target-users`;
/** The third cell of each row, which is the address. */
const emailsOf = (rows: readonly string[]) => rows.map((row) => row.split(',')[2]);

async function lastDetail(action: string) {
  const all = await rowsOf(system, 'audit_events');
  const event = all.filter((row) => row['action'] === action && row['kind'] === 'outcome').at(-1);
  return { ...event, detail: z.record(z.string(), z.unknown()).parse(JSON.parse(String(event?.['detail']))) };
}

test('exactly the named target users leave, from anywhere in the list, in its order, and the trail says how many', async () => {
  const order = 'sort=email&order=asc';
  const users = usersOf(brightwater.id);
  const [first, later] = [
    await listed(`${users}?${order}&pageSize=100`),
    await listed(`${users}?${order}&pageSize=100&page=7`),
  ];
  const chosen = [later.items[40], first.items[7], first.items[3], later.items[2]].flatMap(
    (one) => one ?? [],
  );
  const file = await take(`${users}/export?${order}`, { ids: chosen.map(({ id }) => id) });
  expect(file.status).toBe(200);
  expect(file.headers.get('x-total-rows')).toBe('4');
  expect(file.headers.get('content-disposition')).toMatch(/filename="brightwater-logistics_target-users_/);
  expect(emailsOf(file.rows)).toEqual(chosen.map(({ email }) => email).toSorted());
  expect(await lastDetail('target-users.export')).toMatchObject({
    outcome: 'done',
    company_id: brightwater.id,
    detail: { selected: 4, rows: 4, expected: 4 },
  });
});

test('a file of selected rows has the columns of the file of the whole list', async () => {
  for (const [list, one] of [
    [usersOf(acme.id), `${usersOf(acme.id)}?pageSize=1`],
    [`/api/companies/${acme.id}/target-groups`, `/api/companies/${acme.id}/target-groups?pageSize=1`],
    ['/api/company-groups', '/api/company-groups?pageSize=1'],
  ] as const) {
    const whole = await viewer.request(`${list}/export`, { headers: { 'x-csrf': '1' } });
    const [header] = (await whole.text()).replace('\uFEFF', '').split('\r\n');
    const { items } = await listed(one);
    const file = await take(`${list}/export`, { ids: items.map(({ id }) => id) });
    expect([list, file.header]).toEqual([list, header]);
    expect(file.rows).toHaveLength(items.length);
  }
});

test('rows that another search found are in the file too', async () => {
  const users = usersOf(brightwater.id);
  const active = await listed(`${users}?status=active&pageSize=1`);
  const deleted = await listed(`${users}?status=deleted&pageSize=1`);
  const both = [...active.items, ...deleted.items];
  const file = await take(`${users}/export?status=active`, { ids: both.map(({ id }) => id) });
  expect(emailsOf(file.rows).toSorted()).toEqual(both.map(({ email }) => email).toSorted());
  expect(await lastDetail('target-users.export')).not.toHaveProperty('detail.status');
});

test('all that match except a few rows: what the list shows, without them', async () => {
  const users = usersOf(brightwater.id);
  const query = 'status=active&priority=High&sort=email&order=asc';
  const { total, items } = await listed(`${users}?${query}&pageSize=100`);
  const except = items.slice(1, 4).map(({ id }) => id);
  const file = await take(`${users}/export?${query}`, { except });
  expect(file.rows).toHaveLength(total - 3);
  expect(file.headers.get('x-total-rows')).toBe(String(total - 3));
  const left = items.filter(({ id }) => !except.includes(id)).map(({ email }) => email);
  expect(emailsOf(file.rows).slice(0, left.length)).toEqual(left);
  expect((await lastDetail('target-users.export')).detail).toMatchObject({ except: 3, status: 'active' });
});

test('a selected row that is gone counts in X-Total-Rows, so the file shows as incomplete', async () => {
  const groups = `/api/companies/${acme.id}/target-groups`;
  const { items } = await listed(`${groups}?pageSize=2`);
  const file = await take(`${groups}/export`, { ids: [...items.map(({ id }) => id), 'gone12345678'] });
  expect([file.headers.get('x-total-rows'), file.rows.length]).toEqual(['3', 2]);
});

test('a person of another company is not found under this one', async () => {
  const { items } = await listed(`${usersOf(acme.id)}?pageSize=1`);
  const file = await take(`${usersOf(brightwater.id)}/export`, { ids: items.map(({ id }) => id) });
  expect([file.headers.get('x-total-rows'), file.rows]).toEqual(['1', []]);
});

test('cells that a spreadsheet would run are guarded', async () => {
  const users = usersOf(acme.id);
  const { items } = await listed(`${users}?q=Formula&pageSize=1`);
  const { rows } = await take(`${users}/export`, { ids: items.map(({ id }) => id) });
  expect(rows[0]).toMatch(/^'=SUM/);
});

test('if the list cannot be read in full, no file is sent', async () => {
  const users = usersOf(brightwater.id);
  const { items } = await listed(`${users}?pageSize=1`);
  system.sandbox.control.addFault({
    match: { path: '/api/target-users/search', times: 'always' },
    fault: { kind: 'status', status: 500 },
  });
  const file = await take(`${users}/export`, { ids: items.map(({ id }) => id) });
  expect(file.status).toBe(502);
  expect(file.headers.get('content-disposition')).toBeNull();
});

test.each([
  ['nothing chosen', {}],
  ['both ways at once', { ids: ['a1'], except: [] }],
  ['no id', { ids: ['../x'] }],
  ['no rows', { ids: [] }],
  ['too many', { ids: Array.from({ length: 10_001 }, (_, n) => `id${n}`) }],
])('%s is refused', async (_name, body) => {
  const { status, text } = await take(`${usersOf(acme.id)}/export`, body);
  expect([status, JSON.parse(text)]).toMatchObject([400, { code: 'invalid_request' }]);
});

test('it needs the header that other sites cannot send', async () => {
  const response = await viewer.request(`${usersOf(acme.id)}/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids: ['a1'] }),
  });
  expect(response.status).toBe(403);
});
