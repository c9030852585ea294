import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTrail } from '../src/audit/trail.ts';
import { createCommands } from '../src/commands/commands.ts';
import { createCommand } from '../src/commands/create-command.ts';
import { createScopeStops } from '../src/companies/scope-stops.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createLeases } from '../src/platform/lease.ts';
import { createLog } from '../src/platform/log.ts';
import { outageOf } from '../src/platform/outage.ts';
import { ProblemError } from '../src/platform/problem.ts';
import { freshDatabaseUrl } from './support/database.ts';

const sessionSecret = 'test-0123456789-abcdefghijklmnop-XYZ';
const person = {
  id: 'issuer|ada',
  name: 'Ada Example',
  email: null,
  role: 'operator',
  companies: null,
} as const;

let folder: string;
let database: Database;
let sent: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'writes-'));
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir: folder });
  sent = [];
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Makes the database read-only, or gives it back. */
async function protect(on: boolean): Promise<void> {
  const { kysely, kind } = database;
  if (kind === 'sqlite') await sql.raw(`pragma query_only = ${on ? 'on' : 'off'}`).execute(kysely);
  else {
    await kysely.connection().execute(async (connection) => {
      await sql`set default_transaction_read_only = off`.execute(connection);
      const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(connection);
      const value = sql.raw(on ? 'on' : 'off');
      await sql`alter database ${sql.id(rows[0]?.name ?? '')} set default_transaction_read_only = ${value}`.execute(
        connection,
      );
      await sql.raw(`set default_transaction_read_only = ${on ? 'on' : 'off'}`).execute(connection);
    });
  }
}

/** Writes of one action, of which `lookUp` and `send` may meddle with the database. */
async function writesWith(meddle: { lookUp?: () => Promise<void>; send?: () => Promise<void> }) {
  const command = createCommand<{ name: string }>({
    action: 'target-group.create',
    provenBy: [],
    target: ({ name }) => name,
    fields: ({ name }) => ({ name }),
    async send(_scope, { name }) {
      sent.push(name);
      await meddle.send?.();
      return { id: `id-of-${name}` };
    },
    async lookUp() {
      await meddle.lookUp?.();
      return [];
    },
    fieldErrors: () => [],
  });
  const leases = createLeases(database.kysely, Date.now);
  await leases.start(true);
  const writes = createCommands({
    database,
    trail: createTrail(database, sessionSecret),
    log: createLog('silent'),
    sessionSecret,
    leases,
    known: [command],
    ownCompany: { get: async () => undefined },
    stops: createScopeStops(database, 'client'),
    times: { sendMs: 1_000, reconcile: { waits: [0], deadlineMs: 1_000 } },
  });
  const create = (name: string, idempotencyKey: string) =>
    writes.execute(command, {
      person,
      admit: async () => null,
      route: 'POST /api/company-groups',
      requestId: 'r',
      idempotencyKey,
      input: { name },
    });
  return { create, writes, leases };
}

const failureOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => undefined,
    (error: unknown) => error,
  );

const events = async (target: string) =>
  (
    await database.kysely
      .selectFrom('audit_events')
      .selectAll()
      .where('target', '=', target)
      .orderBy('id')
      .execute()
  ).map(({ kind, outcome }) => `${kind} ${outcome}`);

test('a write that was sent while its database failed is unknown, and settled as what it was once that is back', async () => {
  const { create, writes, leases } = await writesWith({ send: () => protect(true) });
  const key = randomUUID();
  const failure = await failureOf(create('after', key));
  expect(failure).toBeInstanceOf(ProblemError);
  expect(failure).toMatchObject({ code: 'outcome_unknown' });
  await protect(false);
  expect(await create('after', key)).toEqual({ status: 201, body: { id: 'id-of-after' } });
  expect(sent).toEqual(['after']);
  expect(await events('after')).toEqual(['intent intended', 'outcome created']);
  await writes.settled();
  await leases.stop();
});

test('a write whose database fails before anything is sent is not sent, and is settled as such', async () => {
  let isFirst = true;
  const { create, writes, leases } = await writesWith({
    lookUp: async () => {
      if (isFirst) await protect(true);
      isFirst = false;
    },
  });
  const key = randomUUID();
  expect(outageOf(await failureOf(create('before', key)))?.code).toBe(
    database.kind === 'sqlite' ? 'SQLITE_READONLY' : '25006',
  );
  await protect(false);
  expect(await create('before', key)).toMatchObject({
    status: 503,
    body: { code: 'storage_unavailable', settled: true },
  });
  expect(sent).toEqual([]);
  expect(await create('before', randomUUID())).toMatchObject({ status: 201 });
  expect(await events('before')).toEqual([
    'intent intended',
    'outcome not_sent',
    'intent intended',
    'outcome created',
  ]);
  await writes.settled();
  await leases.stop();
});

test('a write whose database fails before its intent is kept leaves nothing behind', async () => {
  const { create, writes, leases } = await writesWith({});
  const key = randomUUID();
  await protect(true);
  expect(outageOf(await failureOf(create('never', key)))).toBeDefined();
  await protect(false);
  expect(await events('never')).toEqual([]);
  expect(await create('never', key)).toMatchObject({ status: 201 });
  expect(sent).toEqual(['never']);
  await writes.settled();
  await leases.stop();
});
