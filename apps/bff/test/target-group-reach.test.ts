import { getTargetGroupReach } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const company = KNOWN.twinA;
const countsPath = '/api/target-groups/targetgroupusercountdetail';
let system: TestConsole;
let viewer: HttpClient;

beforeAll(async () => {
  system = await startConsole({ sandbox: { companies: 20, users: 200 } });
  viewer = await system.signIn('viewer');
});
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.resetModes();
});
afterAll(() => system.close());

const member = (name: string, more: object = {}): string =>
  system.sandbox.control.plantUser({ companyId: company.id, email: `${name}@example.com`, ...more }).id;
const groupOf = (...members: string[]): string =>
  system.sandbox.control.plantGroup({ companyId: company.id, name: 'Callable', members }).id;

const ask = (groupId: string) =>
  viewer.request(`/api/companies/${company.id}/target-groups/${groupId}/reach`);
const reach = async (groupId: string) =>
  getTargetGroupReach.response.parse(await (await ask(groupId)).json());
async function statusOf(groupId: string): Promise<number> {
  const { status, body } = await ask(groupId);
  await body?.cancel();
  return status;
}

const phone = '+905321112233';
const languageId = 'aLanguage0001';
const mixed = () =>
  groupOf(
    member('a', { phone, languageId }),
    member('b', { phone }),
    member('c'),
    member('d', { phone, languageId, active: false }),
  );

test('counts only active members, and which of them have a number and a language', async () => {
  expect(await reach(mixed())).toEqual({ activeUsers: 3, withPhone: 2, withLanguage: 1 });
  expect(await reach(groupOf(member('e')))).toEqual({ activeUsers: 1, withPhone: 0, withLanguage: 0 });
  expect(await reach(groupOf(member('f', { phone, languageId })))).toEqual({
    activeUsers: 1,
    withPhone: 1,
    withLanguage: 1,
  });
});

test('a group without active members has counts of zero', async () => {
  const none = { activeUsers: 0, withPhone: 0, withLanguage: 0 };
  expect(await reach(groupOf())).toEqual(none);
  expect(await reach(groupOf(member('g', { phone, active: false })))).toEqual(none);
});

test('what Keepnet does not tell is not known, and never counted as none', async () => {
  const id = mixed();
  const unknown = { activeUsers: 3, withPhone: null, withLanguage: null };
  system.sandbox.control.modes({ groupCounts: 'bare' });
  expect(await reach(id)).toEqual(unknown);
  system.sandbox.control.addFault({ match: { path: countsPath }, fault: { kind: 'status', status: 403 } });
  expect(await reach(id)).toEqual(unknown);
  for (const fault of [{ kind: 'status', status: 500 }, { kind: 'truncate' }] as const) {
    system.sandbox.control.addFault({ match: { path: countsPath, times: 'always' }, fault });
    expect(await statusOf(id)).toBe(502);
    system.sandbox.control.clearFaults();
  }
});

test('a group that is gone, and one of another company, are not found', async () => {
  const elsewhere = system.sandbox.control.targetGroups(KNOWN.acme.id)[0]?.id ?? '';
  expect(await statusOf('nosuchgroup1')).toBe(404);
  expect(await statusOf(elsewhere)).toBe(404);
});

test('a company that hides its people says so instead of counting what the masks leave', async () => {
  const id = mixed();
  system.sandbox.control.company(company.id, { masked: true });
  await system.restart();
  viewer = await system.signIn('viewer');
  expect(await reach(id)).toEqual({ activeUsers: null, withPhone: null, withLanguage: null });
});
