import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { askForPlan, itemsOf, jobOf, move, planned, reached, startJob } from './support/jobs.ts';
import { writeTimes } from './support/write-times.ts';

const company = KNOWN.brightwater;
const other = KNOWN.unlimited;
const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;
let admin: HttpClient;

beforeAll(async () => {
  system = await startConsole({
    companies: { admin: ['*'], operator: [company.id, other.id] },
    overrides: { now: clock.now, writeTimes },
  });
  operator = await system.signIn('operator');
  admin = await system.signIn('admin');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.resetModes();
  for (const { id } of [company, other]) system.sandbox.control.company(id, { privacy: 'allowed' });
});

let made = 0;
const plant = (count: number, companyId: string = company.id): string[] =>
  Array.from({ length: count }, () => {
    made += 1;
    const email = `hard-${made}@brightwater.example.com`;
    return system.sandbox.control.plantUser({ companyId, email, phone: '+15550001111' }).id;
  });
const records = (ids: readonly string[], companyId?: string) =>
  ids.map((id) => ({ id, ...(companyId === undefined ? {} : { companyId }) }));
const deletion = (items: { id: string; companyId?: string }[]) => ({
  kind: 'delete-target-users' as const,
  input: { items },
});
const deactivation = (items: { id: string; companyId?: string }[]) => ({
  kind: 'set-target-user-status' as const,
  input: { items, status: 'inactive' as const },
});
const deletedOf = (ids: readonly string[], companyId: string = company.id) => {
  const users = new Map(system.sandbox.control.users(companyId).map((user) => [user.id, user]));
  return ids.map((id) => users.get(id)?.deleted);
};
const sent = (method: string) => system.sandbox.control.requests().filter((call) => call.method === method);

async function run(id: string) {
  expect((await startJob(operator, id)).status).toBe(200);
  clock.advance(60_001);
  return reached(operator, id, 'done');
}

test.each([
  ['nothing', 0],
  ['more than a plan may have', 10_001],
])('a selection of %s is refused, and no plan is made', async (_what, count) => {
  const before = await (await admin.request('/api/jobs')).json();
  const items = Array.from({ length: count }, (_, index) => ({ id: `person${index}` }));
  for (const request of [deletion(items), deactivation(items)]) {
    expect(await askForPlan(operator, company.id, request)).toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
  }
  expect(await (await admin.request('/api/jobs')).json()).toEqual(before);
});

test('a list without matches makes an empty plan, which ends without a call', async () => {
  const job = await planned(operator, company.id, {
    kind: 'delete-target-users',
    input: { query: { q: '', department: 'There is no such department', except: [] } },
  });
  expect(Object.values(job.verdicts)).toEqual(Array(6).fill(0));
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  expect(sent('DELETE')).toEqual([]);
});

test('a person of another company is not found in this one, and is left alone', async () => {
  const [own = ''] = plant(1);
  const [foreign = ''] = plant(1, other.id);
  const job = await planned(operator, company.id, deletion(records([own, foreign])));
  expect(job.verdicts).toMatchObject({ delete: 1, refuse: 1 });
  await run(job.id);
  expect((await itemsOf(operator, job.id)).map(({ code }) => code)).toEqual([null, 'not_found']);
  expect([...deletedOf([own]), ...deletedOf([foreign], other.id)]).toEqual([true, false]);
});

test('the hash of another plan starts neither of them, and an admin’s call is no exception', async () => {
  const [one = '', two = ''] = plant(2);
  const [first, second] = [
    await planned(operator, company.id, deactivation(records([one]))),
    await planned(operator, company.id, deactivation(records([two]))),
  ];
  for (const browser of [operator, admin]) {
    expect(await move(browser, first.id, 'start', { planHash: second.planHash })).toMatchObject({
      status: 409,
      code: 'plan_changed',
    });
  }
  for (const { id } of [first, second]) expect((await jobOf(operator, id)).state).toBe('planned');
});

test('an undo that comes too late is refused, and the report and the group show what was deleted', async () => {
  const ids = plant(2);
  const { id: group } = system.sandbox.control.plantGroup({
    companyId: company.id,
    name: `Too late ${randomUUID()}`,
    members: ids,
  });
  const job = await planned(operator, company.id, deletion(records(ids)));
  await run(job.id);
  expect(await move(operator, job.id, 'undo')).toMatchObject({ status: 409, code: 'job_state' });
  expect((await jobOf(operator, job.id)).counts).toMatchObject({ done: 2 });
  expect(deletedOf(ids)).toEqual([true, true]);
  const left = system.sandbox.control.targetGroups(company.id).find(({ id }) => id === group);
  expect(left?.members).toEqual([]);
  const file = await operator.request(`/api/jobs/${job.id}/recovery.csv`, { headers: { 'x-csrf': '1' } });
  expect(await file.text()).toContain('Too late');
});

