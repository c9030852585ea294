import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { createDenials, type Denials } from '../src/audit/denials.ts';
import { createTrail } from '../src/audit/trail.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createLog } from '../src/platform/log.ts';
import { Clock } from './support/clock.ts';
import { changeDatabase, freshDatabaseUrl } from './support/database.ts';

let folder: string;
let url: string | undefined;
let database: Database;
let clock: Clock;
let denials: Denials;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'denials-'));
  url = await freshDatabaseUrl();
  database = await openDatabase({ url, dataDir: folder });
  clock = new Clock();
  const trail = createTrail(database, 'test-0123456789-abcdefghijklmnop-XYZ', clock.now);
  denials = createDenials({ trail, log: createLog('silent'), now: clock.now });
});
afterEach(async () => {
  await denials.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const deny = (companyId: string, person = 'idp|ludo', action = 'target-users.export') =>
  denials.note({
    person: { id: person, name: 'Ludo' },
    action,
    code: 'company_forbidden',
    companyId,
    requestId: 'r',
  });

const Detail = z.object({ repeated: z.number().optional() });

/** How many denials the trail tells of. */
async function told(): Promise<number> {
  const rows = await database.kysely.selectFrom('audit_events').selectAll().execute();
  return rows.reduce((sum, { detail }) => sum + (Detail.parse(JSON.parse(detail ?? '')).repeated ?? 1), 0);
}

test('denials that come while the count of the last minute is written are all told', async () => {
  for (let times = 0; times < 3; times += 1) await deny('acme');
  clock.advance(61_000);
  // All at once: the first of them writes down what was counted, and is not done with it when the others come.
  await Promise.all(Array.from({ length: 9 }, (_, index) => deny(`company-${index}`)));
  await denials.close();
  expect(await told()).toBe(12);
});

test('what the trail could not store is stored once it can be, and holds up no one else', async () => {
  const environment = { DATA_DIR: folder, ...(url === undefined ? {} : { DATABASE_URL: url }) };
  await deny('acme');
  await deny('acme');
  await changeDatabase(environment, 'alter table audit_head rename to audit_head_elsewhere');
  clock.advance(61_000);
  await Promise.all([
    deny('bolt'),
    deny('bolt'),
    deny('bolt', 'idp|mina'),
    deny('bolt', 'idp|mina', 'audit.read'),
  ]);
  expect(await told()).toBe(1);
  await changeDatabase(environment, 'alter table audit_head_elsewhere rename to audit_head');
  clock.advance(61_000);
  await deny('crux');
  await denials.close();
  expect(await told()).toBe(7);
});

test('what is being written when the console stops is in the trail before the database is closed', async () => {
  await deny('acme');
  await deny('acme');
  clock.advance(61_000);
  const noted = deny('acme');
  await denials.close();
  expect(await told()).toBe(3);
  await noted;
});
