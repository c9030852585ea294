import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, openExistingDatabase } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';
import { postgresDialect } from '../src/db/postgres.ts';
import type { Schema } from '../src/db/schema.ts';
import { ConfigError } from '../src/platform/config-error.ts';
import { changeDatabase, emptyDatabaseUrl } from './support/database.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'database-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const sqlite = (name: string) => openDatabase({ url: undefined, dataDir: join(root, name) });
const fresh = async (name: string) => ({ url: await emptyDatabaseUrl(), dataDir: join(root, name) });
const preference = { person_id: 'ada', value: '{}', updated_at: 2 ** 52 + 1 };

/** Opens a data folder in a process of its own, which stays; with it comes the first thing it says. */
async function openElsewhere(name: string): Promise<[ChildProcess, string]> {
  const module = new URL('../src/db/database.ts', import.meta.url).href;
  const options = JSON.stringify({ dataDir: join(root, name) });
  const program = `const { openDatabase } = await import(${JSON.stringify(module)});
    const said = await openDatabase(${options}).then(() => 'open', (error) => error.message);
    setInterval(() => {}, 1000);
    // Nothing refers to the database any more, and still it is open.
    setTimeout(() => { gc(); console.log(said); });`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  return [child, String(said).trim()];
}

describe('on either database', () => {
  test('a transaction is kept whole or not at all', async () => {
    const database = await openDatabase(await fresh('whole'));
    const count = async () => (await database.kysely.selectFrom('preferences').selectAll().execute()).length;
    await expect(
      database.transaction(async (transaction) => {
        await transaction.insertInto('preferences').values(preference).execute();
        throw new Error('half-way');
      }),
    ).rejects.toThrow('half-way');
    expect(await count()).toBe(0);
    await database.transaction((transaction) =>
      transaction.insertInto('preferences').values(preference).execute(),
    );
    expect(await count()).toBe(1);
    await database.close();
  });

  test('times and counts are numbers', async () => {
    const database = await openDatabase(await fresh('numbers'));
    await database.kysely.insertInto('preferences').values(preference).execute();
    const read = await database.kysely
      .selectFrom('preferences')
      .select(({ fn }) => ['updated_at', fn.countAll<number>().as('count')])
      .groupBy('updated_at')
      .executeTakeFirstOrThrow();
    expect(read).toMatchObject({ updated_at: 2 ** 52 + 1, count: 1 });
    await database.close();
  });

  test('opens again with what was there, and answers a ping until it is closed', async () => {
    const options = await fresh('again');
    const first = await openDatabase(options);
    await first.kysely.insertInto('preferences').values(preference).execute();
    await first.close();
    const second = await openDatabase(options);
    await second.ping();
    expect(await second.kysely.selectFrom('preferences').selectAll().execute()).toHaveLength(1);
    await second.close();
    await expect(second.ping()).rejects.toThrow();
  });

  test('a database of a newer version is left alone', async () => {
    const options = await fresh('newer');
    const database = await openDatabase(options);
    const later = { name: '9999-later', applied_at: 1 };
    await database.kysely.insertInto('schema_migrations').values(later).execute();
    await database.close();
    await expect(openDatabase(options)).rejects.toThrow(/^DATABASE_URL or DATA_DIR .*newer version/);
  });

  test('a step that fails half-way leaves nothing of itself, and those before it whole', async () => {
    const options = await fresh('half-way');
    await mkdir(options.dataDir);
    const environment = {
      DATA_DIR: options.dataDir,
      ...(options.url === undefined ? {} : { DATABASE_URL: options.url }),
    };
    // In the way of the second table of a step that makes two.
    await changeDatabase(environment, 'create table export_slots (id integer)');
    await expect(openDatabase(options)).rejects.toThrow('export_slots');
    const { kysely, close } = await openExistingDatabase(options, 'read');
    const done = await kysely.selectFrom('schema_migrations').select('name').orderBy('name').execute();
    expect(done.map(({ name }) => name.slice(0, 4))).toEqual(['0001', '0002', '0003', '0004', '0005']);
    await expect(kysely.selectFrom('person_rates').selectAll().execute()).rejects.toThrow('person_rates');
    await close();
    await changeDatabase(environment, 'drop table export_slots');
    const whole = await openDatabase(options);
    expect(await whole.kysely.selectFrom('person_rates').selectAll().execute()).toEqual([]);
    await whole.close();
  });
});

test('replicas that start together on one Postgres agree on one schema', async () => {
  const options = await fresh('together');
  if (options.url === undefined) {
    // One process per data folder: there is nothing to agree on.
    await (await openDatabase(options)).close();
    await expect(Promise.all([openDatabase(options), openDatabase(options)])).rejects.toThrow('in use');
    return;
  }
  const replicas = await Promise.all([1, 2, 3, 4].map(() => openDatabase(options)));
  const [first] = replicas;
  const names = await sql<{ name: string }>`select name from schema_migrations`.execute(
    first?.kysely ?? expect.fail('no replica'),
  );
  expect(new Set(names.rows.map(({ name }) => name)).size).toBe(names.rows.length);
  await Promise.all(replicas.map((replica) => replica.close()));
});

