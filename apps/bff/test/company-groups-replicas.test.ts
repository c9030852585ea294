import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { readConfig } from '../src/config.ts';
import { type Bff, startBff } from '../src/index.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { asked, groupCalls, membersOf, someCompanies } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

const writeTimes = { sendMs: 60_000, reconcile: { waits: [0, 50], deadlineMs: 60_000 }, queueMs: 60_000 };

let system: TestConsole;
let operator: HttpClient;
let companies: string[] = [];
/** A second replica on the one Postgres. SQLite has one process for each data folder: there it is the first one again. */
let second: Bff | undefined;
let urls: string[] = [];

const Answer = z.looseObject({ code: z.string().optional(), companyIds: z.array(z.string()).optional() });

/** A write of the same person through one of the replicas. */
async function put(url: string, path: string, body: object, key: string = randomUUID()) {
  const cookie = [...operator.cookies()].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': key };
  const response = await operator.send('PUT', url + path, body, headers);
  return { status: response.status, ...Answer.parse(await response.json()) };
}
const plant = () => {
  const members = companies.slice(0, 3);
  const { id } = system.sandbox.control.plantGroup({ name: 'Shared', members });
  return { id, members, path: `/api/company-groups/${id}/participants` };
};

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes } });
  operator = await system.signIn('operator');
  companies = await someCompanies(operator, 8);
  if (system.environment['DATABASE_URL'] !== undefined) {
    second = await startBff(readConfig({ ...system.environment, PORT: '0', LOG_LEVEL: 'silent' }), {
      writeTimes,
    });
  }
  urls = [system.bff.url, (second ?? system.bff).url];
});
afterAll(async () => {
  await second?.close();
  await system.close();
});

test('edits of one group through two replicas are made one after another', async () => {
  const { id, members, path } = plant();
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({
    match: { ...groupCalls.put, times: 'always' },
    fault: { kind: 'latency', ms: 200 },
  });
  const wanted = urls.map((_, index) => companies.slice(0, 5 + index));
  const answers = await Promise.all(
    urls.map((url, index) => put(url, path, { seen: members, wanted: wanted[index] })),
  );
  system.sandbox.control.clearFaults();
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.code).toBe('members_changed');
  expect(membersOf(system, id)).toEqual(answers.find(({ status }) => status === 200)?.companyIds);
  expect(asked(system, 'put')).toBe(1);
});

test('an edit and a rename of one group through two replicas both come true', async () => {
  const { id, members, path } = plant();
  const [one = '', two = ''] = urls;
  const wanted = companies.slice(2, 6);
  system.sandbox.control.addFault({ match: groupCalls.put, fault: { kind: 'latency', ms: 200 } });
  const answers = await Promise.all([
    put(one, path, { seen: members, wanted }),
    put(two, `/api/company-groups/${id}`, { name: 'Renamed' }),
  ]);
  expect(answers).toMatchObject([
    { status: 200, complete: true },
    { status: 200, complete: true },
  ]);
  expect(membersOf(system, id)).toEqual(wanted);
  expect(system.sandbox.control.companyGroups('Renamed').map((group) => group.id)).toEqual([id]);
});

test('one key through two replicas is one change with one answer', async () => {
  const { members, path } = plant();
  system.sandbox.control.clearRequests();
  const key = randomUUID();
  const body = { seen: members, wanted: companies.slice(1, 5) };
  const [first, again] = await Promise.all(urls.map((url) => put(url, path, body, key)));
  expect(first).toMatchObject({ status: 200, complete: true });
  expect(again).toEqual(first);
  expect(asked(system, 'put')).toBe(1);
});

test('who waits too long for another change is told that it is under way', async () => {
  const { id, members, path } = plant();
  await system.restart({ writeTimes: { ...writeTimes, queueMs: 300 } });
  const [one = '', two = ''] = urls.toReversed();
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({ match: groupCalls.put, fault: { kind: 'hold' } });
  const slow = put(one, path, { seen: members, wanted: companies.slice(0, 4) });
  await expect.poll(() => asked(system, 'put')).toBe(1);
  expect(await put(two, `/api/company-groups/${id}`, { name: 'Impatient' })).toMatchObject({
    status: 409,
    code: 'write_in_progress',
  });
  system.sandbox.control.release();
  expect(await slow).toMatchObject({ status: 200, complete: true });
});
