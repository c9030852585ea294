import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../platform/config-error.ts';
import { openDatabase } from './database.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'start-fault-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const garbage = 'not a database, whatever its name says'.repeat(200);

// Tests may run as root, who can open every file. A folder in its place gives the same code as a file of another account.
test.each([
  [
    'a lock that this account cannot open',
    (path: string) => mkdir(join(path, 'lock.sqlite')),
    /lock\.sqlite .*another account \(SQLITE_CANTOPEN\)$/,
  ],
  [
    'a lock that is no database',
    (path: string) => writeFile(join(path, 'lock.sqlite'), garbage),
    /lock\.sqlite .*not a database \(SQLITE_NOTADB\)$/,
  ],
  [
    'a database that this account cannot open',
    (path: string) => mkdir(join(path, 'console.sqlite')),
    /console\.sqlite .*another account \(SQLITE_CANTOPEN\)$/,
  ],
  [
    'a database that is none',
    (path: string) => writeFile(join(path, 'console.sqlite'), garbage),
    /console\.sqlite .*not a database \(SQLITE_NOTADB\)$/,
  ],
] as const)('%s is told in one line with its cause, and is no other process', async (_what, spoil, line) => {
  const dataDir = await folder();
  await spoil(dataDir);
  const refused = await openDatabase({ url: undefined, dataDir }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConfigError);
  expect(String(refused)).toMatch(line);
  expect(String(refused)).toContain(`DATA_DIR ${dataDir} `);
  expect(String(refused)).not.toMatch(/in use|\n/);
});

test.each([
  ['below a file', 'file/data', /a part of the path is a file \(ENOTDIR\)$/],
  ['where a file is', 'file', /it is a file \(EEXIST\)$/],
  ['behind a link to nothing', 'link/data', /a part of the path is a link to nothing \(ENOENT\)$/],
  ['of too long a name', 'x'.repeat(300), /the name is too long \(ENAMETOOLONG\)$/],
])('a folder %s is told with its cause', async (_where, name, line) => {
  const path = await folder();
  await writeFile(join(path, 'file'), '');
  await symlink(join(path, 'nothing'), join(path, 'link'));
  await expect(openDatabase({ url: undefined, dataDir: join(path, name) })).rejects.toThrow(line);
});

test('another process is told as such', async () => {
  const dataDir = await folder();
  const first = await openDatabase({ url: undefined, dataDir });
  onTestFinished(() => first.close());
  await expect(openDatabase({ url: undefined, dataDir })).rejects.toThrow(
    `DATA_DIR ${dataDir} is in use by another process of the console`,
  );
});

test.each([
  ['postgres://console:hush-hush@127.0.0.1:1/console', 'nothing listens there (ECONNREFUSED)'],
  [
    'postgres://console:hush#hush@127.0.0.1/console',
    'it is no URL: encode special characters of the password (ERR_INVALID_URL)',
  ],
  [
    'postgres://console:hush-hush@127.0.0.1:1/console?sslmode=verify-full&sslrootcert=/nowhere/ca.pem',
    'a file that it names is not there (ENOENT)',
  ],
  ['postgres:///console?host=/nowhere', 'a file that it names is not there (ENOENT)'],
])('a Postgres at %s is told with its cause and without its password', async (url, cause) => {
  const refused = await openDatabase({ url, dataDir: '' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConfigError);
  expect(String(refused)).toContain(`DATABASE_URL names a database that cannot be used: ${cause}`);
  expect(String(refused)).not.toMatch(/hush|\n/);
});
