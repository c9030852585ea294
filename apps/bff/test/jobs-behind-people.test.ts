import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { move, planned, reached, startJob } from './support/jobs.ts';

const { acme, brightwater, unlimited, overLicence, requiredFields, anyDomain, otherScript, twinA, twinB } =
  KNOWN;
const ofPlans = [
  [brightwater, unlimited, overLicence, requiredFields],
  [anyDomain, otherScript, twinA, twinB],
];
const search = '/api/target-users/search';
let system: TestConsole;
let operator: HttpClient;

beforeAll(async () => {
  system = await startConsole({ overrides: { concurrency: 1 } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());

function deactivation(companies: readonly { id: string }[]) {
  const items = companies.flatMap(({ id: companyId }) =>
    Array.from({ length: 5 }, (_, index) => {
      const email = `behind-${index}@example.com`;
      const { id } = system.sandbox.control.plantUser({ companyId, email, phone: '+15550001111' });
      return { companyId, id };
    }),
  );
  return { kind: 'set-target-user-status' as const, input: { items, status: 'inactive' as const } };
}

test('a list that a person opens goes before the calls of plans that wait for a slow Keepnet', async () => {
  const { control } = system.sandbox;
  const list = `/api/companies/${acme.id}/target-users`;
  await (await operator.request(list)).arrayBuffer();
  const jobs = [];
  for (const companies of ofPlans) jobs.push(await planned(operator, undefined, deactivation(companies)));
  control.clearRequests();
  control.modes({ latencyMs: 1000 });
  for (const { id } of jobs) await startJob(operator, id);
  // Both plans are at work in all of their companies, and wait for the one place that there is.
  const waiting = () => {
    const asked = new Set(control.requests().map(({ companyId }) => companyId));
    return ofPlans.flat().filter(({ id }) => !asked.has(id));
  };
  await expect.poll(waiting).toEqual([]);
  const before = control.requests().length;
  const listed = await operator.request(`${list}?page=2`);
  expect(listed.status).toBe(200);
  await listed.arrayBuffer();
  const since = control.requests().slice(before);
  const own = since.findIndex(({ companyId, path }) => companyId === acme.id && path === search);
  // The call that was under way, and those that got their place while the request was on its way; a call of each company waits.
  expect(own).toBeGreaterThanOrEqual(0);
  expect(own).toBeLessThanOrEqual(5);
  control.modes({ latencyMs: 0 });
  for (const { id } of jobs) await move(operator, id, 'cancel');
  for (const { id } of jobs) await reached(operator, id, 'cancelled', 'done');
});
