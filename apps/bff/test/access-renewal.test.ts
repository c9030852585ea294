import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answerMs, askAgainMs, askAheadMs, graceMs } from '../src/auth/access-check.ts';
import { eventsOf, keptTokens, roleSeen } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

describe.each([
  ['a refresh token', true, '/token'],
  ['userinfo', false, '/me'],
])('the provider is asked again about rights by %s:', (_name, refreshTokens, path) => {
  const clock = new Clock();
  let site: TestConsole;
  beforeAll(async () => {
    site = await startConsole({ refreshTokens, overrides: { now: clock.now } });
  });
  afterAll(() => site.close());
  afterEach(() => {
    const { control } = site.idp;
    control.setOutage(false);
    control.setDelay(0);
    control.setClockSkew(0);
    for (const role of ['viewer', 'operator', 'admin']) {
      control.changeAccount(role, { roles: [role], disabled: false });
    }
  });

  const signIn = () => site.signIn('operator');
  const asked = () => site.idp.control.requests(path);
  const becomes = (browser: HttpClient, role: string) => expect.poll(() => roleSeen(browser)).toBe(role);

  test('and not before its time, however many requests there are', async () => {
    const browser = await signIn();
    const before = asked();
    clock.advance(askAheadMs - 5_000);
    await Promise.all(Array.from({ length: 30 }, () => roleSeen(browser)));
    expect(asked()).toBe(before);
  });

  test('once for many requests that come at the same time', async () => {
    const browser = await signIn();
    const before = asked();
    clock.advance(answerMs);
    const seen = await Promise.all(Array.from({ length: 30 }, () => roleSeen(browser)));
    expect(new Set(seen)).toEqual(new Set(['operator']));
    expect(asked()).toBe(before + 1);
  });

  test('over and over, through a rotation of keys and a clock that is a little off', async () => {
    const browser = await signIn();
    for (const skew of [0, 20, -20, 0]) {
      site.idp.control.setClockSkew(skew);
      site.idp.control.rotateKeys();
      const before = asked();
      clock.advance(answerMs);
      expect(await roleSeen(browser)).toBe('operator');
      expect(asked()).toBe(before + 1);
    }
  });

  test('a changed role takes effect within 60 seconds and is in the trail', async () => {
    const browser = await signIn();
    site.idp.control.changeAccount('operator', { roles: ['viewer'] });
    expect(await roleSeen(browser)).toBe('operator');
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe('viewer');
    const [event] = (await eventsOf(site, 'session.access_change')).slice(-1);
    expect(event).toMatchObject({
      outcome: 'changed',
      person_name: 'Oren Castellane',
      detail: { before: { role: 'operator' }, after: { role: 'viewer' } },
    });
  });

  test('a removed role is gone within 60 seconds', async () => {
    const browser = await signIn();
    site.idp.control.changeAccount('operator', { roles: [] });
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe('no_role');
  });

  test('a disabled person is signed out for good within 60 seconds, and the trail says why', async () => {
    const browser = await signIn();
    site.idp.control.changeAccount('operator', { disabled: true });
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe('not_signed_in');
    site.idp.control.changeAccount('operator', { disabled: false });
    expect(await roleSeen(browser)).toBe('not_signed_in');
    const [event] = (await eventsOf(site, 'session.end')).slice(-1);
    expect(event).toMatchObject({ person_name: 'Oren Castellane', detail: { reason: 'provider_refused' } });
  });

  test('people at work do not wait for it', async () => {
    const browser = await signIn();
    site.idp.control.changeAccount('operator', { roles: ['admin'] });
    site.idp.control.setDelay(400);
    clock.advance(askAheadMs);
    expect(await roleSeen(browser)).toBe('operator');
    await becomes(browser, 'admin');
  });

  test('people wait a few seconds at most, and then the last answer stays valid', async () => {
    const browser = await signIn();
    site.idp.control.changeAccount('operator', { roles: ['viewer'] });
    site.idp.control.setDelay(4_000);
    clock.advance(answerMs);
    // Had it waited for the provider, it would be the viewer.
    expect(await roleSeen(browser)).toBe('operator');
    site.idp.control.setDelay(0);
    clock.advance(askAgainMs);
    await becomes(browser, 'viewer');
  });

  test('a provider that is down does not stop anyone from working until the grace period is over', async () => {
    const browser = await signIn();
    site.idp.control.setOutage(true);
    for (let minutes = 2; minutes < graceMs / 60_000; minutes += 2) {
      clock.advance(2 * 60_000);
      expect(await roleSeen(browser)).toBe('operator');
    }
    clock.advance(2 * 60_000);
    expect(await roleSeen(browser)).toBe('not_signed_in');
    const [event] = (await eventsOf(site, 'session.end')).slice(-1);
    expect(event).toMatchObject({ detail: { reason: 'not_confirmed' } });
  });

  test('a provider that comes back within the grace period is asked again', async () => {
    const browser = await signIn();
    site.idp.control.changeAccount('operator', { roles: ['viewer'] });
    site.idp.control.setOutage(true);
    clock.advance(5 * 60_000);
    expect(await roleSeen(browser)).toBe('operator');
    site.idp.control.setOutage(false);
    clock.advance(askAgainMs);
    expect(await roleSeen(browser)).toBe('viewer');
    clock.advance(graceMs);
    expect(await roleSeen(browser)).toBe('viewer');
  });

  test('with a token that neither database nor logs hold in the clear', async () => {
    await signIn();
    const kept = await keptTokens(site);
    expect(kept.length).toBeGreaterThan(0);
    for (const { sealed, token } of kept) {
      expect(token.length).toBeGreaterThan(20);
      expect(sealed).not.toContain(token);
      expect(site.logs()).not.toContain(token);
    }
  });
});

test('where the provider gives nothing to ask with, people work for the grace and the log says what to do', async () => {
  const clock = new Clock();
  // Only the id token has the audience, so userinfo has no role.
  const site = await startConsole({
    refreshTokens: false,
    environment: { OIDC_ROLES_CLAIM: 'aud', OIDC_ROLE_MAP: 'operator=reseller-console' },
    overrides: { now: clock.now },
  });
  const browser = await site.signIn('viewer');
  const before = site.idp.control.requests('/me');
  clock.advance(graceMs - 5_000);
  expect(await roleSeen(browser)).toBe('operator');
  clock.advance(5_000);
  expect(await roleSeen(browser)).toBe('not_signed_in');
  expect(site.idp.control.requests('/me')).toBe(before);
  expect(site.logs()).toContain('Add offline_access to OIDC_SCOPES');
  await site.close();
});

test('a browser that returns after the grace period is checked first, and then continues', async () => {
  const clock = new Clock();
  const site = await startConsole({ overrides: { now: clock.now } });
  const browser = await site.signIn('viewer');
  clock.advance(graceMs + 60_000);
  expect(await roleSeen(browser)).toBe('viewer');
  site.idp.control.setOutage(true);
  clock.advance(graceMs + 60_000);
  expect(await roleSeen(browser)).toBe('not_signed_in');
  await site.close();
});
