import { KNOWN, type Telling } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { answerMs, askAgainMs, graceMs } from '../src/auth/access-check.ts';
import { eventsOf, roleSeen } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const { acme, brightwater } = KNOWN;
const clock = new Clock();

const Line = z.looseObject({
  msg: z.string(),
  claim: z.string().optional(),
  rightsFrom: z.unknown().optional(),
});

/** What a site logs while `work` is done. */
async function loggedBy(site: TestConsole, work: () => Promise<unknown>) {
  const before = site.logs().length;
  await work();
  const lines = site.logs().slice(before).trim().split('\n');
  return lines.filter((line) => line !== '').map((line) => Line.parse(JSON.parse(line)));
}

const Limit = z.object({ items: z.array(z.object({ id: z.string() })) });
async function visibleCompanies(browser: HttpClient): Promise<string[]> {
  const response = await browser.request('/api/companies?pageSize=100');
  return Limit.parse(await response.json()).items.map(({ id }) => id);
}

describe('with a refresh token', () => {
  let site: TestConsole;
  beforeAll(async () => {
    site = await startConsole({ overrides: { now: clock.now } });
  });
  afterAll(() => site.close());
  afterEach(() => {
    const { control } = site.idp;
    control.setTelling({});
    control.setAnswer('/me', undefined);
    control.restoreAccount('operator');
  });
  const tell = (telling: Partial<Telling>) => site.idp.control.setTelling(telling);
  const change = (what: Parameters<typeof site.idp.control.changeAccount>[1]) =>
    site.idp.control.changeAccount('operator', what);
  const later = async (browser: HttpClient, ms = answerMs) => {
    clock.advance(ms);
    return roleSeen(browser);
  };

  test('a role that a refresh does not tell of stays for the grace, and ends as one that was not confirmed', async () => {
    tell({ rights: 'first_id_token', refreshedIdToken: false });
    const browser = await site.signIn('operator');
    const asked = site.idp.control.requests('/token');
    for (let minute = 1; minute < graceMs / 60_000; minute += 1) {
      expect(await later(browser)).toBe('operator');
    }
    // The person is asked about every minute all the same, and no more often.
    expect(site.idp.control.requests('/token')).toBe(asked + graceMs / 60_000 - 1);
    expect(await later(browser)).toBe('not_signed_in');
    const [event] = (await eventsOf(site, 'session.end')).slice(-1);
    expect(event).toMatchObject({ detail: { reason: 'not_confirmed' } });
    expect(site.logs().split('send an id token with every refresh')).toHaveLength(2);
  });

  test('a person that the provider refuses is signed out at once, even if refreshes do not tell roles', async () => {
    tell({ rights: 'first_id_token', refreshedIdToken: false });
    const browser = await site.signIn('operator');
    change({ disabled: true });
    expect(await later(browser)).toBe('not_signed_in');
  });

  test('a role is lost where a refreshed id token leaves the claim out that the first one had', async () => {
    tell({ rights: 'first_id_token' });
    const browser = await site.signIn('operator');
    expect(await later(browser)).toBe('no_role');
  });

  test('a role that userinfo told alone is lost where userinfo leaves it out, whatever an id token says', async () => {
    tell({ rights: 'userinfo' });
    const browser = await site.signIn('operator');
    expect(await later(browser)).toBe('operator');
    tell({ rights: 'id_token' });
    expect(await later(browser)).toBe('no_role');
  });

  test.each<[string, Partial<Telling>]>([
    ['no id token', { refreshedIdToken: false }],
    ['an id token that leaves it out', { rights: 'first_id_token_and_userinfo' }],
  ])('userinfo that had the same rights still counts if a refresh brings %s', async (_what, telling) => {
    tell(telling);
    const browser = await site.signIn('operator');
    expect(await later(browser, graceMs)).toBe('operator');
    change({ roles: ['viewer'] });
    expect(await later(browser)).toBe('viewer');
    change({ roles: ['admin'] });
    expect(await later(browser)).toBe('admin');
    change({ claims: {} });
    expect(await later(browser)).toBe('no_role');
  });

  test('what userinfo holds under the same name counts for nothing where it meant something else at sign-in', async () => {
    tell({ refreshedIdToken: false });
    change({ userinfo: { roles: ['admin'] } });
    const browser = await site.signIn('operator');
    expect(await later(browser)).toBe('operator');
    change({ userinfo: { roles: ['staff'] } });
    expect(await later(browser)).toBe('operator');
  });

  test('a refresh token is not lost while userinfo is down, nor is the role', async () => {
    tell({ rights: 'userinfo' });
    const browser = await site.signIn('operator');
    site.idp.control.setAnswer('/me', { status: 503 });
    for (let count = 0; count < 3; count += 1) expect(await later(browser)).toBe('operator');
    change({ roles: ['viewer'] });
    site.idp.control.setAnswer('/me', undefined);
    expect(await later(browser)).toBe('viewer');
  });

  test('a role that is told later counts, from the source that tells it first', async () => {
    change({ claims: {} });
    const browser = await site.signIn('operator');
    expect(await roleSeen(browser)).toBe('no_role');
    change({ claims: { roles: ['viewer'] } });
    expect(await later(browser)).toBe('viewer');
  });

  test('a name that a refresh does not tell of stays', async () => {
    tell({ rights: 'first_id_token', refreshedIdToken: false });
    const browser = await site.signIn('operator');
    await later(browser);
    const body = await (await browser.request('/api/session')).json();
    expect(body).toMatchObject({ user: { name: 'Oren Castellane', email: 'operator@example.com' } });
  });

  test('the log says once at sign-in who told the role, and nothing of the person', async () => {
    tell({ rights: 'userinfo' });
    const lines = await loggedBy(site, () => site.signIn('operator'));
    const found = lines.filter((line) => line.rightsFrom !== undefined);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rightsFrom: { roles: ['userinfo'], companies: [] } });
    expect(JSON.stringify(found)).not.toMatch(/operator|Castellane/);
  });

  test.each([
    ['a number', { roles: 7 }],
    ['an object', { roles: { operator: 'x' } }],
    ['an object in a text', { roles: '{"operator":1}' }],
  ])('one line names a claim that is %s, and it gives no role', async (_what, claims) => {
    change({ claims });
    let browser: HttpClient | undefined;
    const lines = await loggedBy(site, async () => {
      browser = await site.signIn('operator');
    });
    expect(browser && (await roleSeen(browser))).toBe('no_role');
    expect(lines.filter(({ claim }) => claim !== undefined)).toMatchObject([{ claim: 'roles', level: 40 }]);
  });

  test.each([
    ['viewer,operator', 'operator'],
    ['viewer admin', 'admin'],
    ['viewer; x', 'viewer'],
    ['["viewer"]', 'viewer'],
    ['CN=x,OU=admin,admin', 'no_role'],
  ])('roles as one text are read: %s', async (roles, role) => {
    change({ claims: { roles } });
    expect(await roleSeen(await site.signIn('operator'))).toBe(role);
  });
});

