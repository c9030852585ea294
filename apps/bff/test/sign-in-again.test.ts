import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { answerOf, callbackUrl, signInTo, visit } from './support/sign-in-flow.ts';

let site: TestConsole;
beforeAll(async () => {
  site = await startConsole();
});
afterAll(() => site.close());

/** What the provider is asked to do, by the address that a click on "Sign in" leads to. */
async function promptOf(browser: HttpClient): Promise<string | null> {
  const response = await browser.request('/auth/login');
  await response.body?.cancel();
  return new URL(response.headers.get('location') ?? '').searchParams.get('prompt');
}

const signOut = (browser: HttpClient) => answerOf(browser.send('POST', '/auth/logout'));

describe('a callback that is visited again', () => {
  test('by a person who is signed in leads into the console', async () => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'operator', '/company-groups');
    expect(await visit(browser, url)).toBe('/company-groups');
    expect(await visit(browser, url)).toBe('/');
    expect(await visit(browser, '/auth/callback?error=access_denied')).toBe('/');
    expect((await answerOf(browser.request('/api/session'))).status).toBe(200);
  });

  test('after the sign-out asks to start again', async () => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'operator');
    await visit(browser, url);
    await signOut(browser);
    expect(await visit(browser, url)).toBe('/sign-in?reason=sign_in_expired');
  });
});

describe('which account it should be', () => {
  test('is not asked at a first sign-in, and is asked after a sign-out until a person is signed in', async () => {
    const browser = site.browser();
    expect(await promptOf(browser)).toBeNull();
    await signInTo(browser, 'viewer');
    expect(await promptOf(browser)).toBeNull();
    await signOut(browser);
    expect(await promptOf(browser)).toBe('select_account');
    expect(await promptOf(browser)).toBe('select_account');
    // Still signed in at the provider as the viewer: the form is shown all the same, and takes another person.
    expect(await signInTo(browser, 'operator')).toBe('/');
    expect((await answerOf(browser.request('/api/session'))).user?.['role']).toBe('operator');
    expect(await promptOf(browser)).toBeNull();
  });

  test('is asked of a person without a role', async () => {
    const browser = site.browser();
    await signInTo(browser, 'norole', '/activity');
    expect(await promptOf(browser)).toBe('select_account');
    expect(await signInTo(browser, 'admin', '/activity')).toBe('/activity');
    expect((await answerOf(browser.request('/api/session'))).user?.['role']).toBe('admin');
  });

  test.each([
    [['none', 'login', 'select_account'], 'select_account'],
    [['none', 'login', 'consent'], 'login'],
    [['none'], null],
  ])('is asked in a way that the provider lists: %j', async (listed, prompt) => {
    const other = await startConsole();
    onTestFinished(() => other.close());
    const path = '/.well-known/openid-configuration';
    const published: unknown = await (await fetch(other.environment['OIDC_ISSUER'] + path)).json();
    const body = JSON.stringify({ ...Object(published), prompt_values_supported: listed });
    other.idp.control.setAnswer(path, { status: 200, headers: { 'content-type': 'application/json' }, body });
    await other.restart();
    const browser = await other.signIn('viewer');
    await signOut(browser);
    expect(await promptOf(browser)).toBe(prompt);
  });

  test('is not asked again where the provider refuses the question', async () => {
    const browser = await site.signIn('viewer');
    await signOut(browser);
    const url = await callbackUrl(browser, 'viewer');
    url.searchParams.delete('code');
    url.searchParams.set('error', 'invalid_request');
    expect(await visit(browser, url)).toBe('/sign-in?reason=sign_in_failed');
    expect(await promptOf(browser)).toBeNull();
  });
});

test('a provider without a page to sign out at leaves people signed in there, and the page says so', async () => {
  const other = await startConsole();
  onTestFinished(() => other.close());
  const path = '/.well-known/openid-configuration';
  const published: unknown = await (await fetch(other.environment['OIDC_ISSUER'] + path)).json();
  const body = JSON.stringify({ ...Object(published), end_session_endpoint: undefined });
  other.idp.control.setAnswer(path, { status: 200, headers: { 'content-type': 'application/json' }, body });
  await other.restart();
  const { redirectTo } = await signOut(await other.signIn('viewer'));
  expect(redirectTo).toBe('/sign-in?reason=signed_out_here');
});
