import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import type { Response } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleSeen } from './support/access.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { allowWrites, startWriteProtected, type WriteProtected } from './support/no-writes.ts';
import { newPerson } from './support/people.ts';
import { callbackUrl, signInTo } from './support/sign-in-flow.ts';
import { firstBroken, readTrail } from './support/trail.ts';

const company = KNOWN.brightwater;
const users = `/api/companies/${company.id}/target-users`;

let system: TestConsole;
let database: WriteProtected;
let operator: HttpClient;
let admin: HttpClient;
/** Loses the cookie by signing out, whatever the database does. */
let leaver: HttpClient;
let coming: { browser: HttpClient; url: URL };
let groupId: string;

beforeAll(async () => {
  system = await startConsole({ environment: { LOG_LEVEL: 'info' } });
  await system.bff.close();
  database = await startWriteProtected(system.environment);
  operator = await system.signIn('operator');
  admin = await system.signIn('admin');
  leaver = await system.signIn('viewer');
  groupId = system.sandbox.control.plantGroup({ name: 'Kept', members: [] }).id;
  // The rights of the credential are known already, so only storage can stop what follows.
  expect((await operator.request(users)).status).toBe(200);
  const browser = system.browser();
  coming = { browser, url: await callbackUrl(browser, 'viewer') };
  expect((await ready()).status).toBe(200);
  await database.protect(operator);
  system.sandbox.control.clearRequests();
});
afterAll(async () => {
  await database.child.kill();
  await system.close();
});

async function ready(): Promise<{ status: number; checks: unknown }> {
  const response = await system.browser().request('/readyz');
  const { checks } = Object(await response.json());
  return { status: response.status, checks };
}

async function told(answer: Response | Promise<Response>) {
  const response = await answer;
  const { code } = Object(await response.json());
  return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
}

const unavailable = { status: 503, code: 'storage_unavailable', retryAfter: '5' };
const key = () => ({ 'idempotency-key': randomUUID() });
const csrf = { headers: { 'x-csrf': '1' } };

describe('while the database takes no writes', () => {
  test('the console is not ready, and says what it is', async () => {
    await expect.poll(ready).toEqual({
      status: 503,
      checks: { database: false, keepnet: true, running: true },
    });
    await expect
      .poll(database.child.log)
      .toContain(`"storage":"${database.code}","msg":"the database takes no writes"`);
  });

  test('what needs none is answered', async () => {
    expect(await roleSeen(operator)).toBe('operator');
    for (const path of [users, '/api/companies', '/api/companies/directory', '/api/preferences']) {
      expect((await operator.request(path)).status, path).toBe(200);
    }
    for (const path of ['/api/audit', '/api/sessions']) {
      expect((await admin.request(path)).status, path).toBe(200);
    }
  });

  test.each<[string, () => Promise<Response>]>([
    ['a new target user', () => operator.send('POST', users, newPerson('none', company.domains[0]), key())],
    [
      'a new target group',
      () => operator.send('POST', `/api/companies/${company.id}/target-groups`, { name: 'None' }, key()),
    ],
    [
      'a new company group',
      () => operator.send('POST', '/api/company-groups', { name: 'None', companyIds: [] }, key()),
    ],
    ['a new name', () => operator.send('PUT', `/api/company-groups/${groupId}`, { name: 'None' }, key())],
    [
      'other members',
      () =>
        operator.send(
          'PUT',
          `/api/company-groups/${groupId}/participants`,
          { seen: [], wanted: [company.id] },
          key(),
        ),
    ],
    [
      'preferences',
      () =>
        operator.send('PUT', '/api/preferences', {
          theme: 'light',
          singleKeyShortcuts: true,
          favourites: [],
          recents: [],
          tables: {},
        }),
    ],
    ['an export', () => operator.request(`${users}/export?format=csv`, csrf)],
    ['an export of the trail', () => admin.request('/api/audit/export?format=csv', csrf)],
    ['a sign-out', () => leaver.send('POST', '/auth/logout')],
    ['the way back from the provider', () => coming.browser.request(coming.url.href)],
  ])('%s is refused for now, in words', async (_name, ask) => {
    expect(await told(ask())).toEqual(unavailable);
  });

  test('a person who comes back from the provider is shown the sign-in page, which says so', async () => {
    const browser = system.browser();
    const url = await callbackUrl(browser, 'viewer');
    const response = await browser.request(url.href);
    await response.body?.cancel();
    expect(response.headers.get('refresh')).toBe('0; url=/sign-in?reason=storage_unavailable');
    expect(await roleSeen(browser)).toBe('not_signed_in');
  });

  test('a logout of the provider ends nothing, and the provider may send it again', async () => {
    const now = Math.floor(Date.now() / 1000);
    const token = system.idp.control.sign({
      iss: system.environment['OIDC_ISSUER'],
      aud: system.environment['OIDC_CLIENT_ID'],
      iat: now,
      exp: now + 120,
      jti: randomUUID(),
      sub: 'operator',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    const sent = system.browser().request('/auth/backchannel-logout', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });
    expect(await told(sent)).toEqual(unavailable);
    expect(await roleSeen(operator)).toBe('operator');
  });

  test('an admin cannot end a session, and is told', async () => {
    const list = await admin.request('/api/sessions');
    const [{ id }] = Object(await list.json()).items;
    expect(await told(admin.send('DELETE', `/api/sessions/${id}`))).toEqual(unavailable);
  });

  test('nothing reached Keepnet, no one was signed out, and the log has the cause', async () => {
    const sent = system.sandbox.control
      .requests()
      .filter(({ method, path }) => method !== 'GET' && !/search|token/.test(path));
    expect(sent.map(({ path }) => path)).toEqual([]);
    expect(await roleSeen(operator)).toBe('operator');
    await expect
      .poll(database.child.log)
      .toContain(`"code":"storage_unavailable","storage":"${database.code}","msg":"request failed"`);
    expect(database.child.log()).not.toContain('"code":"internal"');
  });
});

test('once it takes writes again everything works, and the trail holds', async () => {
  const { DATABASE_URL: url } = system.environment;
  if (url === undefined) {
    await database.child.kill();
    await system.restart();
  } else {
    await allowWrites(url);
    await expect.poll(async () => (await ready()).status).toBe(200);
  }
  expect((await operator.send('POST', users, newPerson('again', company.domains[0]), key())).status).toBe(
    201,
  );
  expect(await signInTo(system.browser(), 'viewer')).toBe('/');
  await database.child.kill();
  await system.bff.close();
  expect(
    firstBroken(await readTrail(system.environment), system.environment['SESSION_SECRET'] ?? ''),
  ).toBeUndefined();
});
