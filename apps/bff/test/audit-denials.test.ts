import { randomUUID } from 'node:crypto';
import { auditActions } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { auditPage, whoIs } from './support/audit.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { operations } from './support/operations.ts';
import { newPerson } from './support/people.ts';
import { callbackUrl, visit } from './support/sign-in-flow.ts';
import { breakTrail } from './support/trail.ts';

const { anyDomain, notManaged, brightwater } = KNOWN;
const csrf = { 'x-csrf': '1' };
const crossSite = { ...csrf, 'sec-fetch-site': 'cross-site' };
const usersPath = (companyId: string) => `/api/companies/${companyId}/target-users`;

const clock = new Clock();
let console_: TestConsole;
let admin: HttpClient;
let operator: HttpClient;
let viewer: HttpClient;
beforeAll(async () => {
  console_ = await startConsole({ overrides: { now: clock.now } });
  admin = await console_.signIn('admin');
  operator = await console_.signIn('operator');
  viewer = await console_.signIn('viewer');
});
afterAll(() => console_.close());

async function denied(action: string) {
  const { items } = await auditPage(admin, { action, outcome: 'denied' });
  return items.map(({ person, company, requestId, target, steps: [step] }) => ({
    person: person?.name,
    company: company?.id,
    requestId,
    target,
    detail: step?.detail,
  }));
}

const create = (browser: HttpClient, companyId: string, headers: Record<string, string> = {}) =>
  browser.send('POST', usersPath(companyId), newPerson('ada', 'example.com'), {
    'idempotency-key': randomUUID(),
    ...headers,
  });

test('a write that a role does not allow', async () => {
  const response = await create(viewer, anyDomain.id);
  expect(response.status).toBe(403);
  const { name } = await whoIs(viewer);
  expect(await denied('target-user.create')).toEqual([
    {
      person: name,
      company: anyDomain.id,
      requestId: response.headers.get('x-request-id'),
      // What they sent was not even read.
      target: null,
      detail: { code: 'role_too_low' },
    },
  ]);
});

test('what another site may have caused, under the name of the person whose browser it used', async () => {
  expect((await create(operator, anyDomain.id, crossSite)).status).toBe(403);
  expect((await operator.request(`${usersPath(anyDomain.id)}/export`)).status).toBe(403);
  expect((await operator.send('POST', '/auth/logout', undefined, crossSite)).status).toBe(403);
  const { name } = await whoIs(operator);
  for (const action of ['target-user.create', 'target-users.export', 'session.sign_out']) {
    expect((await denied(action))[0]).toMatchObject({ person: name, detail: { code: 'cross_site' } });
  }
});

test("admins' pages and files, to those who are none", async () => {
  await viewer.request('/api/audit');
  await viewer.request('/api/audit/export', { headers: csrf });
  const { name } = await whoIs(viewer);
  expect(await denied('audit.read')).toMatchObject([{ person: name, detail: { code: 'role_too_low' } }]);
  expect(await denied('audit.export')).toMatchObject([{ person: name, detail: { code: 'role_too_low' } }]);
});

test('a company that is out of reach, also where it is only read', async () => {
  expect((await create(operator, notManaged.id)).status).toBe(403);
  expect((await denied('target-user.create'))[0]).toMatchObject({
    company: notManaged.id,
    detail: { code: 'company_forbidden' },
  });
  expect((await viewer.request(usersPath(notManaged.id))).status).toBe(403);
  const action = 'GET /api/companies/:companyId/target-users';
  const { items } = await auditPage(admin, { company: notManaged.id });
  expect(items[0]).toMatchObject({ action, outcome: 'denied' });
});

test('a person without a role, at sign-in and at what they try then', async () => {
  const guest = await console_.signIn('norole');
  const refused = await auditPage(admin, { action: 'session.sign_in', outcome: 'refused' });
  expect(refused.items).toHaveLength(1);
  await create(guest, anyDomain.id);
  expect((await denied('target-user.create'))[0]).toMatchObject({
    person: refused.items[0]?.person?.name,
    detail: { code: 'no_role' },
  });
});

test('a sign-in that failed, without a name because no one was identified', async () => {
  const browser = console_.browser();
  const url = await callbackUrl(browser, 'viewer');
  url.searchParams.set('code', 'made-up');
  expect(await visit(browser, url)).toBe('/sign-in?reason=sign_in_failed');
  expect(await denied('session.sign_in')).toMatchObject([
    { person: undefined, detail: { code: 'sign_in_failed' } },
  ]);
});

test('a request that is merely wrong, or comes without a session, leaves no entry', async () => {
  const [before] = (await auditPage(admin)).items;
  await create(console_.browser(), anyDomain.id);
  await viewer.request('/api/nothing');
  await operator.send('POST', usersPath(anyDomain.id), {});
  await operator.request('/api/companies?page=0');
  const [after] = (await auditPage(admin)).items;
  expect(after?.id).toBe(before?.id);
});

test('a flood is two events: the first, and how many followed within a minute, about which companies', async () => {
  clock.advance(61_000);
  const before = await denied('target-group.create');
  const attempt = (companyId: string) =>
    viewer.send('POST', `/api/companies/${companyId}/target-groups`, { name: 'x' });
  await attempt(anyDomain.id);
  await Promise.all(Array.from({ length: 80 }, (_, index) => attempt(`company-${index % 30}`)));
  await attempt(brightwater.id);
  expect(await denied('target-group.create')).toHaveLength(before.length + 1);
  clock.advance(61_000);
  await attempt(anyDomain.id);
  const [again, counted, first] = await denied('target-group.create');
  expect(again?.detail).toEqual({ code: 'role_too_low' });
  expect(counted?.detail).toMatchObject({ code: 'role_too_low', repeated: 81 });
  expect(z.array(z.string()).parse(counted?.detail?.['companies'])).toHaveLength(20);
  expect(first).toMatchObject({ company: anyDomain.id, detail: { code: 'role_too_low' } });
});

test('what was counted is written down when the console stops', async () => {
  clock.advance(61_000);
  for (let times = 0; times < 3; times += 1) await viewer.send('POST', '/api/company-groups', { name: 'x' });
  expect(await denied('company-group.create')).toHaveLength(1);
  await console_.restart();
  expect((await denied('company-group.create')).map(({ detail }) => detail?.['repeated'])).toEqual([
    2,
    undefined,
  ]);
});

test('every operation that changes something, takes data away or is for admins has a name in the trail', () => {
  const guarded = operations.filter(({ effect, role }) => effect !== 'read' || role === 'admin');
  expect(guarded.length).toBeGreaterThan(12);
  const known: readonly unknown[] = auditActions;
  expect(guarded.map(({ audit }) => audit).filter((action) => !known.includes(action))).toEqual([]);
});

test('the request is refused even if the trail cannot be written', async () => {
  clock.advance(61_000);
  await breakTrail(console_.environment);
  const response = await create(viewer, anyDomain.id);
  expect(response.status).toBe(403);
  expect(console_.logs().includes('a denial could not be written into the trail')).toBe(true);
});
