import { randomUUID } from 'node:crypto';
import { getCompanyDirectory, listCompanies } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { answerMs } from '../src/auth/access-check.ts';
import { eventsOf } from './support/access.ts';
import { auditLines } from './support/audit.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const { acme, brightwater, empty, overLicence, missing } = KNOWN;
const mine = [acme.id, overLicence.id];

const clock = new Clock();
let site: TestConsole;
/** Limited to Acme and Copperline; the admin of this console is not. */
let limited: HttpClient;
let nothing: HttpClient;
let admin: HttpClient;
beforeAll(async () => {
  site = await startConsole({
    companies: { operator: [...mine, missing.id], admin: ['*'] },
    overrides: { now: clock.now },
  });
  limited = await site.signIn('operator');
  nothing = await site.signIn('viewer');
  admin = await site.signIn('admin');
});
afterAll(() => site.close());
beforeEach(() => site.idp.control.changeAccount('operator', { companies: [...mine, missing.id] }));

const csrf = { headers: { 'x-csrf': '1' } };

async function companies(browser: HttpClient, query = '') {
  const response = await browser.request(`/api/companies?${query}`);
  const page = z.parse(listCompanies.response, await response.json());
  return { ...page, ids: page.items.map(({ id }) => id).sort() };
}

async function directory(browser: HttpClient, etag?: string) {
  const init = etag === undefined ? {} : { headers: { 'if-none-match': etag } };
  const response = await browser.request('/api/companies/directory', init);
  const tag = response.headers.get('etag') ?? '';
  if (response.status === 304) return { status: 304, tag, ids: [] };
  const body = z.parse(getCompanyDirectory.response, await response.json());
  return { status: response.status, tag, ids: body.companies.map(([id]) => id).sort() };
}

const Problem = z.looseObject({ code: z.string().optional(), detail: z.string().optional() });
async function refusal(browser: HttpClient, path: string, method = 'GET', body?: unknown) {
  const response =
    method === 'GET'
      ? await browser.request(path, csrf)
      : await browser.send(method, path, body, { 'idempotency-key': randomUUID() });
  const { requestId: _, ...problem } = Problem.parse(await response.json());
  return { ...problem, status: response.status };
}

