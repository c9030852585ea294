import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { demoPassword } from './accounts.ts';
import {
  createIdentityProvider,
  type IdentityProvider,
  type IdentityProviderOptions,
} from './identity-provider.ts';

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const redirectUri = 'http://127.0.0.1:1/auth/callback';
const credentials = { client_id: 'console', client_secret: 'a-secret-of-the-test-0123456789-abc' };

let server: Server;
let issuer: string;
let idp: IdentityProvider;
let settings: IdentityProviderOptions;
let logoutTokens: string[] = [];
beforeAll(async () => {
  const app = express();
  app.post('/backchannel', express.urlencoded({ extended: false }), (request, response) => {
    logoutTokens.push(String(request.body.logout_token));
    response.end();
  });
  app.use('/idp', (request, response, next) => idp.router(request, response, next));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  issuer = `${origin}/idp`;
});
beforeEach(() => {
  logoutTokens = [];
  settings = {
    issuer,
    clientId: credentials.client_id,
    clientSecret: credentials.client_secret,
    redirectUris: [redirectUri],
    postLogoutRedirectUris: ['http://127.0.0.1:1/out'],
    backchannelLogoutUri: new URL('/backchannel', issuer).href,
  };
  idp = createIdentityProvider(settings);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Cookies by name, as many as one sign-in at a time needs. */
class Jar {
  readonly cookies = new Map<string, string>();

  async request(target: string | URL, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(target, { headers: { cookie }, redirect: 'manual', ...body });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }
}

const next = (response: Response): URL => new URL(response.headers.get('location') ?? '/nowhere', issuer);

function authorization(parameters: Record<string, string> = {}): URL {
  const url = new URL(`${issuer}/auth`);
  const all = {
    client_id: credentials.client_id,
    response_type: 'code',
    scope: 'openid profile email',
    redirect_uri: redirectUri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...parameters,
  };
  for (const [name, value] of Object.entries(all)) if (value !== '') url.searchParams.set(name, value);
  return url;
}

async function signIn(jar: Jar, account: string, parameters?: Record<string, string>): Promise<URL> {
  const form = next(await jar.request(authorization(parameters)));
  let url = next(await jar.request(form, { account, password: demoPassword }));
  for (let count = 0; count < 5 && !url.href.startsWith(redirectUri); count += 1)
    url = next(await jar.request(url));
  return url;
}

const Tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.string().optional(),
});
async function tokensFor(account: string, parameters?: Record<string, string>, jar = new Jar()) {
  const code = (await signIn(jar, account, parameters)).searchParams.get('code') ?? '';
  return Tokens.parse(await (await token({ grant_type: 'authorization_code', code })).json());
}
const token = (form: Record<string, string>) =>
  fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...credentials,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...form,
    }),
  });
const payload = (jwt: string): unknown =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());

test('an id token names the person and their roles', async () => {
  const { id_token: idToken, refresh_token: refreshToken } = await tokensFor('viewer@example.com');
  expect(payload(idToken)).toMatchObject({
    iss: issuer,
    aud: 'console',
    sub: 'viewer',
    name: 'Vera Lindqvist',
    email: 'viewer@example.com',
    email_verified: true,
    roles: ['viewer'],
  });
  expect(refreshToken).toBeUndefined();
});

test('each account of the list signs in with one press of its button', async () => {
  for (const { id, name } of idp.control.accounts()) {
    const jar = new Jar();
    const form = next(await jar.request(authorization()));
    const html = await (await jar.request(form)).text();
    const list = html.slice(html.indexOf('Demo accounts'));
    const hidden = [...list.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
    expect(list).toMatch(new RegExp(`<button type="submit" name="account" value="${id}">${name}`));
    const sent = { account: id, ...Object.fromEntries(hidden.map(([, key, value]) => [key, value])) };
    let url = next(await jar.request(form, sent));
    for (let count = 0; count < 5 && !url.href.startsWith(redirectUri); count += 1)
      url = next(await jar.request(url));
    expect(url.searchParams.get('code')).toBeTruthy();
  }
});

test('a wrong account or password, or a disabled account, stays on the form', async () => {
  idp.control.changeAccount('admin', { disabled: true });
  const jar = new Jar();
  const form = next(await jar.request(authorization()));
  const tries = [
    { account: 'viewer', password: 'guess' },
    { account: 'nobody', password: demoPassword },
    { account: 'admin', password: demoPassword },
    { account: '"><script>', password: '' },
  ];
  for (const typed of tries) {
    const response = await jar.request(form, typed);
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toContain('role="alert"');
    expect(page).not.toContain('<script');
  }
});

test('a sign-in without PKCE is refused', async () => {
  const refused = next(
    await new Jar().request(authorization({ code_challenge: '', code_challenge_method: '' })),
  );
  expect(refused.searchParams.get('error')).toBe('invalid_request');
});

test('a refresh token is given for offline_access with consent, and shows new roles until the account is disabled', async () => {
  const asked = { scope: 'openid profile offline_access', prompt: 'consent' };
  const { refresh_token: refreshToken = '' } = await tokensFor('operator', asked);
  const refresh = () => token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  idp.control.changeAccount('operator', { roles: ['viewer'] });
  const renewed = Tokens.parse(await (await refresh()).json());
  expect(payload(renewed.id_token)).toMatchObject({ roles: ['viewer'] });
  idp.control.changeAccount('operator', { disabled: true });
  expect((await refresh()).status).toBe(400);
});

test.each([
  ['client_secret_post', undefined, 200],
  ['client_secret_post', 'basic', 401],
  ['client_secret_basic', undefined, 401],
  ['client_secret_basic', 'basic', 200],
] as const)('a client registered for %s that asks by %s is answered %i', async (clientAuth, by, status) => {
  idp = createIdentityProvider({ ...settings, clientAuth });
  const code = (await signIn(new Jar(), 'viewer')).searchParams.get('code') ?? '';
  const pair = `${credentials.client_id}:${credentials.client_secret}`;
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: by === undefined ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    body: new URLSearchParams(by === undefined ? { ...form, ...credentials } : form),
  });
  expect(response.status).toBe(status);
});

