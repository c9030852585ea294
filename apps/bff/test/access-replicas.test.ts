import { listSessions } from '@reseller-console/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { answerMs } from '../src/auth/access-check.ts';
import { readConfig } from '../src/config.ts';
import { type Bff, startBff } from '../src/index.ts';
import { roleSeen } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';

const clock = new Clock();
let site: TestConsole;
/** A second replica on the one Postgres. SQLite has one process for each data folder: there it is the first one again. */
let second: Bff | undefined;
let urls: string[] = [];
beforeAll(async () => {
  site = await startConsole({ overrides: { now: clock.now } });
  if (site.environment['DATABASE_URL'] !== undefined) {
    const environment = { ...site.environment, PORT: '0', LOG_LEVEL: 'silent' };
    second = await startBff(readConfig(environment), { now: clock.now });
  }
  urls = [site.bff.url, (second ?? site.bff).url];
});
afterAll(async () => {
  await second?.close();
  await site.close();
});

test('a session that an admin ends through one replica is out on every other within a second', async () => {
  const [admin, browser] = [await site.signIn('admin'), await site.signIn('viewer')];
  const { items } = z.parse(listSessions.response, await (await admin.request('/api/sessions')).json());
  const session = items.find(({ role }) => role === 'viewer');
  expect(await Promise.all(urls.map((url) => roleSeen(browser, url)))).toEqual(['viewer', 'viewer']);
  await admin.send('DELETE', `/api/sessions/${session?.id}`);
  clock.advance(1_000);
  for (const url of urls) expect(await roleSeen(browser, url)).toBe('not_signed_in');
});

test('replicas that find an answer too old at the same time ask the provider once, and all get it', async () => {
  const browser = await site.signIn('operator');
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(urls.map((url) => roleSeen(browser, url)));
    const role = round % 2 === 0 ? 'viewer' : 'operator';
    site.idp.control.changeAccount('operator', { roles: [role] });
    const before = site.idp.control.requests('/token');
    clock.advance(answerMs);
    const requests = [...urls, ...urls, ...urls].map((url) => roleSeen(browser, url));
    expect(new Set(await Promise.all(requests))).toEqual(new Set([role]));
    expect(site.idp.control.requests('/token')).toBe(before + 1);
  }
});
