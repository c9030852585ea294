import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import { edit, groupCalls, membersOf, rename, someCompanies, write } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

let system: TestConsole;
let operator: HttpClient;
let companies: string[] = [];

beforeAll(async () => {
  // Nothing here is about deadlines, and a machine that is busy takes long for so many.
  const writeTimes = { sendMs: 100_000, reconcile: { waits: [0], deadlineMs: 100_000 } };
  system = await startConsole({ sandbox: { companies: 5000, users: 10 }, overrides: { writeTimes } });
  operator = await system.signIn('operator');
  companies = await someCompanies(operator, 5000);
});
afterAll(() => system.close());

test('a group of 5,000 is made, edited and renamed whole', async () => {
  system.sandbox.control.modes({ participants: 'add', rename: 'clears' });
  expect(companies.length).toBe(5000);
  const created = await write(operator, 'POST', '/api/company-groups', {
    name: 'Nearly all',
    companyIds: companies.slice(2500),
  });
  expect(created.status).toBe(201);
  const id = created.id ?? '';
  const wanted = companies.slice(0, 4999);
  expect(await edit(operator, id, companies.slice(2500), wanted)).toMatchObject({ complete: true });
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

test('members that change while their pages are read are read again, and none is lost between pages', async () => {
  const { id } = system.sandbox.control.plantGroup({ name: 'Moving', members: companies });
  const firstRow = await operator.request(`/api/company-groups/${id}/companies?pageSize=1`);
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await firstRow.json());
  const gone = items[0]?.id ?? '';
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({
    match: { ...groupCalls.members, nth: 30 },
    fault: { kind: 'hold' },
  });
  const reading = operator.request(`/api/company-groups/${id}/participants`);
  const pages = () => system.sandbox.control.requests(groupCalls.members.path);
  const finished = () => pages().filter((page) => page.finished !== null).length;
  await expect.poll(finished).toBe(49);
  system.sandbox.control.company(gone, { managed: false });
  system.sandbox.control.release();
  const answer = await (await reading).json();
  system.sandbox.control.company(gone, { managed: true });
  expect(answer).toEqual({ companyIds: companies.filter((company) => company !== gone) });
  expect(pages().length).toBeGreaterThanOrEqual(100);
});
