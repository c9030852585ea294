import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../src/platform/config-error.ts';
import { refusedStart, spawnBff } from './support/child.ts';
import { startConsole } from './support/console.ts';
import { emptyDatabaseUrl } from './support/database.ts';
import { leastEnvironment } from './support/environment.ts';

test('a console that is asked to stop while it starts does so, and has said what it was waiting for', async () => {
  const silent = createServer((socket) => socket.resume().on('error', () => {})).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const dataDir = await mkdtemp(join(tmpdir(), 'starting-'));
  const databaseUrl = await emptyDatabaseUrl();
  const child = spawnBff({
    PORT: '0',
    KEEPNET_API_URL: `http://127.0.0.1:${port}`,
    ...leastEnvironment,
    DATA_DIR: dataDir,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    silent.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const said = text(child.stdout);
  const exited = once(child, 'exit');
  await once(silent, 'connection');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(await said).toMatch(/opening the database.*\n.*asking Keepnet whether the credential works"\}\n/);
});

test('a HOST of another machine is reported as such, and not as a port', async () => {
  const site = await startConsole();
  onTestFinished(() => site.close());
  // An address for documentation (RFC 5737), which no machine has.
  site.environment['HOST'] = '192.0.2.1';
  await expect(site.restart()).rejects.toThrow(
    new ConfigError('HOST 192.0.2.1 is no address of this machine (EADDRNOTAVAIL)'),
  );
});

/** The database that a role without rights of its own is to use: Postgres 15 and newer let it create nothing. */
async function withoutRights(url: string): Promise<string> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const role = `weak_${process.pid}`;
  await owner.query(`create role ${role} login password 'weak'`);
  onTestFinished(async () => {
    await owner.query(`drop role ${role}`);
    await owner.end();
  });
  const weak = new URL(url);
  weak.username = role;
  weak.password = 'weak';
  return weak.href;
}

test('storage that cannot be written ends the start with 78 and one line with the cause', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'starting-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const url = await emptyDatabaseUrl();
  const environment = { ...leastEnvironment, PORT: '0', DATA_DIR: dataDir };
  const { code, complaint } =
    url === undefined
      ? await refusedStart(environment, { fileKb: 0 })
      : await refusedStart({ ...environment, DATABASE_URL: await withoutRights(url) });
  expect(complaint).toMatch(
    url === undefined
      ? /^DATA_DIR (?!.* in use)[^\n]*\((?:SQLITE_FULL|SQLITE_IOERR|ENOSPC)\)\n$/
      : /^DATABASE_URL [^\n]*owner of the database[^\n]*\(42501\)\n$/,
  );
  expect(code).toBe(78);
});
