import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createSlots } from '../src/exports/slots.ts';
import { Clock } from './support/clock.ts';
import { freshDatabaseUrl } from './support/database.ts';

const minute = 60_000;

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slots-'));
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir: folder });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const leaseUntil = async (): Promise<number> =>
  (await database.kysely.selectFrom('export_slots').selectAll().executeTakeFirstOrThrow()).lease_until;

test('an export of many minutes keeps its place, and gives it back at its end', async () => {
  const clock = new Clock();
  const slots = createSlots(database, 1, clock.now);
  const release = await slots.take('ada');
  for (let passed = 0; passed < 3 * minute; passed += minute / 3) {
    clock.advance(minute / 3);
    vi.advanceTimersByTime(minute / 3);
    await expect.poll(leaseUntil).toBeGreaterThan(clock.now() + minute / 2);
  }
  await expect(slots.take('ada')).rejects.toMatchObject({ code: 'rate_limited' });
  await release();
  await (await slots.take('ada'))();
});

test('a place whose replica was killed is free after a minute, and not before', async () => {
  const clock = new Clock();
  const slots = createSlots(database, 1, clock.now);
  const killed = await slots.take('ada');
  clock.advance(minute - 5_000);
  await expect(slots.take('ada')).rejects.toMatchObject({ code: 'rate_limited' });
  clock.advance(5_000);
  const release = await slots.take('ada');
  // Whoever comes back late takes nothing from the next one.
  await killed();
  await expect(slots.take('ada')).rejects.toMatchObject({ code: 'rate_limited' });
  await release();
});
