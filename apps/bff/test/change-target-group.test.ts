import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const { id: companyId, domains } = KNOWN.acme;
const groups = `/api/companies/${companyId}/target-groups`;

let system: TestConsole;
let operator: HttpClient;
let ann: string;
let ben: string;
let cat: string;

const control = () => system.sandbox.control;
const plantUser = (values: object = {}) =>
  control().plantUser({ companyId, email: `${randomUUID()}@${domains[0]}`, ...values }).id;
const plantGroup = (members: string[] = []) =>
  control().plantGroup({ companyId, name: `Group ${randomUUID().slice(0, 8)}`, members }).id;
const stored = (id: string) =>
  control()
    .targetGroups(companyId)
    .find((group) => group.id === id);
const idOf = (name: string) => control().targetGroups(companyId, name)[0]?.id ?? '';
const writes = () =>
  control()
    .requests()
    .filter(({ method }) => method === 'PUT' || method === 'DELETE');

const Answer = z.looseObject({ code: z.optional(z.string()) });
async function send(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await operator.send(method, path, body, { 'idempotency-key': randomUUID(), ...headers });
  return { status: response.status, ...Answer.parse(await response.json()) };
}
async function change(id: string, body: unknown) {
  const response = await operator.request(`${groups}/${id}`);
  await response.body?.cancel();
  return send('PUT', `${groups}/${id}`, body, { 'if-match': response.headers.get('etag') ?? '' });
}
const members = (id: string, body: unknown) => send('POST', `${groups}/${id}/members`, body);

beforeAll(async () => {
  const times = { sendMs: 5_000, reconcile: { waits: [0, 50], deadlineMs: 3000 } };
  system = await startConsole({ sandbox: { companies: 20, users: 200 }, overrides: { writeTimes: times } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
beforeEach(() => {
  [ann, ben, cat] = [plantUser(), plantUser(), plantUser()];
});
afterEach(() => {
  control().clearFaults();
  control().clearRequests();
});

describe('changing a target group', () => {
  test.each([
    [{ name: 'Renamed' }, { name: 'Renamed', priority: 'Medium' }],
    [{ priority: 'VeryHigh' }, { priority: 'VeryHigh' }],
  ])('%j changes that and keeps the rest', async (body, expected) => {
    const id = plantGroup([ann]);
    const before = stored(id);
    expect(await change(id, body)).toMatchObject({ status: 200, id, notTaken: [] });
    expect(stored(id)).toMatchObject({ ...before, ...expected, updateTime: expect.any(String) });
  });

  test('needs the version, and answers with the current group if another person was faster', async () => {
    const id = plantGroup();
    expect(await send('PUT', `${groups}/${id}`, { name: 'X' })).toMatchObject({ status: 428 });
    const seen = await operator.request(`${groups}/${id}`);
    await seen.body?.cancel();
    await change(id, { priority: 'High' });
    const late = await send(
      'PUT',
      `${groups}/${id}`,
      { priority: 'Low' },
      { 'if-match': seen.headers.get('etag') ?? '' },
    );
    expect(late).toMatchObject({ status: 412, code: 'record_changed', now: { priority: 'High' } });
    expect(stored(id)?.priority).toBe('High');
  });

  test.each(['New Hires', 'Directory Sync', 'Workspace Staff'])('%s is protected', async (name) => {
    const id = idOf(name);
    expect(await change(id, { name: 'Mine' })).toMatchObject({ status: 409, code: 'protected_record' });
    expect(await members(id, { add: [ann] })).toMatchObject({ status: 409, code: 'protected_record' });
    expect(writes()).toHaveLength(0);
  });
});

describe('changing members', () => {
  test('everyone is told by what became of them', async () => {
    const gone = plantUser({ deleted: true });
    const id = plantGroup([ann, ben]);
    const body = { add: [ann, cat, gone, 'nobody'], remove: [ben, plantUser()] };
    const answer = await members(id, body);
    expect(answer).toMatchObject({
      status: 200,
      added: [cat],
      removed: [ben],
      already: [ann],
      notIn: [body.remove[1]],
      missing: [gone, 'nobody'],
      complete: true,
    });
    expect(stored(id)?.members).toEqual([ann, cat]);
  });

  test.each([0, 1, 4])('people that are not in the company are named, and %i others join', async (count) => {
    const theirs = control().plantUser({
      companyId: KNOWN.brightwater.id,
      email: `${randomUUID()}@example.com`,
    });
    const missing = [theirs.id, 'nObOdY12'];
    const add = Array.from({ length: count }, () => plantUser());
    const id = plantGroup();
    expect(await members(id, { add: [...missing, ...add] })).toMatchObject({
      status: 200,
      added: add,
      missing,
    });
    expect(stored(id)?.members).toEqual(add);
  });

  test('people that a directory manages may be members', async () => {
    const id = plantGroup();
    const scim = plantUser({ origin: 'scim' });
    expect(await members(id, { add: [scim] })).toMatchObject({ status: 200, added: [scim] });
  });

  test('where nothing is left to do, nothing is sent', async () => {
    const id = plantGroup([ann]);
    expect(await members(id, { add: [ann], remove: [ben] })).toMatchObject({
      status: 200,
      already: [ann],
      notIn: [ben],
    });
    expect(writes()).toHaveLength(0);
  });

  test.each([5, 100])('%i people at once in a group of 150', async (count) => {
    const id = plantGroup(Array.from({ length: 150 }, () => plantUser()));
    const add = Array.from({ length: count }, () => plantUser());
    expect(await members(id, { add })).toMatchObject({ status: 200, added: add });
    expect(stored(id)?.members).toHaveLength(150 + count);
  });

  test('after a lost answer of the first call, the second is sent once the first is seen to be done', async () => {
    const id = plantGroup([ben]);
    control().addFault({
      match: { method: 'PUT', path: '/api/target-groups/users' },
      fault: { kind: 'reset', applied: 'after' },
    });
    expect(await members(id, { add: [ann], remove: [ben] })).toMatchObject({
      status: 200,
      added: [ann],
      removed: [ben],
      reconciled: true,
    });
    expect(stored(id)?.members).toEqual([ann]);
  });

  test('a second call that fails leaves the person with what is there', async () => {
    const id = plantGroup([ben]);
    control().addFault({
      match: { method: 'DELETE', path: '/api/target-groups/{resourceId}/users' },
      fault: { kind: 'status', status: 500, envelope: true },
    });
    expect(await members(id, { add: [ann], remove: [ben] })).toMatchObject({
      status: 502,
      code: 'members_partial',
    });
    expect(stored(id)?.members).toEqual([ben, ann]);
  });

  test.each([
    [{}, 'nobody'],
    [{ add: ['a'], remove: ['a'] }, 'the same person twice'],
    [
      {
        add: Array.from({ length: 60 }, (_, n) => `a${n}`),
        remove: Array.from({ length: 41 }, (_, n) => `b${n}`),
      },
      '101',
    ],
  ])('%j is 400: %s', async (body: unknown, _why: string) => {
    expect(await members(plantGroup(), body)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});
