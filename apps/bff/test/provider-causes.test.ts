import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:https';
import type { FixedAnswer } from '@reseller-console/sandbox';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { ConfigError } from '../src/platform/config-error.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { freePort } from './support/free-port.ts';
import { callbackUrl, signInTo, visit } from './support/sign-in-flow.ts';
import { untrustedCertificate } from './support/untrusted-certificate.ts';

const Line = z.looseObject({ msg: z.string() });

/** The newest log line with this message. */
function lineOf(site: TestConsole, message: string) {
  const lines = site.logs().trim().split('\n');
  return lines.map((line) => Line.parse(JSON.parse(line))).findLast(({ msg }) => msg === message);
}

const word = (status: number, error: string): FixedAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error, error_description: 'words of the provider' }),
});

const clock = new Clock();
let site: TestConsole;
beforeAll(async () => {
  site = await startConsole({ overrides: { now: clock.now } });
});
afterAll(() => site.close());

describe('the log tells why a sign-in did not work', () => {
  test.each<[string, FixedAnswer, Record<string, unknown>]>([
    ['a wrong secret', word(401, 'invalid_client'), { error: 'invalid_client', status: 401 }],
    ['a code that is over', word(400, 'invalid_grant'), { error: 'invalid_grant', status: 400 }],
    ['a redirect URI that is not registered', word(400, 'invalid_request'), { error: 'invalid_request' }],
    [
      'a flow that the client may not use',
      word(400, 'unauthorized_client'),
      { error: 'unauthorized_client' },
    ],
    ['a page in place of an answer', { status: 404, body: '<h1>No</h1>' }, { status: 404 }],
    ['a connection that is cut', 'reset', { code: 'ECONNRESET' }],
    ['a word that is no word', word(400, 'Ada <ada@example.com>'), { error: undefined, status: 400 }],
  ])('%s', async (_what, answer, facts) => {
    const browser = site.browser();
    const url = await callbackUrl(browser, 'viewer');
    site.idp.control.setAnswer('/token', answer);
    onTestFinished(() => site.idp.control.setAnswer('/token', undefined));
    await visit(browser, url);
    expect({ error: undefined, ...lineOf(site, 'sign-in did not work') }).toMatchObject(facts);
    expect(site.logs()).not.toMatch(/words of the provider|ada@example/);
  });

  test.each(['invalid_scope', 'unauthorized_client', 'interaction_required'])(
    'what the provider sent the browser back with: %s',
    async (error) => {
      const browser = site.browser();
      const url = await callbackUrl(browser, 'viewer');
      url.searchParams.delete('code');
      url.searchParams.set('error', error);
      await visit(browser, url);
      expect(lineOf(site, 'sign-in did not work')).toMatchObject({ error });
    },
  );

  test('a clock that is wrong, by the claim that shows it', async () => {
    site.idp.control.setClockSkew(3600);
    onTestFinished(() => site.idp.control.setClockSkew(0));
    await signInTo(site.browser(), 'viewer');
    expect(lineOf(site, 'sign-in did not work')).toMatchObject({
      code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
      claim: 'nbf',
    });
  });

  test('a provider that does not answer in time', async () => {
    site.idp.control.setAnswer('/.well-known/openid-configuration', 'silence');
    onTestFinished(() => site.idp.control.setAnswer('/.well-known/openid-configuration', undefined));
    clock.advance(11_000);
    await visit(site.browser(), '/auth/login');
    expect(lineOf(site, 'the identity provider cannot be used')).toMatchObject({ code: 'OAUTH_TIMEOUT' });
  });
});

test('a back-channel logout that was refused names the claim', async () => {
  const token = site.idp.control.sign({ iss: 'https://other.example.com', aud: 'console', iat: 1 });
  const body = new URLSearchParams({ logout_token: token });
  await fetch(`${site.bff.url}/auth/backchannel-logout`, { method: 'POST', body });
  expect(lineOf(site, 'a back-channel logout was refused')).toMatchObject({
    code: 'ERR_JWT_CLAIM_VALIDATION_FAILED',
    claim: 'iss',
  });
});

describe('the start logs why the provider cannot be reached, and continues', () => {
  async function startAt(issuer: string) {
    const lonely = await startConsole({ environment: { OIDC_ISSUER: issuer } });
    onTestFinished(() => lonely.close());
    const started = lineOf(
      lonely,
      'the identity provider cannot be used yet: the console starts, and people can sign in once it answers',
    );
    expect(await visit(lonely.browser(), '/auth/login')).toBe(
      '/sign-in?reason=identity_provider_unavailable',
    );
    return { started, asked: lineOf(lonely, 'the identity provider cannot be used') };
  }

  test('nothing listens there', async () => {
    const { started, asked } = await startAt(`http://127.0.0.1:${await freePort()}`);
    expect([started?.['code'], asked?.['code']]).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
  });

  test('its certificate is of an authority that is not known', async () => {
    const server: Server = createServer(untrustedCertificate).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { started, asked } = await startAt(`https://localhost:${port}`);
    expect([started?.['code'], asked?.['code']]).toEqual(Array(2).fill('DEPTH_ZERO_SELF_SIGNED_CERT'));
  });
});

describe('a provider that goes by another name ends the start, with the name it goes by', () => {
  test.each([
    ['/idp/', (issuer: string) => issuer],
    ['/idp', () => 'https://login.example.com/{tenantid}/v2.0'],
    ['/idp', () => 'https://other.example.com/idp'],
  ])('%s', async (path, named) => {
    const other = await startConsole();
    onTestFinished(() => other.close());
    const issuer = other.environment['OIDC_ISSUER'] ?? '';
    const description = '/.well-known/openid-configuration';
    const published: unknown = await (await fetch(issuer + description)).json();
    const body = JSON.stringify({ ...Object(published), issuer: named(issuer) });
    const headers = { 'content-type': 'application/json' };
    other.idp.control.setAnswer(description, { status: 200, headers, body });
    other.environment['OIDC_ISSUER'] = new URL(path, issuer).href;
    const refused = other.restart();
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(
      `OIDC_ISSUER is ${new URL(path, issuer).href}, but the provider there names itself ${named(issuer)}`,
    );
  });
});
