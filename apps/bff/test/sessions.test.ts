import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTrail } from '../src/audit/trail.ts';
import {
  absoluteMs,
  createSessions,
  hashSessionId,
  idleMs,
  type Sessions,
  touchMs,
} from '../src/auth/sessions.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { freshDatabaseUrl } from './support/database.ts';

let dataDir: string;
let database: Database;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sessions-'));
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir });
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

let now = 1_800_000_000_000;
const sessionsIn = (where: Database) => createSessions(where, createTrail(where, 'secret'), () => now);
const createStore = () => sessionsIn(database);
const ada = { id: 'issuer|ada', name: 'Ada', email: null, role: 'viewer', companies: null } as const;

const get = async (store: Sessions, id: string) => {
  const found = await store.read(id);
  if (found !== undefined) await store.touch(found);
  return found?.person.name;
};
const signIn = (store: Sessions, id: string) => store.insert(id, ada);
const signOut = (store: Sessions, id: string) => store.end(hashSessionId(id));
const row = () => database.kysely.selectFrom('sessions').selectAll().executeTakeFirst();

test('only an id that was handed out opens a session, until it ends', async () => {
  const store = createStore();
  expect(await get(store, 'uninvited')).toBeUndefined();
  await signIn(store, 'invited');
  expect(await get(store, 'invited')).toBe('Ada');
  await signOut(store, 'invited');
  expect(await get(store, 'invited')).toBeUndefined();
});

test('a request that is late brings nothing back after sign-out', async () => {
  const [here, there] = [createStore(), createStore()];
  await signIn(here, 'late');
  now += touchMs;
  const late = get(there, 'late');
  await signOut(here, 'late');
  await late;
  expect(await row()).toBeUndefined();
  expect(await get(here, 'late')).toBeUndefined();
});

test('a read that is under way when the session ends does not keep it alive in the cache', async () => {
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const reads = new Set<unknown>();
  const slowToRead = database.kysely.withPlugin({
    transformQuery: ({ node, queryId }) => {
      if (node.kind === 'SelectQueryNode') reads.add(queryId);
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      if (reads.has(queryId)) await held;
      return result;
    },
  });
  const store = sessionsIn({ ...database, kysely: slowToRead });
  await signIn(store, 'racing');
  const reading = get(store, 'racing');
  await signOut(store, 'racing');
  answer();
  await reading;
  expect(await get(store, 'racing')).toBeUndefined();
});

test('an end on another replica is seen within a second', async () => {
  const [here, there] = [createStore(), createStore()];
  await signIn(here, 'shared');
  expect(await get(there, 'shared')).toBe('Ada');
  await signOut(here, 'shared');
  now += 799;
  expect(await get(there, 'shared')).toBe('Ada');
  now += 1;
  expect(await get(there, 'shared')).toBeUndefined();
});

test('use is written down once a minute at most, and moves the end but never past the absolute one', async () => {
  const store = createStore();
  const started = now;
  await signIn(store, 'used');
  await get(store, 'used');
  now += touchMs - 1;
  await get(store, 'used');
  expect(await row()).toMatchObject({ last_seen_at: started, expires_at: started + idleMs });
  now += 1;
  await get(store, 'used');
  expect(await row()).toMatchObject({ last_seen_at: now, expires_at: now + idleMs });
  while (now + idleMs - 1 < started + absoluteMs) {
    now += idleMs - 1;
    await get(store, 'used');
  }
  expect(await row()).toMatchObject({ last_seen_at: now, expires_at: started + absoluteMs });
  now = started + absoluteMs;
  expect(await get(store, 'used')).toBeUndefined();
  expect(await row()).toMatchObject({ expires_at: started + absoluteMs });
});

test('what is over is removed, and what is not stays', async () => {
  const store = createStore();
  await store.removeExpired();
  expect(await row()).toBeUndefined();
  await signIn(store, 'stays');
  now += idleMs - 1;
  await store.removeExpired();
  expect(await row()).toBeDefined();
  now += 1;
  await store.removeExpired();
  expect(await row()).toBeUndefined();
});

test('the id itself is not in the database', async () => {
  const store = createStore();
  await signIn(store, 'a-very-secret-session-id');
  expect(JSON.stringify(await row())).not.toContain('a-very-secret-session-id');
});