describe('companies', () => {
  let site: TestConsole;
  beforeAll(async () => {
    site = await startConsole({
      environment: { OIDC_COMPANIES_CLAIM: 'companies' },
      overrides: { now: clock.now },
    });
  });
  afterAll(() => site.close());
  afterEach(() => {
    site.idp.control.setTelling({});
    site.idp.control.restoreAccount('operator');
  });

  test('that a refresh does not tell of stay as they were, and never become more', async () => {
    const { control } = site.idp;
    control.setTelling({ refreshedIdToken: false });
    control.changeAccount('operator', { companies: [acme.id], userinfo: { companies: '*' } });
    const browser = await site.signIn('operator');
    expect(await visibleCompanies(browser)).toEqual([acme.id]);
    clock.advance(answerMs);
    expect(await visibleCompanies(browser)).toEqual([acme.id]);
    clock.advance(graceMs);
    expect(await roleSeen(browser)).toBe('not_signed_in');
  });

  test('that a refreshed id token leaves out are lost, and none is left', async () => {
    const { control } = site.idp;
    control.setTelling({ rights: 'id_token' });
    control.changeAccount('operator', { companies: ['*'] });
    const browser = await site.signIn('operator');
    expect((await visibleCompanies(browser)).length).toBeGreaterThan(10);
    control.restoreAccount('operator');
    clock.advance(answerMs);
    expect(await visibleCompanies(browser)).toEqual([]);
    expect(await roleSeen(browser)).toBe('operator');
  });

  test('follow the source that told them, each time', async () => {
    const { control } = site.idp;
    control.setTelling({ rights: 'userinfo' });
    control.changeAccount('operator', { companies: [acme.id] });
    const browser = await site.signIn('operator');
    control.changeAccount('operator', { companies: [brightwater.id] });
    clock.advance(answerMs);
    expect(await visibleCompanies(browser)).toEqual([brightwater.id]);
  });
});

describe('by an access token', () => {
  let site: TestConsole;
  beforeAll(async () => {
    site = await startConsole({ refreshTokens: false, overrides: { now: clock.now } });
  });
  afterAll(() => site.close());
  afterEach(() => site.idp.control.restoreAccount('operator'));

  test('a role is lost where userinfo leaves the claim out', async () => {
    const browser = await site.signIn('operator');
    site.idp.control.changeAccount('operator', { claims: {} });
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe('no_role');
  });

  test('userinfo that means something else by the claim is not asked, and gives no other role', async () => {
    site.idp.control.changeAccount('operator', { userinfo: { roles: ['admin'] } });
    const browser = await site.signIn('operator');
    clock.advance(graceMs - askAgainMs);
    expect(await roleSeen(browser)).toBe('operator');
    clock.advance(askAgainMs);
    expect(await roleSeen(browser)).toBe('not_signed_in');
  });
});
