import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { changeDatabase } from './support/database.ts';
import { rowsOf } from './support/rows.ts';
import { answerOf, callbackUrl, visit } from './support/sign-in-flow.ts';

const clock = new Clock();
let site: TestConsole;
beforeAll(async () => {
  site = await startConsole({ overrides: { now: clock.now } });
});
afterAll(() => site.close());

const minute = 60_000;
const statusOf = async (cookie: string) =>
  (await answerOf(site.browser().request('/api/session', { headers: { cookie } }))).status;

test('the cookie of a session that was signed out is dead at once', async () => {
  const browser = await site.signIn('viewer');
  const stolen = `rc_session=${browser.cookies().get('rc_session')}`;
  expect(await statusOf(stolen)).toBe(200);
  expect((await answerOf(browser.send('POST', '/auth/logout'))).status).toBe(200);
  expect(browser.cookies().has('rc_session')).toBe(false);
  expect(await statusOf(stolen)).toBe(401);
});

test('signing out continues at the provider and returns to the sign-in page', async () => {
  const browser = await site.signIn('viewer');
  const { redirectTo = '' } = await answerOf(browser.send('POST', '/auth/logout'));
  const url = new URL(redirectTo);
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${browser.origin}/auth/logged-out`);
  expect(url.searchParams.has('id_token_hint')).toBe(false);
  const page = await (await browser.request(url.href)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const confirmed = await browser.request(new URL('/idp/session/end/confirm', url).href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  });
  const back = confirmed.headers.get('location') ?? '';
  expect(await visit(browser, back)).toBe('/sign-in?reason=signed_out');
});

describe('the browser is signed out even where the database fails', () => {
  test.each([
    ['when the session is read', 'sessions', 10 * minute, 200],
    ['when the session is ended', 'sessions', 0, 200],
    ['when the trail is written', 'audit_events', 0, 200],
  ])('%s', async (_when, table, ms, left) => {
    const browser = await site.signIn('viewer');
    const cookie = `rc_session=${browser.cookies().get('rc_session')}`;
    clock.advance(ms);
    await changeDatabase(site.environment, `alter table ${table} rename to away`);
    try {
      expect((await browser.send('POST', '/auth/logout')).status).toBeGreaterThanOrEqual(500);
      expect(browser.cookies().has('rc_session')).toBe(false);
    } finally {
      await changeDatabase(site.environment, `alter table away rename to ${table}`);
    }
    // What the database did not end is still there for who has the cookie, until it is over.
    expect(await statusOf(cookie)).toBe(left);
    expect((await answerOf(browser.send('POST', '/auth/logout'))).status).toBe(200);
  });

  test('but not by another site', async () => {
    const browser = await site.signIn('viewer');
    clock.advance(10 * minute);
    await changeDatabase(site.environment, 'alter table sessions rename to away');
    try {
      await browser.send('POST', '/auth/logout', {}, { 'sec-fetch-site': 'cross-site' });
      expect(browser.cookies().has('rc_session')).toBe(true);
    } finally {
      await changeDatabase(site.environment, 'alter table away rename to sessions');
    }
  });
});

test('signing out needs a request of the console itself', async () => {
  const browser = await site.signIn('viewer');
  const forged = browser.send('POST', '/auth/logout', {}, { 'sec-fetch-site': 'cross-site' });
  expect(await answerOf(forged)).toMatchObject({ status: 403, code: 'cross_site' });
  expect((await answerOf(browser.request('/api/session'))).status).toBe(200);
});

test('signing out without a session is answered like any other', async () => {
  const answer = await answerOf(site.browser().send('POST', '/auth/logout'));
  expect(answer).toEqual({ status: 200, redirectTo: '/sign-in?reason=signed_out' });
});

test('a session ends after thirty minutes without use, and not before', async () => {
  const browser = await site.signIn('viewer');
  for (const [minutes, status] of [
    [29, 200],
    [29, 200],
    [30, 401],
  ] as const) {
    clock.advance(minutes * minute);
    expect((await answerOf(browser.request('/api/session'))).status).toBe(status);
  }
});

test('a session ends after twelve hours, however much it is used', async () => {
  const browser = await site.signIn('viewer');
  for (let count = 0; count < 35; count += 1) {
    clock.advance(20 * minute);
    expect((await answerOf(browser.request('/api/session'))).status).toBe(200);
  }
  clock.advance(20 * minute);
  expect((await answerOf(browser.request('/api/session'))).status).toBe(401);
});

test('a session outlives a restart of the console', async () => {
  const browser = await site.signIn('viewer');
  await site.restart();
  expect((await answerOf(browser.request('/api/session'))).status).toBe(200);
});

test('the trail names who signed in and out; logs and database hold no session id, code, state or address', async () => {
  const browser = site.browser();
  const url = await callbackUrl(browser, 'admin');
  await visit(browser, url);
  const id = browser.cookies().get('rc_session') ?? '';
  const kept = JSON.stringify(await rowsOf(site, 'sessions'));
  for (const secret of [id, url.searchParams.get('code') ?? '', url.searchParams.get('state') ?? '']) {
    expect(secret.length).toBeGreaterThan(20);
    expect(site.logs()).not.toContain(secret);
    expect(kept).not.toContain(secret);
  }
  expect(site.logs()).not.toContain('@example.com');

  await browser.send('POST', '/auth/logout');
  const events = (await rowsOf(site, 'audit_events')).sort((a, b) => Number(a.id) - Number(b.id)).slice(-2);
  const person = { person_id: `${site.environment.OIDC_ISSUER}|admin`, person_name: 'Adaeze Morrow' };
  expect(events).toMatchObject([
    { kind: 'event', action: 'session.sign_in', outcome: 'done', ...person },
    { kind: 'event', action: 'session.sign_out', outcome: 'done', ...person },
  ]);
});
