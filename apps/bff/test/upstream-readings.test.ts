import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import { edit, rename, write } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

/** How the console behaves with each way of reading what Keepnet's documents leave open (docs/keepnet-api.md, "Ambiguities"). */
const company = KNOWN.brightwater;
const pathOf = (rest: string, id: string = company.id): string => `/api/companies/${id}${rest}`;

let system: TestConsole;
let operator: HttpClient;
beforeAll(async () => {
  system = await startConsole();
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => system.sandbox.control.resetModes());

const Page = z.object({
  total: z.number(),
  items: z.array(z.object({ id: z.string(), status: z.string() })),
});
const Total = z.object({ total: z.number() });

async function ask(path: string): Promise<unknown> {
  const response = await operator.request(path, { headers: { 'x-csrf': '1' } });
  expect([path, response.status]).toEqual([path, 200]);
  return response.headers.get('content-type')?.includes('json') ? response.json() : response.text();
}

const people = async (query: string) => Page.parse(await ask(pathOf(`/target-users?pageSize=100&${query}`)));

test('calls at reseller level name no company, and so cover every company', async () => {
  const { control } = system.sandbox;
  control.clearRequests();
  const made = await write(operator, 'POST', '/api/company-groups', {
    name: 'Level',
    companyIds: [company.id],
  });
  const group = `/api/company-groups/${made.id}`;
  expect((await rename(operator, made.id ?? '', 'Reseller level')).status).toBe(200);
  expect((await edit(operator, made.id ?? '', [company.id], [KNOWN.acme.id])).status).toBe(200);
  const companies = Total.parse(await ask('/api/companies'));
  const file = String(await ask('/api/companies/export'));
  for (const path of [
    pathOf(''),
    '/api/companies/directory',
    '/api/lookups/time-zones',
    '/api/lookups/languages',
  ])
    await ask(path);
  for (const path of [
    group,
    `${group}/companies`,
    '/api/company-groups',
    '/api/company-groups/all',
    '/api/company-groups/export',
  ])
    await ask(path);
  expect(companies.total).toBe(40);
  expect(file.trim().split('\r\n')).toHaveLength(41);

  const scoped = /^\/api\/(target-|custom-fields)/;
  const sent = control.requests().filter(({ path }) => !scoped.test(path));
  expect(new Set(sent.map(({ method, template }) => `${method} ${template}`)).size).toBeGreaterThan(12);
  const named = sent.filter(
    ({ headers }) => 'x-keepnet-company-id' in headers || 'x-ir-company-id' in headers,
  );
  expect(named.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test.each(['keepnet', 'ir', 'both'] as const)(
  'A3: the company is named for a tenant that reads %s',
  async (companyHeader) => {
    system.sandbox.control.modes({ companyHeader });
    expect((await people('')).total).toBe(1240);
  },
);

test.each([
  [404, 404, 'company_not_found'],
  [400, 404, 'company_not_found'],
  [403, 403, 'company_forbidden'],
] as const)(
  'A24: a company that Keepnet answers %i for is unavailable',
  async (unknownCompany, status, code) => {
    system.sandbox.control.modes({ unknownCompany });
    const reads = [
      '',
      '/target-users',
      '/target-users/summary',
      '/target-groups',
      '/target-groups/all',
      '/custom-fields',
    ];
    for (const rest of reads) {
      const response = await operator.request(pathOf(rest, KNOWN.missing.id));
      expect([rest, response.status, await response.json()]).toMatchObject([rest, status, { code }]);
    }
  },
);

test.each(['active', 'inactive', 'deleted'])(
  'A8: those who are %s are the same, however IsDeleted is written',
  async (status) => {
    const { control } = system.sandbox;
    const asText = await people(`status=${status}`);
    control.modes({ isDeletedFilter: 'boolean' });
    expect(asText.total).toBeGreaterThan(0);
    expect(await people(`status=${status}`)).toEqual(asText);
    const file = String(await ask(pathOf(`/target-users/export?status=${status}`)));
    expect(file.trim().split('\r\n')).toHaveLength(asText.total + 1);
  },
);

test('A26: deleted people are shown as deleted, whether isDeleted or the label says so', async () => {
  const { control } = system.sandbox;
  const shown = async () => {
    const { items } = await people('sort=createdAt&order=desc');
    return items.map(({ id, status }) => [id, status]);
  };
  const real = new Map(
    control
      .users(company.id)
      .map(({ id, active, deleted }) => [id, deleted ? 'deleted' : active ? 'active' : 'inactive']),
  );
  for (const deletedRows of ['isDeleted', 'status'] as const) {
    control.modes({ deletedRows });
    const rows = await shown();
    expect(rows).toEqual(rows.map(([id = '']) => [id, real.get(id)]));
    expect(new Set(rows.map(([, status]) => status))).toEqual(new Set(['active', 'inactive', 'deleted']));
    const deleted = await people('status=deleted');
    expect(deleted.items).toHaveLength(50);
    expect(new Set(deleted.items.map(({ status }) => status))).toEqual(new Set(['deleted']));
  }
});
