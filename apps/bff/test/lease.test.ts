import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createLeases } from '../src/platform/lease.ts';
import { Clock } from './support/clock.ts';
import { freshDatabaseUrl } from './support/database.ts';

let folder: string;
let database: Database;
const clock = new Clock();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lease-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir: join(folder, randomUUID()) });
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
});

async function replica(alone = false) {
  const leases = createLeases(database.kysely, clock.now);
  await leases.start(alone);
  return leases;
}

/** Gives a slot to a process. */
const take = (leases: Awaited<ReturnType<typeof replica>>, ms: number) =>
  database.kysely
    .insertInto('export_slots')
    .values({ person_id: 'ada', slot: 1, ...leases.take(ms) })
    .execute();

const free = async (seenBy: Awaited<ReturnType<typeof replica>>) =>
  (
    await database.kysely
      .selectFrom('export_slots')
      .select('slot')
      .where(seenBy.isFree('export_slots'))
      .execute()
  ).length === 1;

test('a lease holds until its time, and no longer, while its holder is alive', async () => {
  const [one, other] = [await replica(), await replica()];
  await take(one, 10_000);
  expect([await free(one), await free(other)]).toEqual([false, false]);
  clock.advance(10_001);
  expect([await free(one), await free(other)]).toEqual([true, true]);
});

test('a lease outlives the 15 seconds of a heartbeat only while heartbeats continue', async () => {
  const [one, other] = [await replica(), await replica()];
  await take(one, 600_000);
  for (let seconds = 0; seconds < 60; seconds += 5) {
    clock.advance(5_000);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect.poll(() => free(other)).toBe(false);
  }
  vi.clearAllTimers();
  clock.advance(15_001);
  expect(await free(other)).toBe(true);
});

test('a process whose clock jumps ahead keeps what it holds', async () => {
  const one = await replica();
  await take(one, 600_000);
  clock.advance(300_000);
  expect(await free(one)).toBe(false);
});

test('a process that stops frees what it holds at once', async () => {
  const [one, other] = [await replica(), await replica()];
  await take(one, 600_000);
  await one.stop();
  expect(await free(other)).toBe(true);
});

test('a process that has the database to itself need not wait for one that was killed', async () => {
  await take(await replica(), 600_000);
  expect(await free(await replica(true))).toBe(true);
});

test('a row that an older build wrote goes by time alone', async () => {
  const one = await replica();
  await database.kysely
    .insertInto('writes')
    .values({
      ...{ id: 'w', key_hash: 'k', body_hash: 'b', person_id: 'ada', person_name: 'Ada', request_id: 'r' },
      ...{ company_id: null, company_name: null, action: 'target-group.create', target: 'Pilots' },
      ...{
        subject_hash: 's',
        match_hash: null,
        wanted: null,
        before: null,
        unproven: 0,
        state: 'open',
        holder: null,
      },
      ...{ resource_id: null, answer_status: null, answer: null, created_at: clock.now() },
      lease_until: clock.now() + 10_000,
    })
    .execute();
  const isFree = async () =>
    (await database.kysely.selectFrom('writes').select('id').where(one.isFree('writes')).execute()).length ===
    1;
  expect(await isFree()).toBe(false);
  clock.advance(10_001);
  expect(await isFree()).toBe(true);
});
