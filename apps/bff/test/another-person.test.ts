import { randomUUID } from 'node:crypto';
import { getSession, logout, type Operation, personHeader } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerMs } from '../src/auth/access-check.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { operations } from './support/operations.ts';
import { rowsOf } from './support/rows.ts';
import { answerOf } from './support/sign-in-flow.ts';

// The incident: in one tab an admin is at work; in another the admin signs out and a colleague signs in. The first tab continues under
// the cookie of the colleague: what is saved there is the colleague's, under the colleague's name.

const clock = new Clock();
let site: TestConsole;
let browser: HttpClient;
const idOf = (who: string) => `${site.environment['OIDC_ISSUER']}|${who}`;
const from = (who: string) => ({ [personHeader]: idOf(who) });

beforeAll(async () => {
  site = await startConsole({ overrides: { now: clock.now } });
});
afterAll(() => site.close());
beforeEach(async () => {
  browser = await site.signIn('operator');
});

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;
const pathOf = ({ path }: Operation): string =>
  path.replace(':companyId', KNOWN.brightwater.id).replaceAll(/:\w+/g, 'noSuchThing1');

const ask = (client: HttpClient, operation: Operation, headers: Record<string, string>) =>
  answerOf(
    client.send(
      operation.method,
      pathOf(operation),
      operation.method === 'GET' ? undefined : { theme: 'dark' },
      {
        'idempotency-key': randomUUID(),
        ...headers,
      },
    ),
  );

/** Everything that a call could leave behind: sessions with their times, the trail, writes, choices, what limits count. */
const traces = async () =>
  Promise.all(
    (['sessions', 'audit_events', 'writes', 'preferences', 'person_rates'] as const).map((table) =>
      rowsOf(site, table),
    ),
  );

describe('a call for another person than the one who is signed in', () => {
  const refused = operations.filter((operation) => operation !== getSession);

  test('is refused by every operation of the contract, whatever the role, and leaves nothing behind', async () => {
    expect(refused.length).toBeGreaterThan(30);
    // The session was used a while ago: any use would be written down, and the provider asked again.
    clock.advance(answerMs + 1);
    const before = await traces();
    site.sandbox.control.clearRequests();
    const got: Record<string, unknown> = {};
    for (const operation of refused) {
      const { status, code } = await ask(browser, operation, from('admin'));
      got[nameOf(operation)] = [status, code];
    }
    expect(got).toEqual(Object.fromEntries(refused.map((each) => [nameOf(each), [409, 'wrong_person']])));
    expect(await traces()).toEqual(before);
    expect(site.sandbox.control.requests()).toEqual([]);
  });

  test('is refused before the role is looked at, and no denial names the person who is signed in', async () => {
    const viewer = await site.signIn('viewer');
    const before = await rowsOf(site, 'audit_events');
    expect(await answerOf(viewer.request('/api/audit', { headers: from('admin') }))).toMatchObject({
      status: 409,
      code: 'wrong_person',
    });
    const crossSite = { ...from('admin'), 'sec-fetch-site': 'cross-site' };
    expect((await ask(viewer, logout, crossSite)).code).toBe('wrong_person');
    expect(await rowsOf(site, 'audit_events')).toEqual(before);
  });

  test('is told first if no one is signed in', async () => {
    const answer = await answerOf(site.browser().request('/api/companies', { headers: from('admin') }));
    expect(answer).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  test('does not sign that person out', async () => {
    expect((await ask(browser, logout, from('admin'))).status).toBe(409);
    expect(browser.cookies().has('rc_session')).toBe(true);
    expect((await answerOf(browser.request('/api/session'))).status).toBe(200);
    expect((await ask(browser, logout, from('operator'))).status).toBe(200);
    expect((await answerOf(browser.request('/api/session'))).status).toBe(401);
  });

  test('learns who is signed in now, which does not count as use of their session', async () => {
    clock.advance(answerMs / 2);
    const seen = async () =>
      (await rowsOf(site, 'sessions')).map((row) => [row['last_seen_at'], row['expires_at']]);
    clock.advance(answerMs);
    const before = await seen();
    const response = await browser.request('/api/session', { headers: from('admin') });
    expect(await response.json()).toMatchObject({ user: { id: idOf('operator'), name: 'Oren Castellane' } });
    expect(await seen()).toEqual(before);
  });
});

test('a call for the person who is signed in is answered, and so is one that names none', async () => {
  for (const headers of [from('operator'), {}]) {
    const response = await browser.request('/api/companies', { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get(personHeader)).toBe(idOf('operator'));
  }
});

test('a session of the same person that began later answers the pages of the earlier one', async () => {
  const again = await site.signIn('operator');
  const put = again.send('PUT', '/api/preferences', { theme: 'dark' }, from('operator'));
  expect((await put).status).toBe(200);
});

describe('a call that no person caused', () => {
  const minute = 60_000;
  const background = { headers: { 'x-background': '1' } };
  const statusOf = async (init = {}) => (await answerOf(browser.request('/api/preferences', init))).status;

  test('is answered, and keeps no session alive', async () => {
    for (const status of [200, 200, 200, 401]) {
      clock.advance(9 * minute);
      expect(await statusOf(background)).toBe(status);
    }
  });

  test('takes nothing from what a person does in between', async () => {
    for (const init of [background, {}, background, {}, background]) {
      clock.advance(14 * minute);
      expect(await statusOf(init)).toBe(200);
    }
    clock.advance(16 * minute);
    expect(await statusOf()).toBe(401);
  });

  test('shows admins the person as last seen when they did something themselves', async () => {
    const lastSeen = async () =>
      (await rowsOf(site, 'sessions'))
        .filter(({ person_id }) => person_id === idOf('operator'))
        .map(({ last_seen_at }) => Number(last_seen_at))
        .sort((a, b) => b - a)[0];
    const before = await lastSeen();
    clock.advance(5 * minute);
    await statusOf(background);
    expect(await lastSeen()).toBe(before);
    await statusOf();
    expect(await lastSeen()).toBeGreaterThan(before ?? 0);
  });
});
