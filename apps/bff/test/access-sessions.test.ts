import { listSessions } from '@reseller-console/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { idleMs } from '../src/auth/sessions.ts';
import { eventsOf, roleSeen } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const clock = new Clock();
let site: TestConsole;
let admin: HttpClient;
beforeAll(async () => {
  site = await startConsole({ overrides: { now: clock.now } });
  admin = await site.signIn('admin');
});
afterAll(() => site.close());

async function listed(browser = admin) {
  const response = await browser.request('/api/sessions');
  expect(response.status).toBe(200);
  return z.parse(listSessions.response, await response.json()).items;
}

const ofName = async (name: string) => (await listed()).filter(({ person }) => person.name === name);

async function end(id: string, browser = admin, headers: Record<string, string> = {}) {
  const response = await browser.send('DELETE', `/api/sessions/${id}`, undefined, headers);
  const { code } = z.object({ code: z.string().optional() }).parse(await response.json());
  return { status: response.status, code };
}

test('an admin sees who is signed in, since when, and which browser is their own', async () => {
  const before = clock.now();
  await site.signIn('viewer');
  const withoutRole = await site.signIn('norole');
  expect(await roleSeen(withoutRole)).toBe('no_role');
  const sessions = await listed();
  expect(sessions.filter(({ current }) => current)).toMatchObject([{ person: { name: 'Adaeze Morrow' } }]);
  expect(await ofName('Vera Lindqvist')).toMatchObject([{ role: 'viewer', limited: false, current: false }]);
  expect(await ofName('Noor Halvorsen')).toMatchObject([{ role: null }]);
  const [viewer] = await ofName('Vera Lindqvist');
  expect(Date.parse(viewer?.startedAt ?? '')).toBeGreaterThanOrEqual(before);
  expect(Date.parse(viewer?.lastSeenAt ?? '')).toBeLessThanOrEqual(clock.now());
});

test('the id of a session says nothing of its cookie, and another admin sees the same one', async () => {
  const browser = await site.signIn('viewer');
  const cookie = browser.cookies().get('rc_session') ?? '';
  const [other] = [await site.signIn('admin')];
  const ids = (await listed()).map(({ id }) => id).sort();
  expect((await listed(other)).map(({ id }) => id).sort()).toEqual(ids);
  for (const id of ids) {
    expect(id).toMatch(/^[\w-]{24}$/);
    expect(cookie).not.toContain(id);
  }
});

test('an ended session is out with its next request, is gone from the list, and is in the trail', async () => {
  const browser = await site.signIn('operator');
  const [session] = await ofName('Oren Castellane');
  expect(await roleSeen(browser)).toBe('operator');
  expect((await end(session?.id ?? '')).status).toBe(200);
  expect(await roleSeen(browser)).toBe('not_signed_in');
  expect(await ofName('Oren Castellane')).toEqual([]);
  const [event] = (await eventsOf(site, 'session.end')).slice(-1);
  expect(event).toMatchObject({
    outcome: 'done',
    person_name: 'Adaeze Morrow',
    target: 'Oren Castellane',
    detail: { reason: 'ended_by_admin', session: session?.id },
  });
  expect(await end(session?.id ?? '')).toEqual({ status: 404, code: 'not_found' });
});

test('ending the session of one browser leaves the other sessions of the person', async () => {
  const [kept, ended] = [await site.signIn('operator'), await site.signIn('operator')];
  const before = new Set((await ofName('Oren Castellane')).map(({ id }) => id));
  const third = await site.signIn('operator');
  const [newest] = (await ofName('Oren Castellane')).filter(({ id }) => !before.has(id));
  await end(newest?.id ?? '');
  expect(await Promise.all([kept, ended, third].map((one) => roleSeen(one)))).toEqual([
    'operator',
    'operator',
    'not_signed_in',
  ]);
});

test('an admin can end their own session', async () => {
  const other = await site.signIn('admin');
  const [own] = (await listed(other)).filter(({ current }) => current);
  expect((await end(own?.id ?? '', other)).status).toBe(200);
  expect(await roleSeen(other)).toBe('not_signed_in');
  expect(await roleSeen(admin)).toBe('admin');
});

test('no other site can have a session ended', async () => {
  const browser = await site.signIn('viewer');
  const [session] = await ofName('Vera Lindqvist');
  const id = session?.id ?? '';
  expect(await end(id, admin, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ code: 'cross_site' });
  expect(await end(id, admin, { 'x-csrf': '0' })).toMatchObject({ code: 'cross_site' });
  expect(await roleSeen(browser)).toBe('viewer');
});

test('a session whose time is over is not listed', async () => {
  await site.signIn('viewer');
  clock.advance(idleMs);
  admin = await site.signIn('admin');
  expect((await listed()).map(({ person }) => person.name)).toEqual(['Adaeze Morrow']);
});
