import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTrail, type Trail } from '../src/audit/trail.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createJournal } from '../src/exports/journal.ts';
import { createLeases } from '../src/platform/lease.ts';
import { Clock } from './support/clock.ts';
import { freshDatabaseUrl } from './support/database.ts';

const minute = 60_000;
const taken = {
  action: 'company-groups.export',
  person: { id: 'idp|mary', name: 'Mary Somerville' },
  requestId: 'r-7',
  detail: { format: 'csv', scope: 'all' },
};

let folder: string;
let database: Database;
let clock: Clock;
let trail: Trail;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir: folder });
  clock = new Clock();
  trail = createTrail(database, 'test-0123456789-abcdefghijklmnop-XYZ', clock.now);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** One process that sends exports. */
async function replica() {
  const leases = createLeases(database.kysely, clock.now);
  await leases.start(false);
  return createJournal(database, trail, leases);
}

async function told(): Promise<string[]> {
  const rows = await database.kysely.selectFrom('audit_events').selectAll().orderBy('id').execute();
  return rows.map(({ kind, outcome }) => `${kind} ${outcome}`);
}

test('of several replicas that find an export without its process, one settles it', async () => {
  await (await replica()).open(taken);
  clock.advance(14_000);
  expect(await (await replica()).settleAbandoned()).toEqual([]);
  clock.advance(2_000);
  const settled = await Promise.all(
    Array.from({ length: 5 }, async () => (await replica()).settleAbandoned()),
  );
  expect(settled.flat()).toHaveLength(1);
  expect(await told()).toEqual(['intent intended', 'outcome cut']);
  const last = await database.kysely
    .selectFrom('audit_events')
    .selectAll()
    .where('id', '=', 2)
    .executeTakeFirst();
  expect(last).toMatchObject({ person_name: 'Mary Somerville', company_id: null, request_id: 'r-7' });
  expect(JSON.parse(last?.detail ?? '')).toEqual({ ...taken.detail, reason: 'console_stopped' });
});

test('an export that takes many minutes is left alone while its process lives', async () => {
  const open = await (await replica()).open(taken);
  const signs = async () =>
    (await database.kysely.selectFrom('replicas').selectAll().execute()).map((row) => row.alive_until);
  for (let passed = 0; passed < 4 * minute; passed += 5_000) {
    clock.advance(5_000);
    vi.advanceTimersByTime(5_000);
    await expect.poll(async () => Math.min(...(await signs()))).toBeGreaterThan(clock.now() + 10_000);
  }
  expect(await (await replica()).settleAbandoned()).toEqual([]);
  await open.settle('done', { rows: 3 });
  await open.leave();
  clock.advance(2 * minute);
  expect(await (await replica()).settleAbandoned()).toEqual([]);
  expect(await told()).toEqual(['intent intended', 'outcome done']);
});

test('a process that was only slow has the last word on how its export ended', async () => {
  const open = await (await replica()).open(taken);
  clock.advance(2 * minute);
  expect(await (await replica()).settleAbandoned()).toHaveLength(1);
  await open.settle('done', { rows: 12 });
  await open.leave();
  expect(await told()).toEqual(['intent intended', 'outcome cut', 'outcome done']);
});
