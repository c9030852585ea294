import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../apps/bff/src/config.ts';
import { keptSecret } from './secret.ts';
import { settingsFor } from './stack.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'stack-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('a demo uses nothing of a real console’s environment', async () => {
  const path = await folder();
  await writeFile(join(path, 'url'), 'postgres://console:hush@db.example.com/console');
  const real = {
    DATABASE_URL_FILE: join(path, 'url'),
    MIGRATION_DATABASE_URL_FILE: join(path, 'url'),
    KEEPNET_CLIENT_SECRET_FILE: join(path, 'url'),
    KEEPNET_SCOPE: 'api2',
    OIDC_ISSUER: 'https://id.example.com',
    OIDC_SCOPES: 'openid groups',
    OIDC_COMPANIES_CLAIM: 'companies',
    AUTH_MODE: 'local',
  };
  const sandbox = { url: 'http://localhost:8001', sandboxUrl: 'http://127.0.0.1:8002' };
  const secret = await keptSecret(path);
  const settings = settingsFor({ port: 8001, dataDir: path }, sandbox, secret);
  const plain = readConfig(settings);
  expect(readConfig({ ...real, ...settings })).toEqual(plain);
  expect(plain).toMatchObject({
    database: { url: undefined, ownerUrl: undefined, dataDir: path },
    auth: { mode: 'oidc', scopes: 'openid profile email', companiesClaim: undefined },
  });
});

test('a data folder that cannot be written is refused, naming its variable', async () => {
  const file = join(await folder(), 'file');
  await writeFile(file, '');
  await expect(keptSecret(file)).rejects.toThrow(`DATA_DIR ${file} cannot be written: it is a file (EEXIST)`);
});

test('the secret of a data folder stays the same', async () => {
  const path = await folder();
  expect(await keptSecret(path)).toBe(await keptSecret(path));
});
