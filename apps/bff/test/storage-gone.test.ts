import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { postgresDialect } from '../src/db/postgres.ts';
import type { Schema } from '../src/db/schema.ts';
import { roleSeen } from './support/access.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { type Gate, openGate } from './support/gate.ts';
import type { HttpClient } from './support/http-client.ts';
import { create, newPerson } from './support/people.ts';
import { createDatabase } from './support/postgres.ts';
import { callbackUrl } from './support/sign-in-flow.ts';
import { firstBroken, readTrail } from './support/trail.ts';

const company = KNOWN.brightwater;
const users = `/api/companies/${company.id}/target-users`;

let gate: Gate;
let system: TestConsole;
let operator: HttpClient;
/** Loses the cookie by signing out, whatever the database does. */
let leaver: HttpClient;

beforeAll(async () => {
  gate = await openGate(await createDatabase(inject('postgresUrl')));
  system = await startConsole({
    environment: { DATABASE_URL: gate.url },
    overrides: { writeTimes: { sendMs: 5_000, reconcile: { waits: [0, 100], deadlineMs: 5_000 } } },
  });
  operator = await system.signIn('operator');
  leaver = await system.signIn('viewer');
  expect((await operator.request(users)).status).toBe(200);
});
beforeEach(() => system.sandbox.control.clearRequests());
afterEach(async () => {
  system.sandbox.control.clearFaults();
  await gate.become('open');
  // Past the second for which a session is believed, and a connection that broke.
  await expect.poll(() => roleSeen(operator)).toBe('operator');
});
afterAll(async () => {
  await system.close();
  await gate.close();
});

const posts = () =>
  system.sandbox.control.requests('/api/target-users').filter(({ method }) => method === 'POST').length;

async function codeOf(path: string, browser = operator) {
  const response = await browser.request(path);
  const { code } = Object(await response.json());
  return [response.status, code, response.headers.get('retry-after')];
}

const unavailable = [503, 'storage_unavailable', '5'];

test('a database that cannot be reached is said to be that, whatever is asked, and is used again when it is back', async () => {
  await gate.become('shut');
  await expect.poll(() => codeOf('/api/session')).toEqual(unavailable);
  const served = [
    users,
    '/api/companies',
    '/api/companies/directory',
    '/api/preferences',
    '/api/lookups/time-zones',
  ];
  for (const path of served) expect(await codeOf(path), path).toEqual(unavailable);
  expect(await codeOf('/auth/login')).toEqual(unavailable);
  expect((await leaver.send('POST', '/auth/logout')).status).toBe(503);
  expect((await operator.request('/readyz')).status).toBe(503);
  expect((await operator.request('/healthz')).status).toBe(200);
  expect(system.logs()).toMatch(/"storage":"ECONN(REFUSED|RESET)"/);
  expect(system.logs()).not.toContain('"code":"internal"');
  await gate.become('open');
  await expect.poll(async () => (await operator.request(users)).status).toBe(200);
  await expect.poll(async () => (await operator.request('/readyz')).status).toBe(200);
});

test('a sign-in that comes back while the database is away is not the person’s fault', async () => {
  const browser = system.browser();
  const url = await callbackUrl(browser, 'viewer');
  await gate.become('shut');
  expect(await codeOf(url.href, browser)).toEqual(unavailable);
  expect(system.logs()).not.toContain('sign-in did not work');
});

test('a database that falls silent makes the console not ready within seconds', async () => {
  await expect.poll(async () => (await operator.request('/readyz')).status).toBe(200);
  await gate.become('silent');
  await expect.poll(async () => (await operator.request('/readyz')).status).toBe(503);
  expect(system.logs()).toContain('"storage":"timeout","msg":"the database takes no writes"');
  await gate.become('shut');
});

test('a question that is never answered is given up, and its connection with it', async () => {
  const kysely = new Kysely<Schema>({ dialect: postgresDialect(gate.url, 300) });
  const ask = () => sql<{ one: number }>`select 1 as one`.execute(kysely);
  await ask();
  await gate.become('silent');
  await expect(ask()).rejects.toMatchObject({ name: 'StorageUnavailable', code: 'timeout' });
  await gate.become('open');
  expect((await ask()).rows).toEqual([{ one: 1 }]);
  await kysely.destroy();
});

describe('a write whose database goes away', () => {
  test('before it is sent is not sent, says so, and may be made again', async () => {
    const search = '/api/target-users/search';
    system.sandbox.control.addFault({
      match: { path: search, times: 1 },
      fault: { kind: 'hold' },
    });
    const person = newPerson('gone-before', company.domains[0]);
    const key = randomUUID();
    const sent = create(operator, users, person, key);
    await expect.poll(() => system.sandbox.control.requests(search).length).toBe(1);
    await gate.become('shut');
    system.sandbox.control.release();
    expect(await sent).toMatchObject({ status: 503, code: 'storage_unavailable' });
    expect(posts()).toBe(0);
    await gate.become('open');
    await expect
      .poll(() => create(operator, users, person, key))
      .toMatchObject({ status: 503, settled: true });
    expect(posts()).toBe(0);
    expect(await create(operator, users, person)).toMatchObject({ status: 201 });
  });

  test('after it was sent is unknown, and the same key tells what became of it', async () => {
    const path = '/api/target-users';
    system.sandbox.control.addFault({
      match: { method: 'POST', path, times: 1 },
      fault: { kind: 'hold' },
    });
    const person = newPerson('gone-after', company.domains[0]);
    const key = randomUUID();
    const sent = create(operator, users, person, key);
    await expect.poll(posts).toBe(1);
    await gate.become('shut');
    system.sandbox.control.release();
    expect(await sent).toMatchObject({ status: 504, code: 'outcome_unknown' });
    await gate.become('open');
    await expect.poll(() => create(operator, users, person, key)).toMatchObject({ status: 201 });
    expect(posts()).toBe(1);
    const ids = new Set(system.sandbox.control.creations().map(({ id }) => id));
    expect(
      system.sandbox.control.users(company.id, person.email).filter(({ id }) => ids.has(id)),
    ).toHaveLength(1);
  });

  test('leaves a trail without a gap', async () => {
    const trail = await readTrail(system.environment);
    expect(firstBroken(trail, system.environment['SESSION_SECRET'] ?? '')).toBeUndefined();
    const ends = (target: string) =>
      trail
        .filter((event) => event.target?.startsWith(target))
        .map(({ kind, outcome }) => `${kind} ${outcome}`);
    expect(ends('gone-after@')).toEqual(['intent intended', 'outcome created']);
    expect(ends('gone-before@').slice(0, 2)).toEqual(['intent intended', 'outcome not_sent']);
  });
});
