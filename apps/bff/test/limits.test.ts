import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import { through, twoReplicas } from './support/replicas.ts';
import { rowsOf } from './support/rows.ts';

const limits = { reads: 8, changes: { perSecond: 2, burst: 6 } };
const usersExport = '/api/target-users/search/export';

let at = Date.now();
let system: TestConsole;
let replicas: Awaited<ReturnType<typeof twoReplicas>>;
beforeAll(async () => {
  const overrides = { limits, now: () => at };
  system = await startConsole({ overrides });
  replicas = await twoReplicas(system, overrides);
});
afterAll(async () => {
  await replicas.close();
  await system.close();
});

const Problem = z.object({ code: z.string(), retryAfter: z.number() });
const preferences = { method: 'PUT', body: JSON.stringify({ theme: 'dark' }) };

/** Sends so many requests at once, to the replicas in turn; answers how many came through. */
async function storm(browser: Awaited<ReturnType<TestConsole['signIn']>>, count: number, init = {}) {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      through(browser, replicas.urls[index % 2] ?? '', '/api/preferences', init),
    ),
  );
  return { answers, accepted: answers.filter(({ status }) => status === 200).length };
}

test('changes of one person are limited over all replicas together, and others are not touched', async () => {
  const viewer = await system.signIn('viewer');
  const { answers, accepted } = await storm(viewer, 20, preferences);
  expect(accepted).toBe(limits.changes.burst);
  const refused = answers.find(({ status }) => status !== 200);
  expect(refused?.status).toBe(429);
  expect(refused?.headers.get('retry-after')).toBe('1');
  expect(Problem.parse(await refused?.json())).toEqual({ code: 'rate_limited', retryAfter: 1 });
  expect((await storm(await system.signIn('admin'), 1, preferences)).accepted).toBe(1);
  at += 1000;
  expect((await storm(viewer, 20, preferences)).accepted).toBe(limits.changes.perSecond);
});

test('rows of a clock that was far ahead lock no one out', async () => {
  const operator = await system.signIn('operator');
  const now = at;
  at += 600_000;
  expect((await storm(operator, 20, preferences)).accepted).toBe(limits.changes.burst);
  at = now;
  expect((await storm(operator, 1, preferences)).accepted).toBe(1);
});

test('so many reads of one person are under way at once and no more, and others are not touched', async () => {
  at += 60_000;
  const viewer = await system.signIn('viewer');
  const { url } = system.bff;
  const path = `/api/companies/${KNOWN.brightwater.id}/target-users`;
  const read = (browser = viewer, init = {}) => through(browser, url, path, init);
  const search = '/api/target-users/search';
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({
    match: { path: search, times: limits.reads },
    fault: { kind: 'hang' },
  });
  const stop = new AbortController();
  const held = Array.from({ length: limits.reads }, () => read(viewer, { signal: stop.signal }));
  await expect.poll(() => system.sandbox.control.requests(search).length).toBe(limits.reads);
  const refused = await read();
  expect(refused.status).toBe(429);
  expect(Problem.parse(await refused.json())).toEqual({ code: 'rate_limited', retryAfter: 1 });
  expect((await read(await system.signIn('admin'))).status).toBe(200);
  stop.abort();
  await Promise.allSettled(held);
  await expect.poll(async () => (await read()).status).toBe(200);
  for (let again = 0; again < 3 * limits.reads; again += 1) expect((await read()).status).toBe(200);
});

test('four exports at once are four over all replicas together', async () => {
  at += 60_000;
  // The replicas have to give a sign of life by the clock as it is now.
  const signs = async () => (await rowsOf(system, 'replicas')).map((row) => Number(row['alive_until']));
  await expect.poll(async () => Math.min(...(await signs()))).toBeGreaterThan(at);
  const admin = await system.signIn('admin');
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({ match: { path: usersExport, times: 4 }, fault: { kind: 'hang' } });
  const stop = new AbortController();
  const path = `/api/companies/${KNOWN.brightwater.id}/target-users/export`;
  const take = (index: number, signal?: AbortSignal) =>
    through(admin, replicas.urls[index % 2] ?? '', path, signal ? { signal } : {});
  const hanging = [0, 1, 2, 3].map((index) => take(index, stop.signal).catch((error: unknown) => error));
  const asked = () => system.sandbox.control.requests(usersExport).length;
  await expect.poll(asked).toBe(4);
  for (const index of [0, 1]) expect((await take(index)).status).toBe(429);
  stop.abort();
  await Promise.all(hanging);
});

test('an export counts as a change, and a read does not', async () => {
  at += 60_000;
  const admin = await system.signIn('admin');
  const { url } = system.bff;
  expect((await storm(admin, limits.changes.burst, preferences)).accepted).toBe(limits.changes.burst);
  for (const path of ['/api/audit/export', '/api/companies/export']) {
    expect([path, (await through(admin, url, path)).status]).toEqual([path, 429]);
  }
  for (const path of ['/api/audit', '/api/companies']) {
    expect([path, (await through(admin, url, path)).status]).toEqual([path, 200]);
  }
});
