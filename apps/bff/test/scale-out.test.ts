import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { startBff } from '../src/index.ts';
import { type Balancer, startBalancer } from './support/balancer.ts';
import { type Child, startChild } from './support/child.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { startLoad } from './support/load.ts';
import { create, newPerson } from './support/people.ts';
import { createDatabase } from './support/postgres.ts';
import { through } from './support/replicas.ts';
import { firstBroken, readTrail } from './support/trail.ts';

const company = KNOWN.unlimited;
/** Longer than any lease. */
const leaseMs = 600_000;

let system: TestConsole;
let environment: Record<string, string>;
let balancer: Balancer;
let children: [Child, Child];
let browsers: HttpClient[];

const startReplica = () => startChild({ ...environment, PORT: '0' });

beforeAll(async () => {
  system = await startConsole();
  await system.bff.close();
  environment = { ...system.environment, DATABASE_URL: await createDatabase(inject('postgresUrl')) };
  // Both at once, on a database with nothing in it.
  children = await Promise.all([startReplica(), startReplica()]);
  balancer = await startBalancer(Number(system.environment['PORT']));
  for (const { url } of children) await balancer.add(url);
  browsers = [await system.signIn('operator'), await system.signIn('admin')];
  system.sandbox.control.modes({ latencyMs: 15 });
});
afterAll(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await balancer.close();
  await system.close();
});

/** Creates that Keepnet made, by address. */
function made(email: string, companyId: string): number {
  const ids = new Set(system.sandbox.control.creations().map(({ id }) => id));
  return system.sandbox.control.users(companyId, email).filter(({ id }) => ids.has(id)).length;
}

/** Ends in the trail by write: each must have one, and what was made must be said. */
async function endsOfWrites() {
  const trail = await readTrail(environment);
  expect(firstBroken(trail, environment['SESSION_SECRET'] ?? '')).toBeUndefined();
  const intents = trail.filter(({ kind }) => kind === 'intent');
  return intents.map(({ write_id, target }) => ({
    target,
    ends: trail.filter((event) => event.write_id === write_id && event.kind !== 'intent'),
  }));
}

test('both replicas that started on an empty database serve one session', async () => {
  for (const { url } of children) {
    for (const browser of browsers) {
      expect((await through(browser, url, '/api/session')).status).toBe(200);
    }
  }
});

test('one key sent to both replicas at once makes one record and is given one answer', async () => {
  const [browser] = browsers;
  if (browser === undefined) throw new Error('No browser is signed in');
  const people = Array.from({ length: 12 }, (_, index) => newPerson(`both-${index}`, company.domains[0]));
  await Promise.all(
    people.map(async (person) => {
      const key = randomUUID();
      const path = `/api/companies/${company.id}/target-users`;
      const init = {
        method: 'POST',
        body: JSON.stringify(person),
        headers: { 'idempotency-key': key },
      };
      const answers = await Promise.all(
        children.map(async ({ url }) => {
          const response = await through(browser, url, path, init);
          return { status: response.status, body: await response.json() };
        }),
      );
      expect(answers[0]?.status).toBe(201);
      expect(answers[1]).toEqual(answers[0]);
      expect(made(person.email, company.id)).toBe(1);
    }),
  );
});

test('a rolling restart under load loses no request', { timeout: 150_000 }, async () => {
  const load = startLoad(browsers, 3, 'rolling');
  for (const index of [0, 1] as const) {
    const before = load.total();
    await expect.poll(() => load.total()).toBeGreaterThan(before + 30);
    const leaving = children[index];
    expect(await leaving.stop()).toBe(0);
    balancer.remove(leaving.url);
    children[index] = await startReplica();
    await balancer.add(children[index].url);
    expect(balancer.serves(children[index].url)).toBe(true);
  }
  const before = load.total();
  await expect.poll(() => load.total()).toBeGreaterThan(before + 30);
  await load.stop();
  console.log(`rolling restart: ${load.total()} requests, ${load.lost()} lost, ${balancer.unanswered()} cut`);
  expect(load.lost()).toBe(0);
  expect(balancer.unanswered()).toBe(0);
  expect(new Set(load.reads)).toEqual(new Set([200]));
  expect(new Set(load.creates.flatMap(({ answers }) => answers.map(({ status }) => status)))).toEqual(
    new Set([201]),
  );
});

test('kill -9 of a replica under load: sessions live on, nothing is made twice, every write is accounted for', {
  timeout: 150_000,
}, async () => {
  const load = startLoad(browsers, 4, 'killed');
  await expect.poll(() => load.total()).toBeGreaterThan(80);
  const [killed] = children;
  await killed.kill();
  await expect.poll(() => balancer.serves(killed.url)).toBe(false);
  const before = load.total();
  await expect.poll(() => load.total()).toBeGreaterThan(before + 80);
  await load.stop();
  // No one had to sign in again.
  expect([...load.reads].filter((status) => status !== 200 && status !== 502)).toEqual([]);
  const cut = load.creates.filter(({ answers }) => answers.length === 0);

  // Past the lease any replica settles what the dead one left.
  const later = Date.now() + leaseMs;
  const survivor = await startBff(readConfig({ ...environment, PORT: '0', LOG_LEVEL: 'silent' }), {
    now: () => later,
  });
  const open = async () => (await endsOfWrites()).filter(({ ends }) => ends.length === 0).length;
  await expect.poll(open).toBe(0);
  await survivor.close();

  for (const { browser, path, body, key, answers } of cut) {
    const { status, id } = await create(browser, path, body, key);
    answers.push({ status, id });
  }
  const ends = new Map((await endsOfWrites()).map((write) => [write.target, write.ends]));
  for (const { companyId, body, answers } of load.creates) {
    const count = made(body.email, companyId);
    expect(count).toBeLessThan(2);
    expect(answers.map(({ status }) => (status === 201 ? 1 : 0))).toEqual([count]);
    const last = ends.get(body.email)?.at(-1)?.outcome;
    expect(last === 'created' ? 1 : 0).toBe(count);
  }
  console.log(
    `kill -9: ${load.total()} requests, ${load.lost()} unanswered, ${cut.length} creates settled later`,
  );
  expect(load.lost()).toBeGreaterThan(0);
});
