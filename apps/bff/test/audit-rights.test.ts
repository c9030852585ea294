import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTrail } from '../src/audit/trail.ts';
import { readStoreConfig } from '../src/config.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import type { Schema } from '../src/db/schema.ts';
import { event } from './support/audit.ts';
import { emptyDatabaseUrl } from './support/database.ts';

const secret = 'test-0123456789-abcdefghijklmnop-XYZ';

/** A fresh database with a role that owns its schema and one that may only log in; undefined on SQLite, which has no roles. */
async function freshRoles(): Promise<{ owner: string; program: string } | undefined> {
  const url = await emptyDatabaseUrl();
  if (url === undefined) return undefined;
  const suffix = randomUUID().replaceAll('-', '');
  const [owner, program] = [`owner_${suffix}`, `program_${suffix}`];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create role ${owner} login`);
  await client.query(`create role ${program} login`);
  await client.query(`alter schema public owner to ${owner}`);
  await client.end();
  const as = (role: string) => Object.assign(new URL(url), { username: role }).href;
  return { owner: as(owner), program: as(program) };
}

/** SQLite has no roles, so there the variable that names one is a mistake. */
function refusesRoles(): void {
  const environment = {
    SESSION_SECRET: secret,
    MIGRATION_DATABASE_URL: 'postgres://owner@127.0.0.1/console',
  };
  expect(() => readStoreConfig(environment)).toThrow('DATABASE_URL is needed with MIGRATION_DATABASE_URL');
}

const record = (database: Database) => createTrail(database, secret).record(event());

async function refusals(kysely: Kysely<Schema>, statements: readonly string[]): Promise<string[]> {
  const said: string[] = [];
  for (const statement of statements) {
    const error: unknown = await sql
      .raw(statement)
      .execute(kysely)
      .catch((reason: unknown) => reason);
    said.push(error instanceof Error ? error.message : 'done');
  }
  return said;
}

const changes = [
  "update audit_events set outcome = 'x'",
  'delete from audit_events',
  'truncate audit_events',
];

test('the role of the program adds to the trail and reads it, and can do nothing else to it', async () => {
  const roles = await freshRoles();
  if (roles === undefined) return refusesRoles();
  const options = { url: roles.program, ownerUrl: roles.owner, dataDir: '' };
  await (await openDatabase(options)).close();
  await (await openDatabase(options)).close();
  // Once all is in place, the owner need not be known any more.
  const database = await openDatabase({ url: roles.program, dataDir: '' });
  try {
    await record(database);
    await record(database);
    expect(await database.kysely.selectFrom('audit_events').select('id').execute()).toHaveLength(2);
    expect(await refusals(database.kysely, changes)).toEqual(
      changes.map(() => 'permission denied for table audit_events'),
    );
    const ways = [
      'alter table audit_events disable trigger all',
      'drop table audit_events',
      'create table another (id int)',
    ];
    for (const said of await refusals(database.kysely, ways)) {
      expect(said).toMatch(/^(must be owner of|permission denied for)/);
    }
    // Postgres only warns that nothing was given.
    await sql.raw('grant update on audit_events to current_user').execute(database.kysely);
    expect(await refusals(database.kysely, changes)).not.toContain('done');
    await database.ping();
    const person = { person_id: 'p', value: '{}', updated_at: 1 };
    await database.kysely.insertInto('preferences').values(person).execute();
    await database.kysely.deleteFrom('preferences').execute();
  } finally {
    await database.close();
  }
});

test('a role that owns the tables has given the right to change the trail away', async () => {
  const roles = await freshRoles();
  if (roles === undefined) return refusesRoles();
  const database = await openDatabase({ url: roles.owner, dataDir: '' });
  try {
    await record(database);
    expect(await refusals(database.kysely, changes)).toEqual(
      changes.map(() => 'permission denied for table audit_events'),
    );
  } finally {
    await database.close();
  }
});

test('a role that has lost the right to write is not ready, though it still reads', async () => {
  const roles = await freshRoles();
  if (roles === undefined) return refusesRoles();
  const database = await openDatabase({ url: roles.program, ownerUrl: roles.owner, dataDir: '' });
  const owner = new pg.Client({ connectionString: roles.owner });
  await owner.connect();
  try {
    await database.ping();
    await owner.query(`revoke insert, update on readiness from ${new URL(roles.program).username}`);
    await expect(database.ping()).rejects.toMatchObject({ code: '42501' });
    expect(await database.kysely.selectFrom('readiness').selectAll().execute()).toHaveLength(1);
  } finally {
    await owner.end();
    await database.close();
  }
});

describe('replicas that start with the owner', () => {
  test('together give the program its rights, and none fails', async () => {
    const roles = await freshRoles();
    if (roles === undefined) return refusesRoles();
    const options = { url: roles.program, ownerUrl: roles.owner, dataDir: '' };
    const replicas = await Promise.all([1, 2, 3, 4, 5, 6].map(() => openDatabase(options)));
    await Promise.all(replicas.map(record));
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  test('leave rights alone that are as they should be', async () => {
    const roles = await freshRoles();
    if (roles === undefined) return refusesRoles();
    const options = { url: roles.program, ownerUrl: roles.owner, dataDir: '' };
    const versions = async () => {
      const database = await openDatabase(options);
      const { rows } = await sql`select relname, xmin from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`.execute(
        database.kysely,
      );
      await database.close();
      return rows;
    };
    expect(await versions()).toEqual(await versions());
  });

  test('change all rights at once, and running replicas lose none meanwhile', async () => {
    const roles = await freshRoles();
    if (roles === undefined) return refusesRoles();
    const options = { url: roles.program, ownerUrl: roles.owner, dataDir: '' };
    const atWork = await openDatabase(options);
    const owner = new pg.Client({ connectionString: roles.owner });
    await owner.connect();
    onTestFinished(async () => {
      await owner.end();
      await atWork.close();
    });
    const mayTruncate = async () => {
      const { rows } = await sql<{ relname: string; may: boolean }>`
        select relname, has_table_privilege(oid, 'truncate') as may from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(atWork.kysely);
      return new Set(rows.map(({ may }) => may));
    };
    const program = new URL(roles.program).username;
    await owner.query(`grant truncate on all tables in schema public to ${program}`);
    // Locks the rights of one table, so a change of all of them has to stop on the way.
    await owner.query(`begin; grant references on person_rates to ${program}`);
    const starting = openDatabase(options);
    const waiting = sql`select 1 from pg_locks join pg_stat_activity using (pid)
      where datname = current_database() and not granted`;
    await expect.poll(async () => (await waiting.execute(atWork.kysely)).rows).toHaveLength(1);
    expect(await mayTruncate()).toEqual(new Set([true]));
    await record(atWork);
    await owner.query('rollback');
    await (await starting).close();
    expect(await mayTruncate()).toEqual(new Set([false]));
  });
});

test('a role that both owns the tables and works on them gives the right away again after a restore', async () => {
  const roles = await freshRoles();
  if (roles === undefined) return refusesRoles();
  const options = { url: roles.owner, dataDir: '' };
  await (await openDatabase(options)).close();
  const owner = new pg.Client({ connectionString: roles.owner });
  await owner.connect();
  await owner.query('grant all on all tables in schema public to current_user');
  await owner.end();
  const database = await openDatabase({ ...options, ownerUrl: roles.owner });
  try {
    expect(await refusals(database.kysely, changes)).toEqual(
      changes.map(() => 'permission denied for table audit_events'),
    );
    await record(database);
  } finally {
    await database.close();
  }
});

test('an owner that cannot be reached is one line that names its variable', async () => {
  const roles = await freshRoles();
  if (roles === undefined) return refusesRoles();
  const ownerUrl = 'postgres://owner:top-secret@127.0.0.1:1/console';
  await expect(openDatabase({ url: roles.program, ownerUrl, dataDir: '' })).rejects.toThrow(
    /^MIGRATION_DATABASE_URL names a database that cannot be used: nothing listens there \(ECONNREFUSED\)$/,
  );
});
