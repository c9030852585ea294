import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { edit, groupCalls, membersOf, rename, someCompanies, write } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

let system: TestConsole;
let operator: HttpClient;
let companies: string[] = [];

beforeAll(async () => {
  system = await startConsole({ sandbox: { companies: 5000, users: 10 } });
  operator = await system.signIn('operator');
  companies = await someCompanies(operator, 5000);
});
afterAll(() => system.close());

test('a group of 5,000 is made, edited and renamed whole', { timeout: 60_000 }, async () => {
  system.sandbox.control.modes({ participants: 'add', rename: 'clears' });
  expect(companies.length).toBe(5000);
  const created = await write(operator, 'POST', '/api/company-groups', {
    name: 'Nearly all',
    companyIds: companies.slice(2500),
  });
  expect(created.status).toBe(201);
  const id = created.id ?? '';
  const wanted = companies.slice(1);
  expect(await edit(operator, id, companies.slice(2500), companies)).toMatchObject({ complete: true });
  expect(await edit(operator, id, companies, wanted)).toMatchObject({ complete: true });
  expect(membersOf(system, id)).toEqual(wanted);
  expect(await rename(operator, id, 'All but one')).toMatchObject({ complete: true });
  expect(membersOf(system, id)).toEqual(wanted);
  const page = await operator.request(`/api/companies?group=${id}&pageSize=100`);
  expect(await page.json()).toMatchObject({ total: 4999, pageCount: 50 });
});

test('one page of many that fails stops an edit before anything is sent', async () => {
  const { id } = system.sandbox.control.plantGroup({ name: 'Many', members: companies });
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({
    match: { ...groupCalls.members, nth: 30 },
    fault: { kind: 'status', status: 400, envelope: true },
  });
  expect((await edit(operator, id, companies, companies.slice(1))).status).toBe(422);
  expect(membersOf(system, id)).toEqual(companies);
});
