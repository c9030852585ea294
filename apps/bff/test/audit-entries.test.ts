import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Place } from '../src/audit/cursor.ts';
import { fromCursor, toCursor } from '../src/audit/cursor.ts';
import { type AuditEntries, createAuditEntries, type EntryQuery } from '../src/audit/entries.ts';
import { type AuditEvent, createTrail } from '../src/audit/trail.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { freshDatabaseUrl } from './support/database.ts';

const start = Date.UTC(2026, 0, 1);
const acme = { id: 'acme', name: 'Acme Corp' };
const ada = { id: 'idp|ada', name: 'Ada Lovelace' };
const adaLater = { id: 'idp|ada', name: 'Ada King' };
const grace = { id: 'idp|grace', name: 'Grace Hopper' };

let folder: string;
let database: Database;
let entries: AuditEntries;
let at = start;
let trail: ReturnType<typeof createTrail>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir: folder });
  trail = createTrail(database, 'test-0123456789-abcdefghijklmnop-XYZ', () => at);
  entries = createAuditEntries(database.kysely);
  await record(1, { kind: 'event', action: 'session.sign_in', outcome: 'done', person: ada });
  await record(2, write('w1', 'intent', 'intended', ada));
  await record(3, write('w2', 'intent', 'intended', grace));
  await record(4, write('w1', 'outcome', 'unknown', ada));
  // Several things within one millisecond.
  await record(5, write('w3', 'intent', 'intended', ada));
  await record(5, {
    kind: 'event',
    action: 'target-users.export',
    outcome: 'cut',
    person: grace,
    company: acme,
  });
  await record(5, write('w3', 'outcome', 'refused', ada));
  await record(6, write('w1', 'reconciled', 'created', ada));
  await record(7, { kind: 'event', action: 'session.sign_out', outcome: 'done', person: adaLater });
  // The clock of another replica is behind.
  await record(3, { kind: 'event', action: 'session.sign_in', outcome: 'denied' });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function record(minute: number, event: AuditEvent): Promise<void> {
  at = start + minute * 60_000;
  await trail.record(event);
}

const write = (
  writeId: string,
  kind: AuditEvent['kind'],
  outcome: string,
  person: typeof ada,
): AuditEvent => ({
  kind,
  writeId,
  action: 'target-user.create',
  outcome,
  person,
  company: acme,
  target: `${writeId}@example.com`,
});

const minute = (count: number): string => new Date(start + count * 60_000).toISOString();

/** Minute and outcome of every line, read page by page. */
async function read(filters: EntryQuery = {}, limit = 50): Promise<string[]> {
  const resolved = await entries.resolve(filters);
  const told: string[] = [];
  let before: Place | undefined;
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await entries.page(resolved, before, limit);
    told.push(
      ...page.map((row) => `${(row.at - start) / 60_000} ${row.target?.slice(0, 2) ?? '-'} ${row.outcome}`),
    );
    const last = page.at(-1);
    if (last === undefined) return told;
    before = fromCursor(toCursor(last, 0)).after;
  }
  throw new Error('It does not end');
}

const all = [
  '7 - done',
  '6 w1 created',
  '5 w3 refused',
  '5 - cut',
  '3 - denied',
  '3 w2 intended',
  '1 - done',
];

test('a write is one line with its latest state and the time of that state', async () => {
  expect(await read()).toEqual(all);
});

test('the trail as it was keeps a write that went on since where it stood', async () => {
  expect(await read({ upTo: 4 })).toEqual(['4 w1 unknown', '3 w2 intended', '1 - done']);
  expect(await entries.latestId()).toBe(10);
});

test.each([1, 2, 3, 4, 7])('pages of %i entries leave none out and repeat none', async (limit) => {
  expect(await read({}, limit)).toEqual(all);
});

test('all events of a write stand under its line, oldest first', async () => {
  const page = await entries.page([{}], undefined, 50);
  const steps = await entries.stepsOf(page);
  expect([...steps.keys()].sort()).toEqual(['w1', 'w2', 'w3']);
  expect(steps.get('w1')?.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['intent', 'intended'],
    ['outcome', 'unknown'],
    ['reconciled', 'created'],
  ]);
});

describe('filters', () => {
  test.each<[string, EntryQuery, string[]]>([
    ['a person by id', { person: 'idp|grace' }, ['5 - cut', '3 w2 intended']],
    ['a person by part of a name', { person: 'hopp' }, ['5 - cut', '3 w2 intended']],
    [
      'under every name they had, by the last',
      { person: 'king' },
      [all[0], all[1], all[2], all[6]].map(String),
    ],
    ['people, more than one', { person: 'a' }, all.filter((line) => line !== '3 - denied')],
    ['an unknown person', { person: 'unknown' }, []],
    ['a company', { company: 'acme' }, ['6 w1 created', '5 w3 refused', '5 - cut', '3 w2 intended']],
    ['an action', { action: 'session.sign_in' }, ['3 - denied', '1 - done']],
    ['its latest state', { outcome: 'intended' }, ['3 w2 intended']],
    ['not how it stood before', { outcome: 'unknown' }, []],
    ['an action and an outcome', { action: 'target-user.create', outcome: 'created' }, ['6 w1 created']],
    ['from a time on', { from: minute(6) }, ['7 - done', '6 w1 created']],
    ['up to a time', { to: minute(3) }, ['1 - done']],
    [
      'all at once',
      {
        person: 'Ada',
        company: 'acme',
        action: 'target-user.create',
        outcome: 'refused',
        from: minute(0),
        to: minute(6),
      },
      ['5 w3 refused'],
    ],
  ])('find %s', async (_what, filters, expected) => {
    expect(await read(filters)).toEqual(expected);
    expect(await read(filters, 1)).toEqual(expected);
  });

  test('a text that fits too many people is sent back', async () => {
    for (let index = 0; index < 51; index += 1) {
      const person = { id: `many|${index}`, name: `Many ${index}` };
      await record(0, { kind: 'event', action: 'session.sign_out', outcome: 'done', person });
    }
    await expect(entries.resolve({ person: 'many' })).rejects.toMatchObject({
      code: 'invalid_request',
      options: { errors: [{ field: 'person' }] },
    });
    // Its words in any order: 5, 15, 25, 35, 45 and 50.
    expect(await entries.resolve({ person: 'many 5' })).toHaveLength(6);
  });
});
