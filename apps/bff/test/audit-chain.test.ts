import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chainHash, chainKey, chainStart, createTrail } from '../src/audit/trail.ts';
import { type Verdict, verifyTrail } from '../src/audit/verify.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { event, runVerify, tamper, withoutGuards } from './support/audit.ts';
import { freshDatabaseUrl } from './support/database.ts';
import { fillTrail } from './support/many-events.ts';

const secret = 'test-0123456789-abcdefghijklmnop-XYZ';
const start = Date.UTC(2026, 0, 1);

let folder: string;
let url: string | undefined;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  url = await freshDatabaseUrl();
  database = await openDatabase({ url, dataDir: folder });
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({
  DATA_DIR: folder,
  SESSION_SECRET: secret,
  ...(url === undefined ? {} : { DATABASE_URL: url }),
});

async function fill(events: number): Promise<void> {
  let at = start;
  const trail = createTrail(database, secret, () => (at += 1000));
  await database.transaction(async (transaction) => {
    for (let index = 0; index < events; index += 1) {
      await trail.append(transaction, event({ target: `target ${index}`, detail: { index } }));
    }
  });
}

const verify = (with_ = secret) => verifyTrail(database.kysely, chainKey(with_));

/** What is found after these changes, which are then taken back. */
async function verdictAfter(statements: readonly string[]): Promise<Verdict> {
  const transaction = await database.kysely.startTransaction().execute();
  for (const statement of [...withoutGuards[database.kind], ...statements]) {
    await sql.raw(statement).execute(transaction);
  }
  const verdict = await verifyTrail(transaction, chainKey(secret));
  await transaction.rollback().execute();
  return verdict;
}

describe('the chain', () => {
  test('holds where nothing happened, and where much did', async () => {
    expect(await verify()).toEqual({ holds: true, held: 0, hash: '', halves: 0 });
    const held = await fillTrail(database, 2_500, secret);
    expect(await verify()).toMatchObject({ holds: true, held });
  });

  const columns = [
    'at',
    'person_id',
    'person_name',
    'company_id',
    'company_name',
    'action',
    'target',
    'outcome',
  ];
  const others = ['write_id', 'kind', 'request_id', 'detail'];
  test('names an event of which any column was changed', async () => {
    await fill(5);
    for (const column of [...columns, ...others]) {
      const value = column === 'at' ? '1' : "'other'";
      const verdict = await verdictAfter([`update audit_events set ${column} = ${value} where id = 3`]);
      expect([column, verdict]).toMatchObject([
        column,
        { holds: false, held: 2, fault: 'changed', event: { id: 3 } },
      ]);
    }
    expect(await verify()).toMatchObject({ holds: true, held: 5 });
  });

  const damage = [
    ['an event was removed', ['delete from audit_events where id = 3'], 'missing', 4, 2],
    ['the first was removed', ['delete from audit_events where id = 1'], 'missing', 2, 0],
    [
      'one was removed and the gap was closed',
      ['delete from audit_events where id = 3', 'update audit_events set id = 3 where id = 4'],
      'changed',
      3,
      2,
    ],
    [
      'two changed places',
      [
        'update audit_events set id = 99 where id = 2',
        'update audit_events set id = 2 where id = 3',
        'update audit_events set id = 3 where id = 99',
      ],
      'changed',
      2,
      1,
    ],
    ['the end was cut off', ['delete from audit_events where id > 3'], 'cut', 3, 3],
    ['the kept end was taken away', ['delete from audit_head'], 'cut', 5, 5],
    ['the kept end was set back without its hash', ['update audit_head set last_id = 3'], 'cut', 3, 3],
    ['all of it was removed', ['delete from audit_events'], 'cut', undefined, 0],
  ] as const;
  test('is seen not to hold, however it was damaged, and only with its key', async () => {
    await fill(5);
    for (const [what, statements, fault, id, held] of damage) {
      const event = id === undefined ? undefined : { id, at: expect.any(Number) };
      expect([what, await verdictAfter(statements)]).toEqual([what, { holds: false, held, fault, event }]);
    }
    expect(await verify()).toMatchObject({ holds: true, held: 5 });
    expect(await verify('another-9876543210-ponmlkjihgfedcba')).toMatchObject({
      fault: 'changed',
      event: { id: 1 },
    });
  });
});

/** Adds events as earlier versions did: hashed as they came, and kept as the database can. */
async function fillAsBefore(events: readonly Record<'person_name' | 'target', string>[]): Promise<void> {
  const key = chainKey(secret);
  let hash = chainStart;
  for (const [index, texts] of events.entries()) {
    const row = {
      ...{
        id: index + 1,
        write_id: null,
        kind: 'event' as const,
        at: start + index,
        person_id: 'p1',
        ...texts,
      },
      ...{ company_id: null, company_name: null, action: 'session.end', outcome: 'done', request_id: null },
      detail: null,
    };
    hash = chainHash(key, hash, row);
    await database.kysely
      .insertInto('audit_events')
      .values({ ...row, hash })
      .execute();
  }
  await database.kysely.insertInto('audit_head').values({ id: 1, last_id: events.length, hash }).execute();
}

