import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { graceMs } from '../src/auth/access-check.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { jobOf, move, planned, reached, startJob } from './support/jobs.ts';

const company = KNOWN.brightwater;
let clock: Clock;
let system: TestConsole;
let operator: HttpClient;
let admin: HttpClient;
let ids: string[];
let id: string;

/** A deletion that is held for a minute, in which something happens to the rights of its starter. */
beforeEach(async () => {
  clock = new Clock();
  system = await startConsole({ overrides: { now: clock.now } });
  admin = await system.signIn('admin');
  operator = await system.signIn('operator');
  ids = ['one', 'two'].map((name) => {
    const email = `rights-${name}@brightwater.example.com`;
    return system.sandbox.control.plantUser({ companyId: company.id, email }).id;
  });
  const input = { items: ids.map((each) => ({ id: each })) };
  ({ id } = await planned(operator, company.id, { kind: 'delete-target-users', input }));
  await startJob(operator, id);
});
afterEach(() => system.close());

const deleted = () =>
  system.sandbox.control.users(company.id).filter((user) => ids.includes(user.id) && user.deleted).length;

async function isStopped() {
  clock.advance(61_000);
  const job = await reached(admin, id, 'stopped');
  expect(job).toMatchObject({ stopReason: 'rights', counts: { notStarted: 2, done: 0 } });
  expect(deleted()).toBe(0);
  expect(await move(admin, id, 'resume')).toMatchObject({ status: 409, code: 'job_state' });
}

test('a plan continues after its starter has signed out', async () => {
  await operator.send('POST', '/auth/logout');
  clock.advance(61_000);
  expect((await reached(admin, id, 'done')).counts).toMatchObject({ done: 2 });
  expect(deleted()).toBe(2);
});

test('a plan stops when the provider refuses its starter', async () => {
  await operator.send('POST', '/auth/logout');
  system.idp.control.changeAccount('operator', { disabled: true });
  await isStopped();
});

test('a plan stops when its starter has lost the role', async () => {
  system.idp.control.changeAccount('operator', { roles: ['viewer'] });
  await isStopped();
});

test('a plan that stops tells at once what it will not start, while earlier calls are still under way', async () => {
  await move(operator, id, 'undo');
  const people = Array.from({ length: 7 }, (_, index) => {
    const email = `rights-late-${index}@brightwater.example.com`;
    return system.sandbox.control.plantUser({ companyId: company.id, email, phone: '+15550001111' }).id;
  });
  const input = { items: people.map((each) => ({ id: each })), status: 'inactive' as const };
  ({ id } = await planned(operator, company.id, { kind: 'set-target-user-status', input }));
  const call = { method: 'PUT', path: '/api/target-users/{resourceId}' } as const;
  system.sandbox.control.addFault({ match: { ...call, times: 3 }, fault: { kind: 'hang' } });
  system.sandbox.control.addFault({ match: call, fault: { kind: 'hold' } });
  await startJob(operator, id);
  const sent = () => system.sandbox.control.requests().filter(({ method }) => method === 'PUT').length;
  await expect.poll(sent, { interval: 20 }).toBe(4);
  system.idp.control.changeAccount('operator', { disabled: true });
  clock.advance(61_000);
  system.sandbox.control.release();
  const stopped = await reached(admin, id, 'stopped');
  expect(stopped).toMatchObject({ stopReason: 'rights', counts: { notStarted: 3, waiting: 0, running: 3 } });
  expect(sent()).toBe(4);
});

test('a plan stops when an admin ends the session of its starter', async () => {
  const List = z.object({ items: z.array(z.object({ id: z.string(), role: z.string() })) });
  const { items } = List.parse(await (await admin.request('/api/sessions')).json());
  const session = items.find(({ role }) => role === 'operator')?.id;
  expect((await admin.send('DELETE', `/api/sessions/${session}`)).ok).toBe(true);
  await isStopped();
});

test('a plan stops when the provider logs its starter out, also after a sign-out here', async () => {
  await operator.send('POST', '/auth/logout');
  const seconds = Math.floor(Date.now() / 1000);
  const token = system.idp.control.sign({
    iss: system.environment['OIDC_ISSUER'],
    aud: system.environment['OIDC_CLIENT_ID'],
    iat: seconds,
    exp: seconds + 120,
    jti: randomUUID(),
    sub: 'operator',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  const body = new URLSearchParams({ logout_token: token });
  const response = await fetch(`${system.bff.url}/auth/backchannel-logout`, { method: 'POST', body });
  expect(response.status).toBe(200);
  await isStopped();
});

test('while the provider cannot be asked a plan waits, and it continues when its starter signs in again', async () => {
  await operator.send('POST', '/auth/logout');
  system.idp.control.setOutage(true);
  clock.advance(graceMs + 61_000);
  const pauseOf = async () => {
    const rows = await system.sandbox.control.users(company.id);
    expect(rows.filter((user) => ids.includes(user.id) && user.deleted)).toEqual([]);
    return system.logs().includes('sign_in_again');
  };
  await expect.poll(pauseOf).toBe(true);
  system.idp.control.setOutage(false);
  operator = await system.signIn('operator');
  await reached(operator, id, 'done');
  expect(deleted()).toBe(2);
  expect((await jobOf(operator, id)).pauseReason).toBeNull();
});
