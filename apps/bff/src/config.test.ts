import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { ConfigError } from './platform/config-error.ts';

const good = {
  KEEPNET_CLIENT_ID: 'client',
  KEEPNET_CLIENT_SECRET: 'hush-hush',
  OIDC_ISSUER: 'https://id.example.com/realm',
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 'quiet',
  SESSION_SECRET: 'Zk3-9fQ7xTmW1pLr8vYc5dHs2bNg6jKu',
};

const lineFor = (change: Record<string, string | undefined>): string => {
  try {
    readConfig({ ...good, ...change });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'started';
};

test('the defaults are those of one machine', () => {
  expect(readConfig(good)).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: new URL('http://localhost:3000'),
    keepnet: { baseUrl: 'https://api.keepnetlabs.com', scope: 'api1' },
    database: { url: undefined, dataDir: './data' },
  });
});

describe('one line names what the console cannot start with', () => {
  test.each([
    ['KEEPNET_CLIENT_ID', { KEEPNET_CLIENT_ID: undefined }],
    ['KEEPNET_CLIENT_SECRET', { KEEPNET_CLIENT_SECRET: undefined }],
    ['KEEPNET_CLIENT_SECRET', { KEEPNET_CLIENT_SECRET: '' }],
    ['KEEPNET_API_URL', { KEEPNET_API_URL: 'http://api.example.com' }],
    ['KEEPNET_API_URL', { KEEPNET_API_URL: 'not a url' }],
    ['KEEPNET_API_URL', { KEEPNET_API_URL: 'https://api.example.com/?key=hush-hush' }],
    ['KEEPNET_API_URL', { KEEPNET_API_URL: 'https://me:hush-hush@api.example.com' }],
    ['KEEPNET_API_URL', { KEEPNET_API_URL: 'https://api.example.com/#here' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: undefined }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://id.example.com' }],
    ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: undefined }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: undefined }],
    ['SESSION_SECRET', { SESSION_SECRET: undefined }],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['SESSION_SECRET', { SESSION_SECRET: 'x'.repeat(64) }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://console.example.com' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://console.example.com/path' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://console.example.com' }],
    ['PORT', { PORT: 'many' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'nginx' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/x' }],
    ['AUTH_MODE', { AUTH_MODE: 'none' }],
    ['OIDC_ROLE_MAP', { OIDC_ROLE_MAP: 'admin=CN=x,OU=y,DC=com' }],
    ['OIDC_ROLE_MAP', { OIDC_ROLE_MAP: 'admin="CN=x,OU=y,DC=com' }],
    ['OIDC_ROLE_MAP', { OIDC_ROLE_MAP: 'admin="x"y' }],
    ['OIDC_ROLE_MAP', { OIDC_ROLE_MAP: 'owner=x' }],
    ['OIDC_ROLE_MAP', { OIDC_ROLE_MAP: ' ; ' }],
    ['OIDC_ROLE_MAP', { OIDC_ROLES_CLAIM: 'email' }],
    ['HOST', { AUTH_MODE: 'local', HOST: '0.0.0.0' }],
    ['PUBLIC_URL', { AUTH_MODE: 'local', PUBLIC_URL: 'https://console.example.com' }],
    ['PUBLIC_URL', { AUTH_MODE: 'local', PORT: '4010', PUBLIC_URL: 'http://localhost:3000' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['PORT', { PORT: '99999' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '80.5' }],
    ['METRICS_PORT', { METRICS_PORT: '70000' }],
    ['METRICS_PORT', { METRICS_PORT: '3000' }],
    ['METRICS_PORT', { PORT: '4010', METRICS_PORT: '4010' }],
    ['OIDC_SCOPES', { OIDC_SCOPES: 'profile email' }],
    ['OIDC_SCOPES', { OIDC_SCOPES: 'openid-extra profile' }],
    ['KEEPNET_CLIENT_ID', { KEEPNET_CLIENT_ID: '  ' }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: '\t' }],
    ['JOB_RETENTION_DAYS', { JOB_RETENTION_DAYS: '366' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'https://me:hush-hush@id.example.com' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'https://id.example.com/realm?key=hush-hush' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'https://id.example.com/#realm' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://console.example.com/#companies' }],
    ['DATABASE_URL', { MIGRATION_DATABASE_URL: 'postgres://owner:hush-hush@db.example.com/console' }],
  ])('%s in %o', (name, change) => {
    const line = lineFor(change);
    expect(line.split('\n')).toHaveLength(1);
    expect(line).toMatch(new RegExp(`^${name} `));
    expect(line).not.toMatch(/hush-hush|quiet/);
  });

  test('all that is missing for the provider is told at once, with whatever else is wrong', () => {
    const none = { OIDC_ISSUER: undefined, OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: undefined };
    const lines = lineFor({ ...none, PORT: '99999', KEEPNET_CLIENT_ID: undefined }).split('\n');
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
      'KEEPNET_CLIENT_ID',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OIDC_ISSUER',
      'PORT',
    ]);
  });

  test('everything that is unsafe or does not fit together is reported at once', () => {
    const names = (lines: string) => lines.split('\n').map((line) => line.split(' ')[0]);
    const unsafe = { PUBLIC_URL: 'http://console.example.com', KEEPNET_API_URL: 'http://api.example.com' };
    const lines = lineFor({
      ...unsafe,
      OIDC_SCOPES: 'email',
      OIDC_ROLE_MAP: 'owner=x',
      OIDC_ISSUER: 'http://x',
    });
    expect(names(lines).sort()).toEqual([
      'KEEPNET_API_URL',
      'OIDC_ISSUER',
      'OIDC_ROLE_MAP',
      'OIDC_SCOPES',
      'PUBLIC_URL',
    ]);
    const misfits = { AUTH_MODE: 'local', HOST: '0.0.0.0', METRICS_PORT: '3000' };
    expect(names(lineFor({ ...misfits, PUBLIC_URL: 'https://console.example.com' })).sort()).toEqual([
      'HOST',
      'METRICS_PORT',
      'PUBLIC_URL',
    ]);
  });

  test('every unusable secret file is reported, and its variable is not also called missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-'));
    writeFileSync(join(folder, 'empty'), ' \n');
    const files = { KEEPNET_CLIENT_SECRET_FILE: folder, OIDC_CLIENT_SECRET_FILE: join(folder, 'empty') };
    const none = { KEEPNET_CLIENT_SECRET: undefined, OIDC_CLIENT_SECRET: undefined };
    expect(
      lineFor({ ...none, ...files })
        .split('\n')
        .sort(),
    ).toEqual([
      'KEEPNET_CLIENT_SECRET_FILE names a file that cannot be read',
      'OIDC_CLIENT_SECRET_FILE names a file that is empty',
    ]);
  });

  test('a number out of its range is reported with the range', () => {
    for (const days of ['0', '400', '1.5', 'two weeks']) {
      expect(lineFor({ JOB_RETENTION_DAYS: days })).toBe(
        'JOB_RETENTION_DAYS must be a whole number from 1 to 365',
      );
    }
  });

  test('several at once get a line each', () => {
    expect(lineFor({ KEEPNET_CLIENT_ID: undefined, PORT: 'many' }).split('\n')).toHaveLength(2);
  });
});