describe('a person who is limited to certain companies', () => {
  test('has them alone in lists, totals and searches', async () => {
    expect(await companies(limited)).toMatchObject({ ids: [...mine].sort(), total: 2, exceededCount: 1 });
    expect(await companies(limited, 'pageSize=10&page=2')).toMatchObject({ ids: [], total: 2 });
    expect((await companies(limited, 'exceeded=true')).ids).toEqual([overLicence.id]);
    expect((await companies(limited, 'q=acme')).ids).toEqual([acme.id]);
    expect((await companies(limited, `q=${acme.id}`)).ids).toEqual([acme.id]);
    for (const q of ['Brightwater', brightwater.id, empty.id]) {
      expect(await companies(limited, `q=${q}`)).toMatchObject({ ids: [], total: 0 });
      expect((await companies(admin, `q=${q}`)).total).toBe(1);
    }
  });

  test('sees only them in the directory, whose ETag differs from that of people who see others', async () => {
    const [own, all, none] = [await directory(limited), await directory(admin), await directory(nothing)];
    expect(own.ids).toEqual([...mine].sort());
    expect(all.ids.length).toBeGreaterThan(30);
    expect(new Set([own.tag, all.tag, none.tag]).size).toBe(3);
    expect((await directory(limited, own.tag)).status).toBe(304);
    expect(await directory(limited, all.tag)).toMatchObject({ status: 200, ids: [...mine].sort() });
    expect((await directory(admin, own.tag)).status).toBe(200);
  });

  test('takes them alone away as CSV, and no Excel file of companies', async () => {
    const response = await limited.request('/api/companies/export?format=csv', csrf);
    const text = await response.text();
    expect(response.headers.get('x-total-rows')).toBe('2');
    expect(text).toContain(acme.name);
    expect(text).toContain(overLicence.name);
    expect(text.trim().split('\r\n')).toHaveLength(3);
    expect(await refusal(limited, '/api/companies/export?format=xlsx')).toMatchObject({
      status: 403,
      code: 'companies_limited',
    });
    expect(await refusal(limited, '/api/companies?group=abc')).toMatchObject({ code: 'companies_limited' });
  });

  test('gets into no other company, in the words of one that Keepnet forbids, and nothing goes upstream', async () => {
    const elsewhere = [brightwater.id, KNOWN.notManaged.id, 'nosuchcompany'];
    site.sandbox.control.clearRequests();
    const paths = [
      '',
      '/target-users',
      '/target-users/summary',
      '/target-groups',
      '/custom-fields',
      '/activity',
    ];
    for (const id of elsewhere) {
      for (const path of paths) {
        const answer = await refusal(limited, `/api/companies/${id}${path}`);
        expect(answer).toMatchObject({ status: 403, code: 'company_forbidden' });
      }
      const person = { email: 'a@example.com', firstName: 'A', lastName: 'B', phoneNumber: '+905321112233' };
      expect(await refusal(limited, `/api/companies/${id}/target-users`, 'POST', person)).toMatchObject({
        code: 'company_forbidden',
      });
    }
    expect(site.sandbox.control.requests()).toEqual([]);
    expect(await refusal(limited, `/api/companies/${brightwater.id}`)).toEqual(
      await refusal(admin, `/api/companies/${KNOWN.notManaged.id}`),
    );
  });

  test('works in their own companies like everyone else', async () => {
    expect((await limited.request(`/api/companies/${acme.id}/target-users`)).status).toBe(200);
    expect((await limited.request(`/api/companies/${overLicence.id}/activity`)).status).toBe(200);
  });

  test('gets to no company group', async () => {
    const group = '/api/company-groups';
    for (const path of [group, `${group}/all`, `${group}/abc`, `${group}/abc/companies`, `${group}/export`]) {
      expect(await refusal(limited, path)).toMatchObject({ status: 403, code: 'companies_limited' });
    }
    expect(await refusal(limited, group, 'POST', { name: 'Mine', companyIds: mine })).toMatchObject({
      code: 'companies_limited',
    });
    expect((await admin.request(group)).status).toBe(200);
  });

  test('is in the trail when they try', async () => {
    const [denied] = (await eventsOf(site, 'target-users.export')).slice(-1);
    expect(denied).toBeUndefined();
    await refusal(limited, `/api/companies/${brightwater.id}/target-users/export`);
    const [event] = (await eventsOf(site, 'target-users.export')).slice(-1);
    expect(event).toMatchObject({ outcome: 'denied', detail: { code: 'company_forbidden' } });
  });
});

test('a person without the claim sees no company at all', async () => {
  expect(await companies(nothing)).toMatchObject({ ids: [], total: 0 });
  expect((await directory(nothing)).ids).toEqual([]);
  expect(await refusal(nothing, `/api/companies/${acme.id}`)).toMatchObject({ code: 'company_forbidden' });
  const response = await nothing.request('/api/companies/export', csrf);
  expect((await response.text()).trim().split('\r\n')).toHaveLength(1);
});

test('a limited admin sees the lines of his companies, and no others', async () => {
  await (await admin.request(`/api/companies/${acme.id}/target-users/export`, csrf)).text();
  await (await admin.request(`/api/companies/${brightwater.id}/target-users/export`, csrf)).text();
  site.idp.control.changeAccount('operator', { roles: ['admin'] });
  const browser = await site.signIn('operator');
  const seen = new Set((await auditLines(browser)).map(({ company }) => company?.id));
  expect(seen).toEqual(new Set([acme.id]));
  const file = await (await browser.request('/api/audit/export', csrf)).text();
  expect(file).toContain(acme.id);
  expect(file).not.toContain(brightwater.id);
  expect(file).not.toContain('session.sign_in');
  expect((await auditLines(admin)).length).toBeGreaterThan(5);
  site.idp.control.changeAccount('operator', { roles: ['operator'] });
});

test('another limit counts within 60 seconds', async () => {
  const browser = await site.signIn('operator');
  const before = await directory(browser);
  site.idp.control.changeAccount('operator', { companies: [brightwater.id] });
  clock.advance(answerMs);
  expect((await companies(browser)).ids).toEqual([brightwater.id]);
  expect(await directory(browser, before.tag)).toMatchObject({ status: 200, ids: [brightwater.id] });
  const [event] = (await eventsOf(site, 'session.access_change')).slice(-1);
  expect(event).toMatchObject({ detail: { before: { companies: 3 }, after: { companies: 1 } } });
});
