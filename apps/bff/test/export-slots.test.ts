import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createSlots } from '../src/exports/slots.ts';
import { createLeases } from '../src/platform/lease.ts';
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

/** The slots as one process sees them, one for each person. */
async function processAt(clock: Clock) {
  const leases = createLeases(database.kysely, clock.now);
  await leases.start(false);
  return createSlots(database, leases, { from: 1, to: 1, refusal: {} });
}

test('an export of many minutes keeps its slot, and gives it back at its end', async () => {
  const clock = new Clock();
  const slots = await processAt(clock);
  const other = await processAt(clock);
  const release = await slots.take('ada');
  const beat = async () =>
    (await database.kysely.selectFrom('replicas').selectAll().execute()).map((row) => row.alive_until);
  for (let passed = 0; passed < 3 * minute; passed += 5_000) {
    clock.advance(5_000);
    vi.advanceTimersByTime(5_000);
    await expect.poll(async () => Math.min(...(await beat()))).toBeGreaterThan(clock.now() + 10_000);
  }
  await expect(other.take('ada')).rejects.toMatchObject({ code: 'rate_limited' });
  await release();
  await (await other.take('ada'))();
});

test('a slot whose process was killed is free after 15 seconds, and not before', async () => {
  const clock = new Clock();
  const killed = await (await processAt(clock)).take('ada');
  clock.advance(14_000);
  await expect((await processAt(clock)).take('ada')).rejects.toMatchObject({ code: 'rate_limited' });
  clock.advance(2_000);
  const slots = await processAt(clock);
  const release = await slots.take('ada');
  // A process that comes back late takes nothing from the next one.
  await killed();
  await expect(slots.take('ada')).rejects.toMatchObject({ code: 'rate_limited' });
  await release();
});