test('a company that closes while a plan is held is skipped, counts as no refusal, and the others are done', async () => {
  const mine = plant(2);
  const theirs = plant(8, other.id);
  const items = [...records(mine, company.id), ...records(theirs, other.id)];
  const job = await planned(operator, undefined, deletion(items));
  await startJob(operator, job.id);
  system.sandbox.control.company(other.id, { privacy: 'denied' });
  clock.advance(60_001);
  const done = await reached(operator, job.id, 'done');
  expect(done.counts).toMatchObject({ done: 2, skipped: 8, refused: 0, unknown: 0 });
  const closed = await itemsOf(operator, job.id, { state: 'skipped' });
  expect(new Set(closed.map(({ code }) => code))).toEqual(new Set(['company_private']));
  expect([...deletedOf(mine), ...deletedOf(theirs, other.id)]).toEqual([true, true, ...Array(8).fill(false)]);
});

test('if Keepnet deletes a part and claims all, the report tells the truth and a retry does the rest', async () => {
  const ids = plant(10);
  const job = await planned(operator, company.id, deletion(records(ids)));
  system.sandbox.control.modes({ bulkDelete: 'part' });
  await run(job.id);
  const told = await itemsOf(operator, job.id);
  expect(told.map(({ state }) => state === 'done')).toEqual(deletedOf(ids));
  expect(told.filter(({ state }) => state === 'refused').length).toBe(5);
  system.sandbox.control.resetModes();
  const again = await move(operator, job.id, 'retry');
  expect((await reached(operator, again.id ?? '', 'planned')).verdicts.delete).toBe(5);
  await run(again.id ?? '');
  expect(deletedOf(ids).every(Boolean)).toBe(true);
});

test('a target user protected since the plan was made is kept, and the rest of its batch is deleted', async () => {
  const ids = plant(4);
  const job = await planned(operator, company.id, deletion(records(ids)));
  for (const user of system.sandbox.control.users(company.id)) {
    if (user.id === ids[1]) Object.assign(user, { origin: 'scim' });
  }
  await run(job.id);
  const told = await itemsOf(operator, job.id);
  expect(told.map(({ state }) => state)).toEqual(['done', 'refused', 'done', 'done']);
  expect(told[1]?.code).toBe('record_changed');
  expect(deletedOf(ids)).toEqual([true, false, true, true]);
});

test('a rate limit in the middle slows a plan down and loses nothing', async () => {
  const ids = plant(12);
  const job = await planned(operator, company.id, deactivation(records(ids)));
  system.sandbox.control.clearRequests();
  const call = { method: 'PUT', path: '/api/target-users/{resourceId}' } as const;
  const limited = { kind: 'status', status: 429, retryAfter: 1 } as const;
  system.sandbox.control.addFault({ match: { ...call, nth: 5, times: 3 }, fault: limited });
  await startJob(operator, job.id);
  const done = await reached(operator, job.id, 'done');
  expect(done.counts).toMatchObject({ done: 12, refused: 0, unknown: 0 });
  expect(done.pausedUntil).toBeNull();
  expect(sent('PUT').length).toBe(12 + 3);
});

test.each([
  ['the people are read', 'POST', '/api/target-users/include-deleted/by-resource-ids'],
  ['they are deleted', 'DELETE', '/api/target-users/bulk-delete'],
] as const)('an answer that is lost when %s makes nothing happen twice', async (_step, method, path) => {
  const ids = plant(3);
  const job = await planned(operator, company.id, deletion(records(ids)));
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({
    match: { method, path, times: method === 'POST' ? 3 : 1 },
    fault: { kind: 'reset', applied: 'after' },
  });
  await run(job.id);
  expect((await jobOf(operator, job.id)).counts).toMatchObject({ done: 3 });
  expect(deletedOf(ids)).toEqual([true, true, true]);
  expect(sent('DELETE').length).toBe(1);
});

test('if Keepnet keeps the name of a deleted group, a new group of that name is refused at its field', async () => {
  const name = `Deleted ${randomUUID()}`;
  const { id } = system.sandbox.control.plantGroup({ companyId: company.id, name, members: [] });
  system.sandbox.control.modes({ groupNames: 'unique' });
  const job = await planned(operator, company.id, {
    kind: 'delete-target-groups',
    input: { items: [{ id }] },
  });
  await run(job.id);
  const headers = { 'idempotency-key': randomUUID() };
  const path = `/api/companies/${company.id}/target-groups`;
  const answer = await operator.send('POST', path, { name, priority: 'Medium' }, headers);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ field: 'name' }] });
});

test('a plan stops when its starter has lost one of its companies', async () => {
  const ids = plant(2, other.id);
  const job = await planned(operator, undefined, deletion(records(ids, other.id)));
  await startJob(operator, job.id);
  system.idp.control.changeAccount('operator', { companies: [company.id] });
  clock.advance(61_000);
  const stopped = await reached(admin, job.id, 'stopped');
  expect(stopped).toMatchObject({ stopReason: 'rights', counts: { notStarted: 2 } });
  expect(deletedOf(ids, other.id)).toEqual([false, false]);
});
