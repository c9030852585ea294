import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createUploads, type Uploads } from '../src/jobs/uploads.ts';
import { Clock } from './support/clock.ts';
import { freshDatabaseUrl } from './support/database.ts';

let folder: string;
let database: Database;
let uploads: Uploads;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir: folder });
  uploads = createUploads(database, 'x'.repeat(32), new Clock().now);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function stored(id: string, count: number) {
  const upload = uploads.begin(id);
  const rows = Array.from({ length: count }, (_, index) => ({ line: index + 2, values: [`row ${index}`] }));
  for (const row of rows) await upload.add(row);
  await upload.end();
  return rows;
}

test('the rows of an import are read as they arrived', async () => {
  const rows = await stored('import', 450);
  expect(await uploads.read('import', 450)).toEqual(rows);
});

test('an import of which rows are gone is never read as a shorter one', async () => {
  await stored('cut', 450);
  await database.kysely.deleteFrom('import_rows').where('part', '=', 2).execute();
  await expect(uploads.read('cut', 450)).rejects.toMatchObject({ code: 'internal' });
  await uploads.drop('cut');
  await expect(uploads.read('cut', 450)).rejects.toMatchObject({ code: 'internal' });
});