describe('text that a database cannot keep', () => {
  const odd = [
    ['half a character at its end', 'Ada \ud83d', 'Ada \ufffd'],
    ['the second half alone', '\ude80Ada', '\ufffdAda'],
    ['halves on both sides', '\udc00Ada\ud800', '\ufffdAda\ufffd'],
    ['a NUL', 'A\0da', 'Ada'],
  ] as const;

  test('is hashed as it is kept', async () => {
    const trail = createTrail(database, secret, () => start);
    for (const [, name] of odd) {
      const company = { id: 'acme', name };
      const detail = { note: name, list: [{ name }] };
      await trail.record(
        event({ person: { id: 'p1', name }, company, target: name, detail, requestId: name }),
      );
    }
    await trail.record(event());
    expect(await verify()).toMatchObject({ holds: true, held: odd.length + 1, halves: 0 });
    const rows = await database.kysely.selectFrom('audit_events').selectAll().orderBy('id').execute();
    for (const [index, [what, , kept]] of odd.entries()) {
      const { detail, ...row } = rows[index] ?? expect.fail(what);
      expect([what, row]).toMatchObject([
        what,
        { person_name: kept, company_name: kept, target: kept, request_id: kept },
      ]);
      expect(JSON.parse(detail ?? '')).toEqual({ note: kept, list: [{ name: kept }] });
    }
  });

  test('that an earlier version hashed as it came is proven by its hash, and said', async () => {
    await fillAsBefore([
      { person_name: 'Ada', target: 'x' },
      { person_name: 'Grace \ud83c', target: 'x' },
      { person_name: 'Grace \ud83c', target: 'Grace \ud83c' },
      { person_name: 'Ada \ufffd', target: 'x\udfff' },
      { person_name: 'Ada \ufffd', target: 'x' },
    ]);
    expect(await verify()).toMatchObject({ holds: true, held: 5, halves: 3 });
    const { code, said } = await runVerify(environment());
    expect(said).toContain('The audit trail is intact: 5 entries');
    expect(said).toContain('In 3 entries the database stores U+FFFD instead of half a character');
    expect(code).toBe(0);
  });

  const changes = [
    ['another text', "person_name = 'Mary \ufffd'"],
    ['U+FFFD where a letter was', "target = '\ufffd'"],
    ['another time', 'at = 5'],
  ] as const;
  test('proves nothing of an event that was changed, to whatever', async () => {
    await fillAsBefore([
      { person_name: 'Ada', target: 'x' },
      { person_name: 'Grace \ud83c', target: 'x' },
    ]);
    for (const [what, change] of changes) {
      const verdict = await verdictAfter([`update audit_events set ${change} where id = 2`]);
      expect([what, verdict]).toMatchObject([
        what,
        { holds: false, held: 1, fault: 'changed', event: { id: 2 } },
      ]);
    }
  });
});

test('events stay as they are, whatever is done through the connection of the program', async () => {
  await fill(3);
  const { kind, kysely } = database;
  const replace = 'insert or replace into audit_events select * from audit_events where id = 2';
  const changes = [
    "update audit_events set outcome = 'done'",
    'delete from audit_events',
    kind === 'sqlite' ? replace : 'truncate audit_events',
  ];
  for (const change of changes) {
    await expect(sql.raw(change).execute(kysely)).rejects.toThrow('audit_events is only ever added to');
  }
  expect(await verify()).toMatchObject({ holds: true, held: 3 });
});

describe('the command', () => {
  test('counts the intact entries, also while the console has the database open', async () => {
    await fill(3);
    const { code, said } = await runVerify(environment());
    expect(said).toMatch(
      /^The audit trail is intact: 3 entries, none changed, missing or out of place\. Its last hash is .{43}\.\n$/,
    );
    expect(code).toBe(0);
  });

  test('names the first event that does not fit, and fails', async () => {
    await fill(3);
    await tamper(database, environment(), ["update audit_events set person_name = 'Eve' where id = 2"]);
    const { code, said } = await runVerify(environment());
    expect(said).toContain('The audit trail is NOT intact.');
    expect(said).toContain('entry 2 of 2026-01-01T00:00:02.000Z');
    expect(code).toBe(1);
  });

  test('says that the end is gone', async () => {
    await fill(3);
    await tamper(database, environment(), ['delete from audit_events where id = 3']);
    const { code, said } = await runVerify(environment());
    expect(said).toContain('The end is missing: the last entry is entry 2');
    expect(code).toBe(1);
  });
});
