import { getDelivery } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const company = KNOWN.twinA;
const clock = new Clock();
let system: TestConsole;
let viewer: HttpClient;

beforeAll(async () => {
  system = await startConsole({ sandbox: { companies: 20, users: 200 }, overrides: { now: clock.now } });
  viewer = await system.signIn('viewer');
});
afterEach(() => system.sandbox.control.clearFaults());
afterAll(() => system.close());

const plant = (email: string, more: object = {}) =>
  system.sandbox.control.plantUser({ companyId: company.id, email, ...more });

const ask = () => viewer.request(`/api/companies/${company.id}/delivery`);
const delivery = async () => getDelivery.response.parse(await (await ask()).json());

test('a company whose domains are all verified has none without mail', async () => {
  expect(await delivery()).toEqual({ domains: [], total: 0 });
});

test('counts active people alone, by their whole domain, those with the most first', async () => {
  plant('f@quiet.example.org', { active: false });
  plant('d@silent.example.com');
  plant('e@silent.example.com', { active: false });
  for (const name of ['a', 'b', 'c']) plant(`${name}@silent.example.com.tr`);
  for (const name of ['g', 'h']) plant(`${name}@silent.example.co`);
  // The beginning of a domain that is verified, and has many people.
  const [verified] = company.domains;
  for (const name of ['i', 'j', 'k', 'l']) plant(`${name}@${verified.replace('.com', '')}`);
  expect(await delivery()).toEqual({
    domains: [
      { domain: 'meridian-north.example', activeUsers: 4 },
      { domain: 'silent.example.com.tr', activeUsers: 3 },
      { domain: 'silent.example.co', activeUsers: 2 },
      { domain: 'silent.example.com', activeUsers: 1 },
      { domain: 'quiet.example.org', activeUsers: 0 },
    ],
    total: 5,
  });
});

test('what Keepnet does not tell is never counted as none', async () => {
  const path = '/api/allow-list/search/unverified';
  system.sandbox.control.addFault({ match: { path }, fault: { kind: 'status', status: 403 } });
  expect(await delivery()).toEqual({ domains: null, total: 0 });
  system.sandbox.control.addFault({
    match: { path, times: 'always' },
    fault: { kind: 'status', status: 500 },
  });
  const failed = await ask();
  expect(failed.status).toBe(502);
  await failed.body?.cancel();
  system.sandbox.control.clearFaults();
  system.sandbox.control.addFault({
    match: { path: '/api/target-users/search', times: 'always' },
    fault: { kind: 'status', status: 500 },
  });
  const uncounted = await ask();
  expect(uncounted.status).toBe(502);
  await uncounted.body?.cancel();
});

test('a domain’s count is unknown, not 0, in a company that hides addresses', async () => {
  system.sandbox.control.company(company.id, { masked: true });
  // Whether a company hides its people is asked once a day.
  clock.advance(25 * 3_600_000);
  viewer = await system.signIn('viewer');
  const { domains, total } = await delivery();
  expect(total).toBeGreaterThan(0);
  expect(new Set(domains?.map(({ activeUsers }) => activeUsers))).toEqual(new Set([null]));
});
