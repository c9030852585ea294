import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { answerOf, callbackUrl, visit } from './support/sign-in-flow.ts';

const clock = new Clock();
let site: TestConsole;
beforeAll(async () => {
  site = await startConsole({ overrides: { now: clock.now } });
});
afterAll(() => site.close());

const minute = 60_000;
const sessionOf = (browser: HttpClient) => answerOf(browser.request('/api/session'));
const transactions = (browser: HttpClient) =>
  [...browser.cookies().keys()].filter((name) => name.startsWith('rc_signin_'));

const expired = '/sign-in?reason=sign_in_expired';

describe('a callback is refused', () => {
  test.each([
    '',
    '?code=x',
    '?code=x&state=',
    '?code=x&state=short',
    `?code=x&state=${'s'.repeat(43)}`,
    '?state=a&state=b',
  ])('without a sign-in of this browser: %s', async (query) => {
    const browser = site.browser();
    expect(await visit(browser, `/auth/callback${query}`)).toBe(expired);
    expect(browser.cookies().size).toBe(0);
  });

  test('when its state is not the one that the browser left with', async () => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'viewer');
    const state = url.searchParams.get('state') ?? '';
    url.searchParams.set('state', `${state.slice(0, 16)}${'x'.repeat(state.length - 16)}`);
    expect(await visit(browser, url)).toBe(expired);
    expect(browser.cookies().has('rc_session')).toBe(false);
  });

  test('in a browser that did not start it', async () => {
    const url = await callbackUrl(site.browser(), 'admin');
    const victim = site.browser();
    expect(await visit(victim, url)).toBe(expired);
    expect((await sessionOf(victim)).status).toBe(401);
  });

  test('the second time by a browser that kept its cookie', async () => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'viewer');
    const kept = [...browser.cookies()].filter(([name]) => name.startsWith('rc_signin_'));
    expect(await visit(browser, url)).toBe('/');
    for (const [name, value] of kept) browser.cookies().set(name, value);
    expect(await visit(browser, url)).toBe('/sign-in?reason=sign_in_failed');
  });

  test('when its cookie was changed', async () => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'viewer');
    const [name = ''] = transactions(browser);
    const value = browser.cookies().get(name) ?? '';
    const middle = value.length / 2;
    const other = value[middle] === 'A' ? 'B' : 'A';
    browser.cookies().set(name, `${value.slice(0, middle)}${other}${value.slice(middle + 1)}`);
    expect(await visit(browser, url)).toBe(expired);
  });

  test('ten minutes after it was started', async () => {
    const [early, late] = [site.browser(), site.browser()];
    const [earlyUrl, lateUrl] = [await callbackUrl(early, 'viewer'), await callbackUrl(late, 'viewer')];
    clock.advance(9 * minute);
    expect(await visit(early, earlyUrl)).toBe('/');
    clock.advance(minute);
    expect(await visit(late, lateUrl)).toBe(expired);
  });

  test.each<[error: string, reason: string, description?: string]>([
    ['access_denied', 'sign_in_cancelled'],
    ['consent_required', 'sign_in_cancelled'],
    ['temporarily_unavailable', 'identity_provider_unavailable'],
    ['temporarily_unavailable', 'sign_in_expired', 'authentication_expired'],
    ['login_required', 'sign_in_expired'],
    ['interaction_required', 'sign_in_expired'],
    ['account_selection_required', 'sign_in_expired'],
    ['invalid_scope', 'sign_in_failed'],
    ['<script>', 'sign_in_failed'],
  ])('when the provider answers %s, in our words: %s %s', async (error, reason, description) => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'viewer');
    url.searchParams.delete('code');
    url.searchParams.set('error', error);
    url.searchParams.set('error_description', description ?? 'words of the provider');
    expect(await visit(browser, url)).toBe(`/sign-in?reason=${reason}`);
    expect(site.logs()).not.toContain('words of the provider');
  });
});

describe('a sign-in that did not work keeps where the person wanted to go', () => {
  const wanted = '/companies/aC3mE5cRp7Q2/target-users?q=ada+%26+co&page=2';
  const again = (reason: string) => `/sign-in?${new URLSearchParams({ reason, returnTo: wanted })}`;

  test('cancelled at the provider', async () => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'viewer', wanted);
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
    expect(await visit(browser, url)).toBe(again('sign_in_cancelled'));
  });

  test('before the provider was reached', async () => {
    site.idp.control.setOutage(true);
    clock.advance(minute);
    const login = (returnTo: string) => `/auth/login?${new URLSearchParams({ returnTo })}`;
    try {
      expect(await visit(site.browser(), login(wanted))).toBe(again('identity_provider_unavailable'));
      for (const elsewhere of ['//other.example.com', '/api/session', '/sign-in?reason=signed_out']) {
        expect(await visit(site.browser(), login(elsewhere))).toBe(
          '/sign-in?reason=identity_provider_unavailable',
        );
      }
    } finally {
      site.idp.control.setOutage(false);
    }
  });
});
