import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { answerOf, callbackUrl, signInTo, visit } from './support/sign-in-flow.ts';

const clock = new Clock();
let site: TestConsole;
beforeAll(async () => {
  site = await startConsole({ overrides: { now: clock.now } });
});
afterAll(() => site.close());

const sessionOf = (browser: HttpClient) => answerOf(browser.request('/api/session'));
const transactions = (browser: HttpClient) =>
  [...browser.cookies().keys()].filter((name) => name.startsWith('rc_signin_'));

describe('signing in', () => {
  test('leads through the provider to the page that was wanted', async () => {
    const browser = site.browser();
    const page = '/companies/abc/target-users?q=ann&page=2#row';
    expect(await signInTo(browser, 'operator', page)).toBe(page);
    expect(await sessionOf(browser)).toMatchObject({
      status: 200,
      user: {
        id: `${site.environment.OIDC_ISSUER}|operator`,
        name: 'Oren Castellane',
        email: 'operator@example.com',
        role: 'operator',
      },
    });
    expect(transactions(browser)).toEqual([]);
  });

  test('gives one cookie, for this host, out of reach of scripts, until the browser closes', async () => {
    const browser = site.browser();
    await browser.request('/api/session');
    await browser.request('/healthz');
    expect(browser.cookies().size).toBe(0);
    const url = await callbackUrl(browser, 'viewer');
    const response = await browser.request(url.href);
    const line = response.headers.getSetCookie().find((each) => each.startsWith('rc_session='));
    expect(line).toMatch(/^rc_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect([...browser.cookies().keys()]).toEqual(['rc_session']);
    const again = await browser.request('/api/session');
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  test('lets a person without a role see only the page that says so', async () => {
    const browser = site.browser();
    expect(await signInTo(browser, 'norole')).toBe('/');
    expect(await sessionOf(browser)).toMatchObject({ status: 403, code: 'no_role' });
  });

  test('takes a new session id, and ends the one the browser came with', async () => {
    const browser = site.browser();
    await signInTo(browser, 'viewer');
    const before = browser.cookies().get('rc_session') ?? '';
    await signInTo(browser, 'viewer');
    expect(browser.cookies().get('rc_session')).not.toBe(before);
    const old = site.browser();
    const headers = { cookie: `rc_session=${before}` };
    expect((await answerOf(old.request('/api/session', { headers }))).status).toBe(401);
  });

  test('works after the provider has changed its keys', async () => {
    await signInTo(site.browser(), 'viewer');
    site.idp.control.rotateKeys();
    expect(await signInTo(site.browser(), 'viewer')).toBe('/');
  });

  test.each([
    [20, '/'],
    [120, '/sign-in?reason=sign_in_failed'],
    [-20, '/'],
    [-2 * 3600, '/sign-in?reason=sign_in_failed'],
  ])('with a provider whose clock is %i s ahead leads to %s', async (seconds, page) => {
    site.idp.control.setClockSkew(seconds);
    try {
      expect(await signInTo(site.browser(), 'viewer')).toBe(page);
    } finally {
      site.idp.control.setClockSkew(0);
    }
  });
});

describe('several tabs', () => {
  test('sign in at the same time, each to its own page', async () => {
    const browser = site.browser();
    const first = await callbackUrl(browser, 'viewer', '/companies/one');
    const second = await callbackUrl(browser, 'viewer', '/companies/two');
    expect(transactions(browser)).toHaveLength(2);
    expect(await visit(browser, second)).toBe('/companies/two');
    expect(await visit(browser, first)).toBe('/companies/one');
    expect((await sessionOf(browser)).status).toBe(200);
  });

  test('are four at most: a fifth sign-in ends the oldest', async () => {
    const browser = site.browser();
    const urls: URL[] = [];
    for (let count = 0; count < 5; count += 1) {
      urls.push(await callbackUrl(browser, 'viewer'));
      clock.advance(1000);
    }
    expect(transactions(browser)).toHaveLength(4);
    const [oldest, next] = urls;
    expect(await visit(browser, oldest ?? '')).toBe('/sign-in?reason=sign_in_expired');
    expect(await visit(browser, next ?? '')).toBe('/');
  });
});

describe('returnTo never leaves the console', () => {
  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%5Cevil.example',
    '/%2F%2Fevil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'evil.example',
    '/api/session',
    '/auth/login',
    '/AUTH/logout',
    '/%61uth/login',
    '/./api/companies',
    `/${'a'.repeat(3000)}`,
  ])('%j', async (returnTo) => {
    expect(await signInTo(site.browser(), 'viewer', returnTo)).toBe('/');
  });

  test('and is one value, not a list', async () => {
    for (const [first, second] of [
      ['/a', '/b'],
      ['/a', '//evil.example'],
      ['//evil.example', '/a'],
    ] as const) {
      expect(await signInTo(site.browser(), 'viewer', first, second)).toBe('/');
    }
  });
});

describe('while the provider is down', () => {
  test('the console says so, keeps who is signed in, and recovers', async () => {
    const browser = site.browser();
    await signInTo(browser, 'viewer');
    const underWay = site.browser();
    const url = await callbackUrl(underWay, 'viewer');
    site.idp.control.setOutage(true);
    clock.advance(11_000);
    try {
      const unavailable = '/sign-in?reason=identity_provider_unavailable';
      expect(await visit(site.browser(), '/auth/login')).toBe(unavailable);
      expect(await visit(underWay, url)).toBe(unavailable);
      expect((await sessionOf(browser)).status).toBe(200);
      const left = await answerOf(browser.send('POST', '/auth/logout'));
      expect(left.redirectTo).toBe('/sign-in?reason=signed_out_here');
      await site.restart();
      expect((await site.browser().request('/healthz')).status).toBe(200);
    } finally {
      site.idp.control.setOutage(false);
    }
    expect(await signInTo(site.browser(), 'viewer')).toBe('/');
  });
});