test('a value that is one of a few is told which they are', () => {
  expect(lineFor({ AUTH_MODE: 'none' })).toBe('AUTH_MODE must be oidc or local');
});

test('without PUBLIC_URL it is this machine at the port', () => {
  expect(readConfig({ ...good, PORT: '4010', AUTH_MODE: 'local' }).publicUrl.href).toBe(
    'http://localhost:4010/',
  );
});

test("a port of the system's choice may be that of the metrics too", () => {
  expect(lineFor({ PORT: '0', METRICS_PORT: '0' })).toBe('started');
});

test('a value that is no number is not called missing', () => {
  expect(lineFor({ PORT: 'many' })).toBe('PORT must be a port, a whole number from 0 to 65535');
  for (const value of ['11', 'nginx']) {
    expect(lineFor({ TRUST_PROXY: value })).toMatch(/^TRUST_PROXY must be a number of proxies/);
  }
});

describe('what may be', () => {
  test.each(['1', 'true', 'loopback', '10.0.0.0/8, ::1', 'fd00::/8'])('TRUST_PROXY=%s', (value) => {
    expect(lineFor({ TRUST_PROXY: value })).toBe('started');
  });

  test('http on this machine', () => {
    const local = { OIDC_ISSUER: 'http://127.0.0.1:4000/idp', KEEPNET_API_URL: 'http://127.0.0.1:4000' };
    expect(lineFor(local)).toBe('started');
  });

  test('a local sign-in needs no provider, and ignores variables of one', () => {
    const none = { OIDC_ISSUER: undefined, OIDC_CLIENT_ID: undefined, OIDC_CLIENT_SECRET: undefined };
    expect(lineFor({ ...none, AUTH_MODE: 'local' })).toBe('started');
    expect(lineFor({ AUTH_MODE: 'local', OIDC_ISSUER: 'http://id.example.com', OIDC_SCOPES: 'x' })).toBe(
      'started',
    );
  });

  test('a blank value is none, and does not become the port 0', () => {
    expect(readConfig({ ...good, PORT: ' ', METRICS_PORT: '  ' })).toMatchObject({
      port: 3000,
      metricsPort: undefined,
    });
  });

  test('an IPv6 address as it is written in a URL', () => {
    expect(readConfig({ ...good, HOST: '[::1]' }).host).toBe('::1');
    expect(readConfig({ ...good, HOST: 'fe80::1' }).host).toBe('fe80::1');
  });

  test('secrets from files, without the line end', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'secret-')), 'keepnet');
    writeFileSync(file, 'from-a-file\n');
    const config = readConfig({
      ...good,
      KEEPNET_CLIENT_SECRET: undefined,
      KEEPNET_CLIENT_SECRET_FILE: file,
    });
    expect(config.keepnet.clientSecret).toBe('from-a-file');
    writeFileSync(file, 'postgres://console:hush@db.example.com/console\n');
    expect(readConfig({ ...good, DATABASE_URL_FILE: file }).database.url).toBe(
      'postgres://console:hush@db.example.com/console',
    );
    expect(lineFor({ SESSION_SECRET: undefined, SESSION_SECRET_FILE: '/nowhere' })).toBe(
      'SESSION_SECRET_FILE names a file that cannot be read',
    );
  });
});
