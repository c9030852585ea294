import type { FixedAnswer } from '@reseller-console/sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answerMs } from '../src/auth/access-check.ts';
import { roleSeen } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsoleOptions } from './support/console.ts';
import { callbackUrl, signInTo, visit } from './support/sign-in-flow.ts';

const failed = '/sign-in?reason=sign_in_failed';

async function start(options: TestConsoleOptions) {
  const site = await startConsole(options);
  onTestFinished(() => site.close());
  const asked = () => site.idp.control.requests('/token');
  return { site, asked, signIn: () => signInTo(site.browser(), 'viewer') };
}

const word = (error: string): FixedAnswer => ({
  status: error === 'invalid_client' ? 401 : 400,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error }),
});

describe('a client may be registered for either method, whatever the provider lists', () => {
  test('basic works at the first attempt', async () => {
    const { site, asked, signIn } = await start({ clientAuth: 'client_secret_basic' });
    expect(await signIn()).toBe('/');
    expect(asked()).toBe(1);
    expect(site.logs()).not.toContain('sent one way');
  });

  test('post is tried once, logged, and remembered, for refreshes too', async () => {
    const clock = new Clock();
    const { site, asked, signIn } = await start({
      clientAuth: 'client_secret_post',
      overrides: { now: clock.now },
    });
    expect(await signIn()).toBe('/');
    expect(asked()).toBe(2);
    const browser = await site.signIn('operator');
    expect(asked()).toBe(3);
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe('operator');
    expect(asked()).toBe(4);
    expect(site.logs().match(/trying the other/g)).toHaveLength(1);
    expect(site.logs()).toMatch(/"method":"post","msg":"the provider took the client secret/);
  });

  test('a provider that lists post alone is asked by post', async () => {
    const { site, asked, signIn } = await start({ clientAuth: 'client_secret_post' });
    const description = await fetch(`${site.environment.OIDC_ISSUER}/.well-known/openid-configuration`);
    const listed = { token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'] };
    const body = JSON.stringify({ ...Object(await description.json()), ...listed });
    const headers = { 'content-type': 'application/json' };
    site.idp.control.setAnswer('/.well-known/openid-configuration', { status: 200, headers, body });
    await site.restart();
    expect(await signIn()).toBe('/');
    expect(asked()).toBe(1);
  });

  test.each([
    [400, 'invalid_client'],
    [400, 'invalid_request'],
  ])('a provider that knows only post is found, though it answers %i %s to basic', async (status, error) => {
    const { site, asked, signIn } = await start({ clientAuth: 'client_secret_post' });
    site.idp.control.setAnswer(
      '/token',
      { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error }) },
      1,
    );
    expect(await signIn()).toBe('/');
    expect(asked()).toBe(2);
    expect(await signIn()).toBe('/');
    expect(asked()).toBe(3);
  });

  test('a request that is wrong either way is tried both ways at first, and once when the method is known', async () => {
    const { site, asked, signIn } = await start({});
    site.idp.control.setAnswer('/token', word('invalid_request'), 2);
    expect(await signIn()).toBe(failed);
    expect(asked()).toBe(2);
    expect(site.logs()).not.toContain('sent either way');
    expect(await signIn()).toBe('/');
    site.idp.control.setAnswer('/token', word('invalid_request'), 1);
    expect(await signIn()).toBe(failed);
    expect(asked()).toBe(4);
  });

  test('a provider whose list of methods is null keeps no one out', async () => {
    const { site, signIn } = await start({ clientAuth: 'client_secret_basic' });
    const path = '/.well-known/openid-configuration';
    const description = await fetch(`${site.environment.OIDC_ISSUER}${path}`);
    const body = JSON.stringify({
      ...Object(await description.json()),
      token_endpoint_auth_methods_supported: null,
    });
    site.idp.control.setAnswer(path, { status: 200, headers: { 'content-type': 'application/json' }, body });
    await site.restart();
    expect(await signIn()).toBe('/');
  });

  test.each(['post', 'basic'])('OIDC_CLIENT_AUTH=%s is used alone', async (method) => {
    const other = method === 'post' ? 'client_secret_basic' : 'client_secret_post';
    const wrong = await start({ clientAuth: other, environment: { OIDC_CLIENT_AUTH: method } });
    expect(await wrong.signIn()).toBe(failed);
    expect(wrong.asked()).toBe(1);
    const right = await start({
      clientAuth: `client_secret_${method === 'post' ? 'post' : 'basic'}`,
      environment: { OIDC_CLIENT_AUTH: method },
    });
    expect(await right.signIn()).toBe('/');
    expect(right.asked()).toBe(1);
  });

  test('after the client was registered with another method, that method is found', async () => {
    const { site, signIn } = await start({ clientAuth: 'client_secret_post' });
    site.idp.control.setAnswer('/token', word('invalid_client'), 2);
    expect(await signIn()).toBe(failed);
    expect(await signIn()).toBe('/');
    site.idp.control.setAnswer('/token', word('invalid_client'), 2);
    expect(await signIn()).toBe(failed);
    expect(await signIn()).toBe('/');
  });
});

describe.each(['client_secret_basic', 'client_secret_post'] as const)('%s', (clientAuth) => {
  test.each([
    ['reseller-console_1.0~x', 'a+b:c d%2F&=~*'],
    ['console: main', '%zz (quoted) "secret"+'],
  ])('takes the id %s and its secret, whatever characters they have', async (id, secret) => {
    const { signIn } = await start({
      clientAuth,
      environment: { OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret },
    });
    expect(await signIn()).toBe('/');
  });
});

describe('when the second attempt fails too', () => {
  test('the log says that the provider rejects the secret either way, and no secret is in it', async () => {
    const secret = 'a-secret-that-is-wrong-0123456789';
    const { site, asked, signIn } = await start({});
    site.environment.OIDC_CLIENT_SECRET = secret;
    await site.restart();
    expect(await signIn()).toBe(failed);
    expect(asked()).toBe(2);
    expect(site.logs()).toContain('sent either way: check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
    expect(site.logs()).toContain('"error":"invalid_client"');
    expect(site.logs()).not.toContain(secret);
  });

  test('a code that the first attempt used up is named as the cause, and the next sign-in works', async () => {
    const { site, asked, signIn } = await start({ clientAuth: 'client_secret_post' });
    site.idp.control.setAnswer('/token', word('invalid_client'), 1);
    // The provider itself answers invalid_grant for a code that it does not know any more.
    const browser = site.browser();
    const url = await callbackUrl(browser, 'viewer');
    url.searchParams.set('code', 'used-up-by-the-first-attempt');
    expect(await visit(browser, url)).toBe(failed);
    expect(site.logs()).toContain('may have used up the code');
    expect(site.logs()).toContain('"error":"invalid_grant"');
    const before = asked();
    expect(await signIn()).toBe('/');
    expect(asked()).toBe(before + 1);
  });
});
