import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../lib/paths.ts';

const environment = 'export const home = process.env.HOME;\n';

const refused: [rule: string, path: string, source: string][] = [
  ['noProcessEnv', 'apps/bff/src/env.ts', environment],
  ['noProcessEnv', 'apps/web/src/shared/env.ts', environment],
  ['noBarrelFile', 'packages/keepnet/src/barrel.ts', "export { b } from './b.ts';\n"],
  ['noReExportAll', 'apps/bff/src/all.ts', "export * from './b.ts';\n"],
  ['noExplicitAny', 'apps/bff/src/any.ts', 'export const a = (b: any) => b;\n'],
  ['noNonNullAssertion', 'apps/bff/src/non-null.ts', 'export const a = (b?: string) => b!;\n'],
];
const allowed: [path: string, source: string][] = [
  ['apps/bff/src/config.ts', environment],
  ['apps/bff/test/a.test.ts', environment],
  ['packages/contract/src/index.ts', "export * from './b.ts';\n"],
];

let root: string;
let report: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lint-rules-'));
  await copyFile(inWorkspace('biome.json'), join(root, 'biome.json'));
  for (const [path, source] of [...refused.map(([, path, source]) => [path, source] as const), ...allowed]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), source);
  }
  const biome = inWorkspace('node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github'];
  report = spawnSync(process.execPath, [biome, ...options], { cwd: root, encoding: 'utf8' }).stdout;
});
afterAll(() => rm(root, { recursive: true, force: true }));

const faultsOf = (path: string) => report.split('\n').filter((line) => line.includes(`/${path},`));

test.each(refused)('%s is refused in %s', (rule, path) => {
  expect(faultsOf(path)).toContainEqual(expect.stringContaining(`/${rule},`));
});

test.each(allowed)('%s may do it', (path) => {
  expect(faultsOf(path)).toEqual([]);
});
