import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { StorageUnavailable } from '../platform/outage.ts';
import { FlushingSqliteDialect } from './sqlite-driver.ts';

interface Schema {
  notes: { text: string };
}

const memory = new DatabaseSync(':memory:');
memory.exec('create table notes (text text)');
const database: SqliteDatabase = {
  prepare(sql) {
    const statement = memory.prepare(sql);
    const values = (parameters: readonly unknown[]) => parameters.map((each): SQLInputValue => String(each));
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    };
  },
  close: () => undefined,
};

/** Flushes that have begun, each of which ends when the test says so. */
const flushes: PromiseWithResolvers<void>[] = [];
const open = () =>
  new Kysely<Schema>({
    dialect: new FlushingSqliteDialect(database, () => {
      const flush = Promise.withResolvers<void>();
      flushes.push(flush);
      return flush.promise;
    }),
  });
const note = (kysely: Kysely<Schema>, text: string) => kysely.insertInto('notes').values({ text }).execute();
const texts = async (kysely: Kysely<Schema>) =>
  (await kysely.selectFrom('notes').selectAll().execute()).map(({ text }) => text);

afterEach(() => {
  flushes.length = 0;
  memory.exec('delete from notes');
});

test('a commit is answered once it is on disk, and other queries do not wait for that', async () => {
  const kysely = open();
  const done: string[] = [];
  const first = kysely
    .transaction()
    .execute((transaction) => note(transaction, 'first').then(() => note(transaction, 'second')))
    .then(() => done.push('transaction'));
  await expect.poll(() => flushes.length).toBe(1);
  expect(await texts(kysely)).toEqual(['first', 'second']);
  const later = ['third', 'fourth'].map((text) => note(kysely, text).then(() => done.push(text)));
  expect(await texts(kysely)).toHaveLength(4);
  expect(done).toEqual([]);
  expect(flushes).toHaveLength(1);
  flushes[0]?.resolve();
  await first;
  expect(done).toEqual(['transaction']);
  await expect.poll(() => flushes.length).toBe(2);
  flushes[1]?.resolve();
  await Promise.all(later);
  expect(flushes).toHaveLength(2);
});

test('after a flush that failed, no commit is answered as if it were on disk', async () => {
  const kysely = open();
  const lost = expect(note(kysely, 'lost')).rejects.toThrow(new StorageUnavailable('EIO'));
  await expect.poll(() => flushes.length).toBe(1);
  flushes[0]?.reject(Object.assign(new Error('no'), { code: 'EIO' }));
  await lost;
  await expect(note(kysely, 'later')).rejects.toThrow(new StorageUnavailable('EIO'));
  expect(await texts(kysely)).toEqual(['lost', 'later']);
  expect(flushes).toHaveLength(1);
});

test('a transaction that fails gives the connection back', async () => {
  const kysely = open();
  const failing = kysely.transaction().execute(async () => Promise.reject(new TypeError('half-way')));
  await expect(failing).rejects.toThrow('half-way');
  expect(await texts(kysely)).toEqual([]);
});
