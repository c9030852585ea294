import { request as httpRequest } from 'node:http';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { rowsOf } from './support/rows.ts';
import { answerOf, visit } from './support/sign-in-flow.ts';

const clock = new Clock();
const printed: string[] = [];
let site: TestConsole;
beforeAll(async () => {
  site = await startConsole({
    environment: { AUTH_MODE: 'local' },
    overrides: { now: clock.now, print: (line) => printed.push(line) },
  });
});
afterAll(() => site.close());

const twoMinutes = 120_000;
const tokenOf = (line: string | undefined): string => /#token=([\w-]{43})$/.exec(line ?? '')?.[1] ?? '';
const redeem = (token: string, headers: Record<string, string> = {}) =>
  answerOf(site.browser().send('POST', '/auth/local', { token }, headers));
const refused = { status: 401, code: 'sign_in_failed' };

/** A token that is good now: asking to sign in prints a new link when the last one is not. */
async function goodToken(): Promise<string> {
  clock.advance(twoMinutes);
  await visit(site.browser(), '/auth/login');
  return tokenOf(printed.at(-1));
}

/** Asks with a Host header of the test's choice, which fetch does not allow. */
function statusWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = new URL('/api/session', site.bff.url);
    const request = httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('error', reject).end();
  });
}

test('the link is printed at start, with its token where no server sees it, and not logged', () => {
  const [line] = printed;
  expect(line).toContain(`${site.environment.PUBLIC_URL}/sign-in/local#token=`);
  expect(tokenOf(line)).toHaveLength(43);
  expect(site.logs()).not.toContain(tokenOf(line));
});

test('the token signs the OS user in as admin, once, and the trail says so', async () => {
  const token = await goodToken();
  const browser = site.browser();
  const answer = await answerOf(browser.send('POST', '/auth/local', { token }));
  expect(answer).toEqual({ status: 200, redirectTo: '/' });
  const id = `local:${userInfo().username}`;
  const { user } = await answerOf(browser.request('/api/session'));
  expect(user).toMatchObject({ id, role: 'admin', email: null });
  const [event] = await rowsOf(site, 'audit_events');
  expect(event).toMatchObject({ kind: 'event', action: 'session.sign_in', outcome: 'done', person_id: id });

  const before = printed.length;
  expect(await redeem(token)).toMatchObject(refused);
  expect(printed).toHaveLength(before + 1);
  expect(tokenOf(printed.at(-1))).not.toBe(token);
});

test('the token is good for two minutes', async () => {
  const early = await goodToken();
  clock.advance(twoMinutes - 1000);
  expect((await redeem(early)).status).toBe(200);
  const late = await goodToken();
  clock.advance(twoMinutes);
  expect(await redeem(late)).toMatchObject(refused);
  expect((await redeem(tokenOf(printed.at(-1)))).status).toBe(200);
});

test('a guess neither signs in nor prints anything', async () => {
  const token = await goodToken();
  const before = printed.length;
  const guess = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BA' : 'AA'}`;
  expect(await redeem(guess)).toMatchObject(refused);
  expect(await redeem('')).toMatchObject({ status: 400, code: 'invalid_request' });
  expect(printed).toHaveLength(before);
  expect((await redeem(token)).status).toBe(200);
});

test('redeeming needs a request of the console itself', async () => {
  const forged = await redeem(await goodToken(), { 'sec-fetch-site': 'same-site' });
  expect(forged).toMatchObject({ status: 403, code: 'cross_site' });
});

test('the sign-in page is told to look for the link, and signing out leads back to it', async () => {
  const browser = site.browser();
  expect(await visit(browser, '/auth/login')).toBe('/sign-in?reason=local_link_needed');
  await browser.send('POST', '/auth/local', { token: await goodToken() });
  const { redirectTo } = await answerOf(browser.send('POST', '/auth/logout'));
  expect(redirectTo).toBe('/sign-in?reason=signed_out');
  expect((await answerOf(browser.request('/api/session'))).status).toBe(401);
});

describe('only this machine is answered', () => {
  test.each(['localhost:1', '127.0.0.1', '[::1]:3000'])('as %s: yes', async (host) => {
    expect(await statusWithHost(host)).toBe(401);
  });

  test.each([
    'console.example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
    '192.168.1.5:3000',
    'evil@localhost',
    'a b',
  ])('as %s: no', async (host) => {
    expect(await statusWithHost(host)).toBe(403);
  });

  test.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'])(
    'with %s: no, not even to redeem a token',
    async (name) => {
      const token = await goodToken();
      expect(await redeem(token, { [name]: '127.0.0.1' })).toMatchObject({ status: 403, code: 'local_only' });
    },
  );
});