test('userinfo follows a change of roles', async () => {
  const { access_token: accessToken } = await tokensFor('viewer');
  idp.control.changeAccount('viewer', { roles: ['admin'] });
  const response = await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect(await response.json()).toMatchObject({ sub: 'viewer', roles: ['admin'] });
});

const offline = { scope: 'openid profile offline_access', prompt: 'consent' };

test('a refresh brings no id token where the provider is told to leave it out', async () => {
  const { refresh_token: refreshToken = '' } = await tokensFor('operator', offline);
  idp.control.setTelling({ refreshedIdToken: false });
  const renewed: unknown = await (
    await token({ grant_type: 'refresh_token', refresh_token: refreshToken })
  ).json();
  expect(renewed).toMatchObject({ access_token: expect.any(String), refresh_token: expect.any(String) });
  expect(renewed).not.toHaveProperty('id_token');
});

test.each([
  ['both', true, true, true],
  ['id_token', true, true, false],
  ['first_id_token', true, false, false],
  ['userinfo', false, false, true],
  ['first_id_token_and_userinfo', true, false, true],
] as const)('rights told by %s are told there alone', async (rights, first, refreshed, userinfo) => {
  idp.control.setTelling({ rights });
  const tokens = await tokensFor('operator', offline);
  const renewed = Tokens.parse(
    await (await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' })).json(),
  );
  const headers = { authorization: `Bearer ${renewed.access_token}` };
  const said = [
    payload(tokens.id_token),
    payload(renewed.id_token),
    await (await fetch(`${issuer}/me`, { headers })).json(),
  ];
  const telling = said.map((claims) => z.looseObject({ roles: z.unknown().optional() }).parse(claims).roles);
  expect(telling.map((roles) => roles !== undefined)).toEqual([first, refreshed, userinfo]);
});

test('an account may have its rights in the claims of another provider, until it is restored', async () => {
  idp.control.changeAccount('viewer', { claims: { realm_access: { roles: ['x'] } } });
  const other = payload((await tokensFor('viewer')).id_token);
  expect(other).toMatchObject({ realm_access: { roles: ['x'] } });
  expect(other).not.toHaveProperty('roles');
  idp.control.restoreAccount('viewer');
  expect(payload((await tokensFor('viewer')).id_token)).toMatchObject({ roles: ['viewer'] });
});

test('a path answers as it is told to, and then as itself again', async () => {
  idp.control.setAnswer('/jwks', { status: 418, headers: { 'x-tea': 'pot' }, body: 'short' });
  const response = await fetch(`${issuer}/jwks`);
  expect([response.status, response.headers.get('x-tea'), await response.text()]).toEqual([
    418,
    'pot',
    'short',
  ]);
  idp.control.setAnswer('/jwks', 'reset');
  await expect(fetch(`${issuer}/jwks`)).rejects.toThrow();
  idp.control.setAnswer('/jwks', undefined);
  expect((await fetch(`${issuer}/jwks`)).status).toBe(200);
});

test('keys can be rotated: the old one is gone, and sessions stay', async () => {
  const keyIds = async () => {
    const { keys } = z
      .object({ keys: z.array(z.object({ kid: z.string() })) })
      .parse(await (await fetch(`${issuer}/jwks`)).json());
    return keys.map(({ kid }) => kid);
  };
  const jar = new Jar();
  await signIn(jar, 'viewer');
  const before = await keyIds();
  idp.control.rotateKeys();
  const after = await keyIds();
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
  expect(next(await jar.request(authorization())).searchParams.has('code')).toBe(true);
});

test('an outage answers everything with 503', async () => {
  idp.control.setOutage(true);
  for (const path of ['/auth', '/jwks', '/style.css', '/.well-known/openid-configuration']) {
    expect((await fetch(`${issuer}${path}`)).status).toBe(503);
  }
});

test('signing out tells the console behind the browser', async () => {
  const jar = new Jar();
  await tokensFor('viewer', {}, jar);
  const page = await (await jar.request(`${issuer}/session/end?client_id=console`)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect((await jar.request(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' })).status).toBe(303);
  expect(logoutTokens.map(payload)).toMatchObject([
    {
      sub: 'viewer',
      sid: expect.any(String),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    },
  ]);
});

test('an unknown sign-in and an unknown account are told apart from a crash', async () => {
  const response = await fetch(`${issuer}/sign-in/unknown`);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('This sign-in is over');
  expect(() => idp.control.changeAccount('nobody', { disabled: true })).toThrow(RangeError);
});
