import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { CompanyRow } from '@reseller-console/keepnet';
import { KNOWN } from '@reseller-console/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Directory } from '../src/companies/directory.ts';
import { createLicenceDays } from '../src/companies/licence-days.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createLog } from '../src/platform/log.ts';
import { startConsole } from './support/console.ts';
import { changeDatabase, freshDatabaseUrl } from './support/database.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const noon = Date.parse('2026-03-01T12:00:00Z');

let environment: Record<string, string>;
let database: Database;
let clock: number;
let logs: string;

beforeEach(async () => {
  const url = await freshDatabaseUrl();
  const dataDir = await mkdtemp(join(tmpdir(), 'licences-'));
  environment = { DATA_DIR: dataDir, ...(url === undefined ? {} : { DATABASE_URL: url }) };
  database = await openDatabase({ url, dataDir });
  clock = noon;
  logs = '';
});
afterEach(async () => {
  await database.close();
  await rm(environment['DATA_DIR'] ?? '', { recursive: true, force: true });
});

const company = (id: string, activeUsers: number, change: Partial<CompanyRow> = {}): CompanyRow => ({
  id,
  name: id,
  resellerName: null,
  industry: null,
  licenceType: null,
  userLimit: 50,
  limited: true,
  activeUsers,
  inactiveUsers: 2,
  deletedUsers: 3,
  monthlyActiveUsers: 4,
  licenceEndsAt: '2027-01-31T00:00:00.000Z',
  licenceExpired: false,
  createdAt: null,
  tags: [],
  privacyDenied: false,
  exceeded: false,
  ...change,
});

const directory = (...companies: CompanyRow[]): Directory => ({
  companies,
  byId: new Map(companies.map((one) => [one.id, one])),
  readAt: clock,
});

/** One replica's keeper of licence rows. */
function keeper() {
  const to = new Writable({
    write(chunk, _encoding, done) {
      logs += String(chunk);
      done();
    },
  });
  return createLicenceDays({ database, log: createLog('info', to), now: () => clock });
}

const rows = () =>
  database.kysely.selectFrom('licence_days').selectAll().orderBy('day').orderBy('company_id').execute();
const counts = async () => (await rows()).map((row) => `${row.day} ${row.company_id} ${row.active_users}`);

test('a day has one row for each company, as the last directory of the day says', async () => {
  const licences = keeper();
  licences.note(directory(company('b', 10), company('a', 5, { userLimit: null, licenceEndsAt: null })));
  await expect.poll(rows).toEqual([
    {
      day: '2026-03-01',
      company_id: 'a',
      active_users: 5,
      inactive_users: 2,
      deleted_users: 3,
      monthly_active_users: 4,
      user_limit: null,
      licence_ends_at: null,
    },
    expect.objectContaining({
      company_id: 'b',
      active_users: 10,
      user_limit: 50,
      licence_ends_at: '2027-01-31T00:00:00.000Z',
    }),
  ]);
  clock += 11 * minute;
  licences.note(directory(company('a', 6), company('b', 10)));
  await expect.poll(counts).toEqual(['2026-03-01 a 6', '2026-03-01 b 10']);
  await licences.close();
});

test('the day is the UTC date of the reading, and each day begins at once', async () => {
  clock = Date.parse('2026-03-01T23:59:30Z');
  const licences = keeper();
  licences.note(directory(company('a', 1)));
  await expect.poll(counts).toHaveLength(1);
  clock = Date.parse('2026-03-01T23:59:59Z');
  licences.note(directory(company('a', 2)));
  clock = Date.parse('2026-03-02T00:00:01Z');
  licences.note(directory(company('a', 3)));
  // What waited for its turn is of yesterday, and is not lost.
  await expect.poll(counts).toEqual(['2026-03-01 a 2', '2026-03-02 a 3']);
  await licences.close();
});

test('a day that begins while the one before is written begins at once as well', async () => {
  clock = Date.parse('2026-03-01T23:59:59Z');
  const licences = keeper();
  licences.note(directory(company('a', 1)));
  clock = Date.parse('2026-03-02T00:00:01Z');
  licences.note(directory(company('a', 2)));
  await expect.poll(counts).toEqual(['2026-03-01 a 1', '2026-03-02 a 2']);
  await licences.close();
});