test('a replica that waits in vain for another one to migrate says so in one line, and may try again', async () => {
  const { url, dataDir } = await fresh('in turn');
  if (url === undefined) {
    // A start does not wait for a data folder.
    const first = await openDatabase({ url, dataDir });
    await expect(openDatabase({ url, dataDir })).rejects.toThrow('in use');
    return first.close();
  }
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query('select pg_advisory_lock(7263451118)');
  const kysely = new Kysely<Schema>({ dialect: postgresDialect(url) });
  try {
    const failure = await migrate(kysely, 'postgres', { waitMs: 100 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigError);
    expect(String(failure)).toMatch(/DATABASE_URL names a database that another process .* 0.1 seconds/);
    await other.end();
    await migrate(kysely, 'postgres', { waitMs: 10_000 });
    expect(await kysely.selectFrom('sessions').selectAll().execute()).toEqual([]);
    const { rows } = await sql`show lock_timeout`.execute(kysely);
    expect(rows).toEqual([{ lock_timeout: '0' }]);
  } finally {
    await kysely.destroy();
  }
});

test('a Postgres that cannot be reached is one line without its password', async () => {
  const url = 'postgres://console:top-secret@127.0.0.1:1/console';
  const failure = await openDatabase({ url, dataDir: root }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain('DATABASE_URL');
  expect(String(failure)).not.toContain('top-secret');
});

test('a connection that Postgres ends fails what runs on it, and nothing else', async () => {
  const { url, dataDir } = await fresh('ended');
  if (url === undefined) return;
  const [ours, other] = [await openDatabase({ url, dataDir }), await openDatabase({ url, dataDir })];
  const inUse = () =>
    sql<{
      pid: number;
    }>`select pid from pg_stat_activity where state = 'active' and query like '%pg_sleep(9)%'
      and pid <> pg_backend_pid()`.execute(other.kysely);
  const sleeping = sql`select pg_sleep(9)`.execute(ours.kysely);
  const failed = expect(sleeping).rejects.toThrow();
  await expect.poll(async () => (await inUse()).rows.length).toBe(1);
  const [row] = (await inUse()).rows;
  await sql`select pg_terminate_backend(${row?.pid})`.execute(other.kysely);
  await failed;
  await expect.poll(() => ours.ping()).toBeUndefined();
  await Promise.all([ours.close(), other.close()]);
});

describe('a data folder', () => {
  test('is for its owner alone, with every file in it', async () => {
    const database = await sqlite('private');
    await database.kysely.insertInto('preferences').values(preference).execute();
    const folder = join(root, 'private');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const files = await readdir(folder);
    expect(files).toContain('console.sqlite-wal');
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    await database.close();
  });

  // sqlite-driver.test.ts shows that a commit waits for the flush of that log.
  test('has its commits in a log, which SQLite itself puts on disk before it copies them into the database', async () => {
    const database = await sqlite('durable');
    const mode = await sql`select * from pragma_journal_mode, pragma_synchronous`.execute(database.kysely);
    expect(mode.rows).toEqual([{ journal_mode: 'wal', synchronous: 1 }]);
    await database.close();
  });

  test('is refused to a second process until the first has ended, even by kill -9', async () => {
    const [first, said] = await openElsewhere('claimed');
    expect(said).toBe('open');
    await expect(sqlite('claimed')).rejects.toThrow(
      `DATA_DIR ${join(root, 'claimed')} is in use by another process of the console`,
    );
    await expect(sqlite('claimed')).rejects.toBeInstanceOf(ConfigError);
    first.kill('SIGKILL');
    await once(first, 'exit');
    await (await sqlite('claimed')).close();
  });

  test('is refused to a second opening within one process, which leaves the first its claim', async () => {
    const first = await sqlite('twice');
    await expect(sqlite('twice')).rejects.toThrow('in use');
    const [, said] = await openElsewhere('twice');
    expect(said).toContain('in use');
    await first.ping();
    await first.close();
  });

  test('that is no folder, or whose file is no database, is one line', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(sqlite('file')).rejects.toThrow(/^DATA_DIR .* cannot be written: it is a file \(EEXIST\)$/);
    await (await sqlite('broken')).close();
    await writeFile(
      join(root, 'broken', 'console.sqlite'),
      'this is not a database, it is a text of some length',
    );
    await expect(sqlite('broken')).rejects.toThrow(/^DATA_DIR .* cannot be opened: it is not a database/);
  });
});
