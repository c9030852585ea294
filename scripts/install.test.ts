import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from './lib/paths.ts';

const lockfile = (version: string) => `lockfileVersion: '9.0'

importers:

  .:
    devDependencies:
      '@scope/tool':
        specifier: 'catalog:'
        version: ${version}

  apps/one:
    dependencies:
      zod:
        specifier: ^4.0.0
        version: 4.6.7

packages:

  zod@4.6.7:
    resolution: {integrity: sha512-x}
`;

let root: string;
const write = (path: string, content: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'console-guard-'));
  for (const script of ['guard.mjs', 'install.mjs']) {
    cpSync(inWorkspace(`scripts/${script}`), join(root, 'scripts', script));
  }
  write('package.json', '{ "devDependencies": { "@scope/tool": "catalog:" } }');
  write('apps/one/package.json', '{ "dependencies": { "zod": "^4.0.0" } }');
  write('pnpm-lock.yaml', lockfile('1.0.0'));
  write('node_modules/.pnpm/lock.yaml', lockfile('1.0.0'));
  write('node_modules/.modules.yaml', '');
  mkdirSync(join(root, 'apps/one/node_modules'));
});

afterEach(() => rmSync(root, { recursive: true }));

function guard() {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(root, 'scripts/guard.mjs')], {
    encoding: 'utf8',
  });
  return { status, lines: `${stderr}${stdout}`.trimEnd().split('\n') };
}

test('a whole and current install passes in silence', () => {
  expect(guard()).toEqual({ status: 0, lines: [''] });
});

test.each([
  [
    'no install',
    () => rmSync(join(root, 'node_modules'), { recursive: true }),
    'Dependencies are not installed',
  ],
  [
    'an install that broke off',
    () => rmSync(join(root, 'node_modules/.pnpm/lock.yaml')),
    'Dependencies are not installed',
  ],
  [
    'an install of another lockfile',
    () => write('pnpm-lock.yaml', lockfile('2.0.0')),
    'Dependencies are not those of pnpm-lock.yaml',
  ],
  [
    'a manifest that asks for more than the lockfile knows',
    () => write('apps/one/package.json', '{ "dependencies": { "zod": "^4.0.0", "yup": "1.0.0" } }'),
    'pnpm-lock.yaml is stale: apps/one/package.json and it disagree about yup',
  ],
  [
    'a manifest that asks for another version',
    () => write('package.json', '{ "devDependencies": { "@scope/tool": "2.0.0" } }'),
    'pnpm-lock.yaml is stale: package.json and it disagree about @scope/tool',
  ],
  [
    'a manifest that dropped a dependency',
    () => write('apps/one/package.json', '{}'),
    'pnpm-lock.yaml is stale: apps/one/package.json and it disagree about zod',
  ],
  [
    'a folder that was not linked',
    () => rmSync(join(root, 'apps/one/node_modules'), { recursive: true }),
    'Dependencies of apps/one are not installed',
  ],
])('%s stops with one line', (_name, damage, message) => {
  damage();
  expect(guard()).toEqual({ status: 78, lines: [expect.stringContaining(message)] });
});
