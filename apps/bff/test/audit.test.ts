import { getCompanyActivity, type ResponseOf } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { auditLines, auditPage, whoIs } from './support/audit.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { edit } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';
import { create, newPerson } from './support/people.ts';

const { brightwater } = KNOWN;
const [domain] = brightwater.domains;
const usersPath = `/api/companies/${brightwater.id}/target-users`;
const csrf = { 'x-csrf': '1' };
const Intent = z.object({ at: z.string(), detail: z.object({ leaseUntil: z.number() }) });

/** Nothing takes as long here: they are to show in leases, where a margin of 15 s must not stand for any of them. */
const writeTimes = { sendMs: 100_000, reconcile: { waits: [0, 20_000], deadlineMs: 30_000 } };

let console_: TestConsole;
let admin: HttpClient;
let operator: HttpClient;
let viewer: HttpClient;
beforeAll(async () => {
  console_ = await startConsole({ overrides: { writeTimes } });
  viewer = await console_.signIn('viewer');
  operator = await console_.signIn('operator');
  admin = await console_.signIn('admin');
});
afterAll(() => console_.close());
afterEach(() => console_.sandbox.control.clearFaults());

describe('the trail', () => {
  test('has one line for a write, with its person, company, target, outcome and both of its events', async () => {
    const me = await whoIs(operator);
    const { email } = newPerson('line', domain);
    const { id } = await create(operator, usersPath, newPerson('line', domain));
    const { items } = await auditPage(admin, { action: 'target-user.create' });
    const found = items.filter(({ target }) => target === email);
    expect(found).toMatchObject([
      {
        person: { id: me.id, name: me.name },
        company: { id: brightwater.id, name: brightwater.name },
        outcome: 'created',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        steps: [
          { kind: 'intent', outcome: 'intended', detail: { leaseUntil: expect.any(Number) } },
          { kind: 'outcome', outcome: 'created', detail: { resourceId: id } },
        ],
      },
    ]);
  });

  test('has of each intent a lease past the deadlines of its calls and of the looks after a lost answer', async () => {
    const { sendMs, reconcile } = writeTimes;
    const reconcileMs = 20_000 + 2 * reconcile.deadlineMs;
    const leaseOf = async (action: string) => {
      const [line] = (await auditPage(admin, { action })).items;
      const intent = Intent.parse(line?.steps.find(({ kind }) => kind === 'intent'));
      return intent.detail.leaseUntil - Date.parse(intent.at);
    };
    await create(operator, usersPath, newPerson('lease', domain));
    expect(await leaseOf('target-user.create')).toBeGreaterThan(reconcile.deadlineMs + sendMs + reconcileMs);
    const { id = '' } = await create(operator, '/api/company-groups', { name: 'Lease', companyIds: [] });
    expect((await edit(operator, id, [], [brightwater.id])).status).toBe(200);
    // What is there is read first, and again for each of the two calls.
    expect(await leaseOf('company-group.set-participants')).toBeGreaterThan(
      reconcile.deadlineMs + 2 * (reconcile.deadlineMs + sendMs) + reconcileMs,
    );
  });

  test('has what Keepnet refused, and sign-ins and sign-outs', async () => {
    await create(operator, usersPath, newPerson('refused', 'elsewhere.example.net'));
    const refused = await auditPage(admin, { outcome: 'refused', company: brightwater.id });
    expect(refused.items[0]).toMatchObject({ target: 'refused@elsewhere.example.net' });
    const guest = await console_.signIn('viewer');
    const { name } = await whoIs(guest);
    await guest.send('POST', '/auth/logout');
    const [out, in_] = (await auditPage(admin, { person: name })).items;
    expect([out?.action, in_?.action]).toEqual(['session.sign_out', 'session.sign_in']);
  });

  test('tells pages apart by a cursor that fits only this list', async () => {
    const everything = await auditLines(admin);
    expect(everything.length).toBeGreaterThan(4);
    expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length);
    const response = await admin.request('/api/audit?cursor=bm90LWEtY3Vyc29y');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'cursor' }] });
  });

  test.each([
    ['outcome=perfect', 'outcome'],
    ['action=sit.still', 'action'],
    ['from=yesterday', 'from'],
    ['to=2026-01-01', 'to'],
    ['company=a%20b', 'company'],
  ])('refuses a filter that it does not know (%s)', async (query, field) => {
    const response = await admin.request(`/api/audit?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });

  test.each(['/api/audit', '/api/audit/export'])('is for admins (%s)', async (path) => {
    for (const browser of [viewer, operator]) {
      const response = await browser.request(path, { headers: csrf });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'role_too_low' });
    }
    expect((await console_.browser().request(path, { headers: csrf })).status).toBe(401);
  });
});

describe('the file', () => {
  async function download(query = ''): Promise<{ headers: Headers; records: string[] }> {
    const response = await admin.request(`/api/audit/export?${query}`, { headers: csrf });
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const records = bytes.subarray(3).toString().split('\r\n');
    expect(records.pop()).toBe('');
    return { headers: new Headers(Object.fromEntries(response.headers)), records };
  }

  test('has every line that matches, and is in the trail itself', async () => {
    const lines = await auditLines(admin);
    const { headers, records } = await download();
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/filename="reseller_audit_[\dTZ-]+\.csv"$/);
    expect(records[0]).toMatch(/^Time \(UTC\),Started \(UTC\),Person,/);
    expect(records[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,/);
    expect(records.slice(1).map((record) => record.split(',').at(-1))).toEqual(
      lines.map(({ id }) => String(id)),
    );
    const last = async () => (await auditPage(admin, { action: 'audit.export' })).items[0];
    await expect.poll(last).toMatchObject({
      outcome: 'done',
      steps: [{ kind: 'intent' }, { detail: { rows: lines.length, format: 'csv' } }],
    });
  });

  test('keeps to the filters, and says of a searched name only that there was one', async () => {
    const { name } = await whoIs(operator);
    const { records } = await download(`person=${encodeURIComponent(name)}&action=target-user.create`);
    expect(records.length).toBeGreaterThan(1);
    for (const record of records.slice(1)) expect(record).toContain(`,${name},`);
    const [last] = (await auditPage(admin, { action: 'audit.export' })).items;
    expect(last?.steps[0]?.detail).toMatchObject({ person: true, action: 'target-user.create' });
  });

  test('is guarded against spreadsheets and quotes what needs it', async () => {
    const name = '=HYPERLINK("x")';
    const path = `/api/companies/${brightwater.id}/target-groups`;
    await operator.send('POST', path, { name }, { 'idempotency-key': crypto.randomUUID() });
    const { records } = await download('action=target-group.create');
    expect(records.join('\n')).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('is not offered as a workbook, and needs the header of a write', async () => {
    expect((await admin.request('/api/audit/export?format=xlsx', { headers: csrf })).status).toBe(400);
    expect((await admin.request('/api/audit/export')).status).toBe(403);
  });
});

describe("a company's latest", () => {
  async function latest(browser: HttpClient, companyId: string = brightwater.id) {
    const response = await browser.request(`/api/companies/${companyId}/activity`);
    expect(response.status).toBe(200);
    const text = await response.text();
    const { items }: ResponseOf<typeof getCompanyActivity> = getCompanyActivity.response.parse(
      JSON.parse(text),
    );
    return { text, items };
  }

  test('are few, and of this company alone', async () => {
    await create(operator, usersPath, newPerson('latest', domain));
    const { items } = await latest(viewer);
    expect(items[0]).toMatchObject({ action: 'target-user.create', outcome: 'created' });
    expect(items.length).toBeLessThanOrEqual(8);
    expect((await latest(viewer, KNOWN.unlimited.id)).items).toEqual([]);
  });

  test('say nothing about anybody, but to admins who it was', async () => {
    const { name } = await whoIs(operator);
    const seen = await latest(viewer);
    expect(seen.text).not.toContain('@');
    expect(seen.text).not.toContain(name);
    expect(new Set(seen.items.map(({ person }) => person))).toEqual(new Set([null]));
    const byAdmin = await latest(admin);
    expect(byAdmin.items[0]?.person).toBe(name);
    expect(byAdmin.text).not.toContain('@');
  });
});