test('what changes within minutes is written once, and at the end at the latest', async () => {
  const licences = keeper();
  licences.note(directory(company('a', 1)));
  await expect.poll(counts).toHaveLength(1);
  clock += minute;
  licences.note(directory(company('a', 2)));
  clock += minute;
  licences.note(directory(company('a', 3)));
  expect(await counts()).toEqual(['2026-03-01 a 1']);
  await licences.close();
  expect(await counts()).toEqual(['2026-03-01 a 3']);
});

test('what has not changed is not written again, by this replica or another', async () => {
  const first = keeper();
  first.note(directory(company('a', 1), company('b', 1)));
  await expect.poll(counts).toHaveLength(2);
  await changeDatabase(environment, refusal);
  const second = keeper();
  second.note(directory(company('a', 1), company('b', 1)));
  await Promise.all([first.close(), second.close()]);
  expect(logs).toBe('');
});

/** Lets no row be written any more. */
const refusal =
  process.env.TEST_DATABASE === 'postgres'
    ? `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
       create trigger refusal before insert or update on licence_days for each statement execute function refuse()`
    : `create trigger refusal before insert on licence_days begin select raise(abort, 'no'); end;
       create trigger refusal_too before update on licence_days begin select raise(abort, 'no'); end`;

test('replicas that write together agree, whatever the order of their companies', async () => {
  const many = Array.from({ length: 600 }, (_, index) => company(`c${index}`, index));
  const replicas = [keeper(), keeper(), keeper()];
  for (const [index, replica] of replicas.entries()) {
    replica.note(directory(...(index % 2 === 0 ? many : many.toReversed())));
  }
  await Promise.all(replicas.map((replica) => replica.close()));
  expect(await counts()).toHaveLength(600);
  expect(logs).toBe('');
});

test('a failure is logged, disturbs no one, and is made up for later', async () => {
  await changeDatabase(environment, 'alter table licence_days rename to licence_days_elsewhere');
  const licences = keeper();
  licences.note(directory(company('a', 1)));
  await expect.poll(() => logs).toContain('licence rows could not be written');
  await changeDatabase(environment, 'alter table licence_days_elsewhere rename to licence_days');
  clock += 2 * minute;
  licences.note(directory(company('a', 1)));
  await expect.poll(counts).toEqual(['2026-03-01 a 1']);
  await licences.close();
});

test('a count that is no whole number is left out, and the others are kept', async () => {
  const licences = keeper();
  licences.note(directory(company('a', 1.5), company('b', 2)));
  await expect.poll(counts).toEqual(['2026-03-01 b 2']);
  await licences.close();
});

test('rows are kept for 400 days', async () => {
  const of = (at: number) => ({
    day: new Date(at).toISOString().slice(0, 10),
    company_id: 'a',
    active_users: 1,
    inactive_users: 0,
    deleted_users: 0,
    monthly_active_users: 0,
    user_limit: null,
    licence_ends_at: null,
  });
  await database.kysely
    .insertInto('licence_days')
    .values([of(clock - 401 * day), of(clock - 400 * day)])
    .execute();
  const licences = keeper();
  licences.note(directory());
  await expect.poll(counts).toEqual(['2025-01-25 a 1']);
  await licences.close();
});

test('a console that is used keeps the rows of its companies, without another call to Keepnet', async () => {
  const system = await startConsole();
  try {
    const viewer = await system.signIn('viewer');
    const before = system.sandbox.control.requests('/api/companies/search').length;
    expect((await viewer.request('/api/companies/directory')).status).toBe(200);
    await system.bff.close();
    const kept = await openDatabase({
      url: system.environment['DATABASE_URL'],
      dataDir: system.environment['DATA_DIR'] ?? '',
    });
    const written = await kept.kysely.selectFrom('licence_days').selectAll().execute();
    await kept.close();
    await system.restart();
    expect(written).toHaveLength(40);
    const limits = Object.fromEntries(written.map((row) => [row.company_id, row.user_limit]));
    expect(limits[KNOWN.unlimited.id]).toBeNull();
    expect(limits[KNOWN.overLicence.id]).toBeGreaterThan(0);
    expect(system.sandbox.control.requests('/api/companies/search').length).toBe(before + 1);
  } finally {
    await system.close();
  }
});
