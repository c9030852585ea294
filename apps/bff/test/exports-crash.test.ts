import { ExportProgress, exportIdHeader } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { auditLines, auditPage, runVerify } from './support/audit.ts';
import { startChild } from './support/child.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { breakTrail, mendTrail } from './support/trail.ts';

const { acme, brightwater, otherScript } = KNOWN;
const csrf = { 'x-csrf': '1' };
const hour = 3_600_000;

let system: TestConsole;
beforeAll(async () => {
  // More than the buffers between two processes hold, which keeps a file whose reader waits in flight.
  system = await startConsole({ sandbox: { users: 40_000 } });
});
afterAll(() => system.close());

/** Asks for a file, and leaves it unread. */
const begin = (browser: HttpClient, path: string) => browser.request(path, { headers: csrf });

/** The entry of an export in the trail: its latest state, and the events before it. */
async function exportsOf(admin: HttpClient) {
  const lines = await auditLines(admin);
  return lines
    .filter(({ action }) => action.endsWith('.export'))
    .map(({ action, outcome, person, company, steps }) => ({
      action,
      outcome,
      person: person?.name,
      company: company?.id,
      steps: steps.map((step) => `${step.kind} ${step.outcome}`),
      detail: steps.at(-1)?.detail,
    }))
    .sort((a, b) => (a.action < b.action ? -1 : 1));
}

const people = `/api/companies/${acme.id}/target-users/export?raw=true&status=active`;
const groups = `/api/companies/${brightwater.id}/target-groups/export?format=xlsx&q=secret`;

test('kill -9 in the middle leaves every export in the trail, and then says that it was cut', async () => {
  const { control } = system.sandbox;
  await system.bff.close();
  const child = await startChild(system.environment);
  onTestFinished(child.kill);
  const viewer = await system.signIn('viewer');
  const admin = await system.signIn('admin');
  const hangs = ['/api/target-groups/search/export', '/api/companies/search/export'];
  for (const path of hangs) control.addFault({ match: { path }, fault: { kind: 'hang' } });

  const file = await begin(viewer, people);
  expect(file.status).toBe(200);
  const reader = file.body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
  const asked = [begin(viewer, groups), begin(admin, '/api/companies/export?raw=true')];
  const broken = asked.map((asking) => expect(asking).rejects.toThrow());
  for (const path of hangs) await expect.poll(() => control.requests(path).length).toBe(1);

  const underWay = await exportsOf(admin);
  expect(underWay.map(({ action, outcome, steps }) => [action, outcome, steps])).toEqual(
    ['companies.export', 'target-groups.export', 'target-users.export'].map((action) => [
      action,
      'intended',
      ['intent intended'],
    ]),
  );
  await child.kill();
  await Promise.all(broken);
  const readOn = async () => {
    while ((await reader?.read())?.done === false);
  };
  await expect(readOn()).rejects.toThrow();

  await system.restart({ now: () => Date.now() + hour });
  const later = await system.signIn('admin');
  const isCut = async () => (await exportsOf(later)).every(({ outcome }) => outcome === 'cut');
  await expect.poll(isCut).toBe(true);

  const [companies, groupFile, peopleFile] = await exportsOf(later);
  const steps = ['intent intended', 'outcome cut'];
  const [viewerName, adminName] = ['Vera Lindqvist', 'Adaeze Morrow'];
  expect(companies).toMatchObject({ steps, person: adminName, company: undefined });
  expect(groupFile).toMatchObject({
    steps,
    person: viewerName,
    company: brightwater.id,
    detail: { format: 'xlsx', q: true, reason: 'console_stopped' },
  });
  expect(peopleFile).toMatchObject({
    steps,
    person: viewerName,
    company: acme.id,
    detail: { format: 'csv', raw: true, status: 'active', reason: 'console_stopped' },
  });
  const audit = await later.request('/api/audit/export?outcome=cut', { headers: csrf });
  const told = (await audit.text()).split('\r\n').filter((line) => line.includes('.export'));
  expect(told).toHaveLength(3);
  expect(await runVerify(system.environment)).toMatchObject({ code: 0 });
  await system.restart();
});

