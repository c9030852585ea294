import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { eventsOf, roleSeen } from './support/access.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { rowsOf } from './support/rows.ts';
import { breakTrail, mendTrail } from './support/trail.ts';

let site: TestConsole;
beforeAll(async () => {
  site = await startConsole();
});
afterAll(() => site.close());

const event = 'http://schemas.openid.net/event/backchannel-logout';
const seconds = () => Math.floor(Date.now() / 1000);
const goodClaims = () => ({
  iss: site.environment['OIDC_ISSUER'],
  aud: site.environment['OIDC_CLIENT_ID'],
  iat: seconds(),
  exp: seconds() + 120,
  jti: randomUUID(),
  sub: 'viewer',
  events: { [event]: {} },
});
const signed = (change: Record<string, unknown> = {}) =>
  site.idp.control.sign({ ...goodClaims(), ...change });

/** Posts as a provider does: no cookie, no header of a browser. */
async function post(body: Record<string, string>) {
  const response = await fetch(`${site.bff.url}/auth/backchannel-logout`, {
    method: 'POST',
    body: new URLSearchParams(body),
  });
  await response.body?.cancel();
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual([]);
  return response.status;
}

async function sidOf(browser: HttpClient): Promise<string> {
  expect(await roleSeen(browser)).toBe('viewer');
  const rows = await rowsOf(site, 'sessions');
  const newest = rows.sort((a, b) => Number(b.created_at) - Number(a.created_at))[0];
  return z.string().parse(newest?.sid);
}

test('signing out at the provider signs out here, and the trail says so', async () => {
  const browser = await site.signIn('viewer');
  const { redirectTo } = z
    .object({ redirectTo: z.string() })
    .parse(await (await (await site.signIn('norole')).send('POST', '/auth/logout')).json());
  const page = await (await browser.request(redirectTo)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await browser.request(new URL('/idp/session/end/confirm', redirectTo).href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  });
  await expect.poll(() => roleSeen(browser)).toBe('not_signed_in');
  const [last] = (await eventsOf(site, 'session.end')).slice(-1);
  expect(last).toMatchObject({ person_name: 'Vera Lindqvist', detail: { reason: 'provider_logout' } });
});

test('a logout token of a subject ends all sessions of that subject and no others', async () => {
  const browsers = [await site.signIn('viewer'), await site.signIn('viewer'), await site.signIn('operator')];
  expect(await post({ logout_token: signed() })).toBe(200);
  expect(await Promise.all(browsers.map((each) => roleSeen(each)))).toEqual([
    'not_signed_in',
    'not_signed_in',
    'operator',
  ]);
});

test('a logout token of one session at the provider ends that one', async () => {
  const first = await site.signIn('viewer');
  const sid = await sidOf(first);
  const other = await site.signIn('viewer');
  expect(await post({ logout_token: signed({ sid, sub: undefined }) })).toBe(200);
  expect([await roleSeen(first), await roleSeen(other)]).toEqual(['not_signed_in', 'viewer']);
});

test('a logout token is good after the provider has changed its keys', async () => {
  const browser = await site.signIn('viewer');
  site.idp.control.rotateKeys();
  await expect.poll(() => post({ logout_token: signed() })).toBe(200);
  expect(await roleSeen(browser)).toBe('not_signed_in');
});

test('a logout token is good once', async () => {
  const token = signed();
  expect(await post({ logout_token: token })).toBe(200);
  const browser = await site.signIn('viewer');
  expect(await post({ logout_token: token })).toBe(400);
  expect(await roleSeen(browser)).toBe('viewer');
});

test('a logout that failed half-way can be sent once more', async () => {
  const token = signed();
  const browser = await site.signIn('viewer');
  await breakTrail(site.environment);
  try {
    expect(await post({ logout_token: token })).toBe(500);
  } finally {
    await mendTrail(site.environment);
  }
  expect(await roleSeen(browser)).toBe('viewer');
  expect(await post({ logout_token: token })).toBe(200);
  expect(await roleSeen(browser)).toBe('not_signed_in');
});

const forged = () => {
  const [head = '', body = ''] = signed().split('.');
  return `${head}.${body}.${'A'.repeat(342)}`;
};
const unsigned = () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encoded({ alg: 'none' })}.${encoded(goodClaims())}.`;
};

test.each<[string, () => Record<string, string>]>([
  ['nothing', () => ({})],
  ['no token', () => ({ logout_token: 'x' })],
  ['a signature of another issuer', () => ({ logout_token: forged() })],
  ['no signature', () => ({ logout_token: unsigned() })],
  ['another issuer', () => ({ logout_token: signed({ iss: 'https://id.example.com' }) })],
  ['another client', () => ({ logout_token: signed({ aud: 'other' }) })],
  ['no event', () => ({ logout_token: signed({ events: undefined }) })],
  ['another event', () => ({ logout_token: signed({ events: { 'https://id.example.com/other': {} } }) })],
  ['a nonce, as an id token has', () => ({ logout_token: signed({ nonce: 'n' }) })],
  ['neither subject nor session', () => ({ logout_token: signed({ sub: undefined }) })],
  ['no id', () => ({ logout_token: signed({ jti: undefined }) })],
  ['no time', () => ({ logout_token: signed({ iat: undefined }) })],
  ['a time long ago', () => ({ logout_token: signed({ iat: seconds() - 3600 }) })],
  ['a time to come', () => ({ logout_token: signed({ iat: seconds() + 3600 }) })],
  ['an end that is over', () => ({ logout_token: signed({ exp: seconds() - 60 }) })],
])('a logout with %s is refused and ends nothing', async (_name, body) => {
  const browser = await site.signIn('viewer');
  expect(await post(body())).toBe(400);
  expect(await roleSeen(browser)).toBe('viewer');
});
