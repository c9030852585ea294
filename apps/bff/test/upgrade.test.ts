import { createHmac, hkdfSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN } from '@reseller-console/sandbox';
import { sql } from 'kysely';
import type { RequestInit, Response } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { chainKey } from '../src/audit/trail.ts';
import { type Verdict, verifyTrail } from '../src/audit/verify.ts';
import { openExistingDatabase } from '../src/db/database.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { emptyDatabaseUrl } from './support/database.ts';
import { fixtureSecret, type KeptWrite, load, readFixture, readJournal, replay } from './support/fixture.ts';
import { HttpClient } from './support/http-client.ts';
import { planned, reached, startJob } from './support/jobs.ts';
import { newPerson } from './support/people.ts';
import { readTrail } from './support/trail.ts';

/** Every version of which a database is kept. */
const versions = readdirSync(new URL('./fixtures/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const kind = process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'sqlite';

const Shown = z.looseObject({ user: z.looseObject({ role: z.string() }).optional() });

async function emptyPlace() {
  const folder = await mkdtemp(join(tmpdir(), 'upgrade-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { url: await emptyDatabaseUrl(), dataDir: join(folder, 'data') };
}

/** A console of today on a kept database. The clock starts at the time when its sessions signed in, until a test moves it. */
async function openKept(version: string, part: 'all' | 'schema') {
  const place = await emptyPlace();
  const fixture = await readFixture(version, kind);
  await load(version, place, part);
  const clock = { now: fixture.signedInAt + 10_000 };
  const start = async (): Promise<TestConsole> => {
    const system = await startConsole({
      // Another one than the fixture was made with, or its new records would have the ids of the old ones.
      sandbox: { seed: 2 },
      environment: {
        SESSION_SECRET: fixtureSecret,
        DATA_DIR: place.dataDir,
        ...(place.url === undefined ? {} : { DATABASE_URL: place.url }),
      },
      overrides: {
        now: () => clock.now,
        writeTimes: { sendMs: 5_000, reconcile: { waits: [0], deadlineMs: 5_000 } },
      },
    });
    onTestFinished(() => system.close());
    return system;
  };
  return { place, fixture, clock, start };
}

async function verify(place: Awaited<ReturnType<typeof emptyPlace>>): Promise<Verdict> {
  const database = await openExistingDatabase(place, 'read');
  try {
    return await verifyTrail(database.kysely, chainKey(fixtureSecret));
  } finally {
    await database.close();
  }
}

async function roleOf(system: TestConsole, cookie: string): Promise<string | number> {
  const response = await system.browser().request('/api/session', { headers: { cookie } });
  const { user } = Shown.parse(await response.json());
  return user?.role ?? response.status;
}

/** Sends a kept write once more: the same person, key and body. */
async function sendAgain(system: TestConsole, cookie: string, { path, body, key }: KeptWrite) {
  const headers = { cookie, 'idempotency-key': key };
  const response = await system.browser().send('POST', path, body, headers);
  return { status: response.status, ...Object(await response.json()) };
}

/** The chain as 45742d7 computed it: an older build must be able to verify entries of today. */
function holdsAsBefore(events: Awaited<ReturnType<typeof readTrail>>): boolean {
  const key = Buffer.from(hkdfSync('sha256', fixtureSecret, '', 'reseller-console/audit-chain', 32));
  let previous = '';
  return events.every((event) => {
    const content = JSON.stringify([
      ...[event.id, event.write_id, event.kind, event.at, event.person_id, event.person_name],
      ...[event.company_id, event.company_name, event.action, event.target, event.outcome],
      ...[event.request_id, event.detail],
    ]);
    const hmac = createHmac('sha256', key);
    for (const part of [previous, content]) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
    previous = hmac.digest('base64url');
    return previous === event.hash;
  });
}

describe.each(versions)('a database of %s', (version) => {
  test('opens with its sessions, its preferences and its trail, and answers an old key as it did', async () => {
    const { place, fixture, start } = await openKept(version, 'all');
    const before = await verify(place);
    expect(before).toMatchObject({ holds: true, held: expect.any(Number) });
    const system = await start();
    const { operator, admin, viewer } = fixture.sessions;
    expect(await roleOf(system, operator)).toBe('operator');
    expect(await roleOf(system, admin)).toBe('admin');
    expect(await roleOf(system, viewer)).toBe(401);
    const preferences = await system.browser().request('/api/preferences', { headers: { cookie: operator } });
    expect(await preferences.json()).toEqual(fixture.preferences);
    expect(await sendAgain(system, operator, fixture.writes.made)).toMatchObject({
      ...fixture.writes.made.answer,
    });
    expect(system.sandbox.control.requests('/api/target-users')).toEqual([]);
    await system.bff.close();
    const after = await verify(place);
    expect(after.holds).toBe(true);
    // A write that names a dead process is settled at once on SQLite, one without a name when its time is over. Nothing else is added.
    const added = (await readTrail(system.environment)).slice(before.held);
    expect(added.filter(({ kind }) => kind !== 'reconciled')).toEqual([]);
    expect(after.held).toBe((before.held ?? 0) + added.length);
  });

  test('has its open writes settled, by what is at Keepnet and without sending any', async () => {
    const { place, fixture, clock, start } = await openKept(version, 'all');
    const { held } = await verify(place);
    const system = await start();
    const { control } = system.sandbox;
    const { made: _, ...writes } = fixture.writes;
    const { phoneNumber: phone, ...person } = writes.openMade.body;
    control.plantUser({ companyId: KNOWN.brightwater.id, phone, ...person });
    const signedIn = clock.now;
    clock.now += 10 * 60_000;
    await system.restart();
    const settled = () => system.logs().split('settled a write that was left open').length - 1;
    await expect.poll(settled).toBe(3);
    clock.now = signedIn;
    const answers = Object.entries(writes).map(async ([name, write]) => {
      const { status, code, reconciled } = await sendAgain(system, fixture.sessions.operator, write);
      return [name, { status, code, reconciled }];
    });
    expect(Object.fromEntries(await Promise.all(answers))).toEqual({
      unknown: { status: 504, code: 'outcome_unknown' },
      openMade: { status: 201, reconciled: true },
      openLost: { status: 504, code: 'outcome_unknown' },
      openNotSent: { status: 502, code: 'upstream_unreachable' },
    });
    expect(control.requests('/api/target-users').filter(({ method }) => method === 'POST')).toEqual([]);
    await system.bff.close();
    expect(await verify(place)).toMatchObject({ holds: true, held: held + 5 });
    expect(holdsAsBefore(await readTrail(system.environment))).toBe(true);
  });

  test('lists every step of today where that version looks for steps it does not know', async () => {
    const { place, start } = await openKept(version, 'schema');
    await start();
    const database = await openExistingDatabase(place, 'read');
    const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(
      database.kysely,
    );
    await database.close();
    const steps = readdirSync(new URL('../src/db/migrations/', import.meta.url)).sort();
    expect(rows.map(({ name }) => `${name}.ts`)).toEqual(steps);
  });

  test('serves a replica of that version together with one of today, statement by statement', async () => {
    const { place, fixture, start } = await openKept(version, 'schema');
    const system = await start();
    expect(await replay(await readJournal(version, kind), place)).toEqual([]);
    const { operator, viewer } = fixture.sessions;
    expect(await roleOf(system, operator)).toBe('operator');
    expect(await roleOf(system, viewer)).toBe(401);
    expect(await sendAgain(system, operator, fixture.writes.made)).toMatchObject({
      ...fixture.writes.made.answer,
    });
    const person = newPerson('made-after', KNOWN.brightwater.domains[0]);
    const made = await system.browser().send('POST', fixture.writes.made.path, person, {
      cookie: operator,
      'idempotency-key': crypto.randomUUID(),
    });
    expect(made.status).toBe(201);
    await system.bff.close();
    expect(await verify(place)).toMatchObject({ holds: true });
    expect(holdsAsBefore(await readTrail(system.environment))).toBe(true);
  });
});

/** A browser that has the cookie of a kept session. */
class KeptBrowser extends HttpClient {
  readonly #cookie: string;

  constructor(origin: string, cookie: string) {
    super(origin);
    this.#cookie = cookie;
  }

  override request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie: this.#cookie };
    return super.request(path, { ...init, headers });
  }
}

test.each(versions)(
  'a database of %s runs plans for people who signed in before there were any',
  async (version) => {
    const { place, fixture, clock, start } = await openKept(version, 'all');
    const before = await verify(place);
    const system = await start();
    const operator = new KeptBrowser(system.environment['PUBLIC_URL'] ?? '', fixture.sessions.operator);
    onTestFinished(() => operator.close());
    const people = Array.from({ length: 4 }, (_, index) => {
      const email = `kept-${index}@brightwater.example.com`;
      const { id } = system.sandbox.control.plantUser({
        companyId: KNOWN.brightwater.id,
        email,
        phone: '+15550001111',
      });
      return { id };
    });
    const change = { kind: 'set-target-user-status', input: { items: people, status: 'inactive' } } as const;
    const changed = await planned(operator, KNOWN.brightwater.id, change);
    expect((await startJob(operator, changed.id)).status).toBe(200);
    expect((await reached(operator, changed.id, 'done')).counts).toMatchObject({ done: 4 });
    const [first = { id: '' }] = people;
    const deletion = { kind: 'delete-target-users' as const, input: { items: [first] } };
    const deleted = await planned(operator, KNOWN.brightwater.id, deletion);
    expect((await startJob(operator, deleted.id)).status).toBe(200);
    // The hold of one. Past 45 seconds a provider would be asked that is gone.
    clock.now += 10_001;
    expect((await reached(operator, deleted.id, 'done')).counts).toMatchObject({ done: 1 });
    const ids = people.map(({ id }) => id);
    const users = system.sandbox.control.users(KNOWN.brightwater.id).filter(({ id }) => ids.includes(id));
    expect(users.map(({ active }) => active)).toEqual(Array(4).fill(false));
    expect(users.filter((user) => user.deleted).map(({ id }) => id)).toEqual([first.id]);
    await system.bff.close();
    const after = await verify(place);
    // Of each plan: made, started, finished; and of each item an intent and an outcome.
    expect(after).toMatchObject({ holds: true });
    expect((after.held ?? 0) - (before.held ?? 0)).toBeGreaterThanOrEqual(2 * 3 + 5 * 2);
    expect(holdsAsBefore(await readTrail(system.environment))).toBe(true);
  },
);

test('a database of the version before plans is among them', () => {
  expect(versions).toContain('ec6a82e');
});

test('a database of the first version that is kept is among them', () => {
  expect(versions).toContain('45742d7');
});