test('kill -9 during a file over companies and a search: another process says that both were cut, and that the file has ended', async () => {
  const { control } = system.sandbox;
  await system.bff.close();
  const child = await startChild(system.environment);
  onTestFinished(child.kill);
  const viewer = await system.signIn('viewer');
  for (const [companyId, path] of [
    [otherScript.id, '/api/target-users/search/export'],
    [brightwater.id, '/api/target-users/search'],
  ]) {
    control.addFault({ match: { path, companyId, times: 'always' }, fault: { kind: 'hang' } });
  }
  const file = await begin(viewer, `/api/target-users/export?format=zip&companies=${otherScript.id}`);
  const search = await begin(viewer, `/api/people?email=someone@example.com&companies=${brightwater.id}`);
  expect([file.status, search.status]).toEqual([200, 200]);
  const progress = `/api/exports/${file.headers.get(exportIdHeader)}`;
  const stateOf = async (browser: HttpClient) =>
    ExportProgress.parse(await (await browser.request(progress)).json()).state;
  expect(await stateOf(viewer)).toBe('running');
  const broken = [file, search].map((each) => expect(each.text()).rejects.toThrow());
  await child.kill();
  await Promise.all(broken);
  control.clearFaults();

  await system.restart({ now: () => Date.now() + hour });
  const admin = await system.signIn('admin');
  const ids = [file, search].map(({ headers }) => headers.get('x-request-id'));
  const told = async () =>
    (await auditLines(admin))
      .filter(({ requestId }) => ids.includes(requestId ?? null))
      .map(({ action, outcome }) => [action, outcome])
      .toSorted();
  await expect.poll(told).toEqual([
    ['people.search', 'cut'],
    ['target-users.export', 'cut'],
  ]);
  const again = await system.signIn('viewer');
  expect(await stateOf(again)).toBe('ended');
  // The slot of the search is free.
  const next = await begin(again, `/api/people?email=someone@example.com&companies=${brightwater.id}`);
  expect(next.status).toBe(200);
  await next.text();
  await system.restart();
});

const kinds = [
  ['people as CSV', `/api/companies/${otherScript.id}/target-users/export`],
  ['people as they are', `/api/companies/${otherScript.id}/target-users/export?raw=true&scope=page`],
  ['people as a workbook', `/api/companies/${otherScript.id}/target-users/export?format=xlsx`],
  ['target groups', `/api/companies/${otherScript.id}/target-groups/export`],
  ['companies', '/api/companies/export'],
  ['one company, found by its id', `/api/companies/export?q=${otherScript.id}`],
  ['company groups', '/api/company-groups/export'],
  ['the trail itself', '/api/audit/export'],
] as const;

async function withGroup() {
  const admin = await system.signIn('admin');
  const { id } = system.sandbox.control.plantGroup({ name: 'Kept', members: [acme.id, brightwater.id] });
  return { admin, all: [...kinds, ['companies of a group', `/api/companies/export?group=${id}`] as const] };
}

test('every kind of file is one line: under way before its first byte, done after its last', async () => {
  const { admin, all } = await withGroup();
  for (const [what, path] of all) {
    const response = await admin.request(path, { headers: csrf });
    expect([what, response.status]).toEqual([what, 200]);
    await response.text();
    const requestId = response.headers.get('x-request-id');
    const lines = (await auditLines(admin)).filter((line) => line.requestId === requestId);
    expect([what, ...lines.map(({ outcome, steps }) => [outcome, ...steps.map(({ kind }) => kind)])]).toEqual(
      [what, ['done', 'intent', 'outcome']],
    );
  }
});

test('an export that ends between two pages of the trail is on one of them, as it stood when the first was read', async () => {
  const admin = await system.signIn('admin');
  const { control } = system.sandbox;
  const path = '/api/company-groups/search/export';
  control.clearRequests();
  control.addFault({ match: { path }, fault: { kind: 'hang' } });
  const stop = new AbortController();
  const hanging = admin.request('/api/company-groups/export', { headers: csrf, signal: stop.signal });
  await expect.poll(() => control.requests(path).length).toBe(1);
  for (let times = 0; times < 55; times += 1) {
    await (await admin.request(`/api/companies/export?q=${acme.id}`, { headers: csrf })).text();
  }
  // From a time on at which the clock of an earlier test ran ahead.
  const from = new Date(Date.now() - 10 * 60_000).toISOString();
  const to = new Date(Date.now() + 10 * 60_000).toISOString();
  const first = await auditPage(admin, { from, to });
  stop.abort();
  await expect(hanging).rejects.toThrow();
  const ended = async () => (await auditPage(admin, { from, to, outcome: 'cancelled' })).items.length;
  await expect.poll(ended).toBe(1);
  const second = await auditPage(admin, { from, to, cursor: first.nextCursor ?? '' });
  const told = [...first.items, ...second.items].filter(
    ({ action, outcome }) => action === 'company-groups.export' && outcome !== 'done' && outcome !== 'failed',
  );
  expect(told.map(({ outcome, steps }) => [outcome, steps.length])).toEqual([['intended', 1]]);
});

test('where its intent cannot be kept, nothing is asked of Keepnet and no byte leaves', async () => {
  const { admin, all } = await withGroup();
  await breakTrail(system.environment);
  system.sandbox.control.clearRequests();
  try {
    for (const [what, path] of all) {
      const response = await admin.request(path, { headers: csrf });
      const text = await response.text();
      expect([what, response.status >= 500, response.headers.get('content-disposition')]).toEqual([
        what,
        true,
        null,
      ]);
      expect(text).toMatch(/^\{"type":"urn:reseller-console:problem:/);
    }
    const files = /export$/;
    expect(system.sandbox.control.requests().filter(({ path }) => files.test(path))).toEqual([]);
  } finally {
    await mendTrail(system.environment);
  }
});
