import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chainKey, createTrail } from '../src/audit/trail.ts';
import { verifyTrail } from '../src/audit/verify.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { event, runVerify, tamper } from './support/audit.ts';
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

describe('the chain', () => {
  test('holds where nothing happened, and where much did', async () => {
    expect(await verify()).toEqual({ holds: true, held: 0, hash: '' });
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
  test.each([...columns, ...others])('names an event whose %s was changed', async (column) => {
    await fill(5);
    const value = column === 'at' ? '1' : "'other'";
    await tamper(database, environment(), [`update audit_events set ${column} = ${value} where id = 3`]);
    expect(await verify()).toMatchObject({ holds: false, held: 2, fault: 'changed', event: { id: 3 } });
  });

  test.each([
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
  ])('is seen not to hold where %s', async (_what, statements, fault, id, held) => {
    await fill(5);
    await tamper(database, environment(), statements);
    expect(await verify()).toMatchObject({ holds: false, held, fault, event: { id } });
  });

  test('is seen not to hold where all of it was removed', async () => {
    await fill(5);
    await tamper(database, environment(), ['delete from audit_events']);
    expect(await verify()).toEqual({ holds: false, held: 0, fault: 'cut', event: undefined });
  });

  test('cannot be made or checked without the key', async () => {
    await fill(5);
    expect(await verify('another-9876543210-ponmlkjihgfedcba')).toMatchObject({
      fault: 'changed',
      event: { id: 1 },
    });
  });
});

describe('events stay as they are', () => {
  const statements = {
    update: "update audit_events set outcome = 'done'",
    delete: 'delete from audit_events',
    'replace or truncate': '',
  };
  test.each(Object.entries(statements))(
    'against %s through the connection of the program',
    async (_how, given) => {
      await fill(3);
      const { kind, kysely } = database;
      const replace = 'insert or replace into audit_events select * from audit_events where id = 2';
      const statement = given === '' ? (kind === 'sqlite' ? replace : 'truncate audit_events') : given;
      await expect(sql.raw(statement).execute(kysely)).rejects.toThrow('audit_events is only ever added to');
      expect(await verify()).toMatchObject({ holds: true, held: 3 });
    },
  );
});

describe('the command', () => {
  test('counts what holds, also beside the program that has the database open', async () => {
    await fill(3);
    const { code, said } = await runVerify(environment());
    expect(said).toMatch(
      /^The trail holds: 3 events, none changed, missing or out of place\. Its end is .{43}\.\n$/,
    );
    expect(code).toBe(0);
  });

  test('names the first event that does not fit, and fails', async () => {
    await fill(3);
    await tamper(database, environment(), ["update audit_events set person_name = 'Eve' where id = 2"]);
    const { code, said } = await runVerify(environment());
    expect(said).toContain('The trail does NOT hold.');
    expect(said).toContain('event 2 of 2026-01-01T00:00:02.000Z');
    expect(code).toBe(1);
  });

  test('says that the end is gone', async () => {
    await fill(3);
    await tamper(database, environment(), ['delete from audit_events where id = 3']);
    const { code, said } = await runVerify(environment());
    expect(said).toContain('was cut off: it ends with event 2');
    expect(code).toBe(1);
  });

  test('names the variable that is missing', async () => {
    const { code, said } = await runVerify({ DATA_DIR: folder });
    expect(said).toContain('SESSION_SECRET is needed');
    expect(code).toBe(78);
  });
});
