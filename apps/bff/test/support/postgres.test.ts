import pg from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabaseUrl } from './database.ts';

test('the database of this file is a real and empty Postgres in the project postgres, and none in sqlite', async () => {
  const url = await emptyDatabaseUrl();
  if (process.env.TEST_DATABASE === 'sqlite') {
    expect(url).toBeUndefined();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const version = await client.query('select version() as version');
  const tables = await client.query("select * from pg_tables where schemaname = 'public'");
  await client.end();
  expect(version.rows[0].version).toMatch(/^PostgreSQL 1\d/);
  expect(tables.rows).toEqual([]);
});
