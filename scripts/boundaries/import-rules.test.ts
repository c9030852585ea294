import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../lib/paths.ts';
import { importFaults } from './import-faults.ts';

/** Files that each break one rule, by the name of the rule. */
const broken: Record<string, [path: string, source: string][]> = {
  'contract imports nothing of ours': [
    ['packages/contract/src/a.ts', "import { a } from '../../keepnet/src/index.ts';"],
  ],
  'keepnet imports nothing of ours': [
    ['packages/keepnet/src/a.ts', "import type { A } from '../../contract/src/index.ts';"],
  ],
  'sandbox imports nothing of ours': [
    ['apps/sandbox/src/a.ts', "import { a } from '../../../packages/keepnet/src/index.ts';"],
  ],
  'tests of sandbox import nothing of ours, and the sandbox': [
    ['apps/sandbox/test/a.test.ts', "import { a } from '../../bff/src/index.ts';"],
  ],
  'bff imports contract and keepnet': [
    ['apps/bff/src/a.ts', "import { a } from '../../sandbox/src/index.ts';"],
  ],
  'web imports contract': [
    ['apps/web/src/app/static.tsx', "import { a } from '../../../bff/src/index.ts';"],
    ['apps/web/src/app/types.tsx', "import type { A } from '../../../../packages/keepnet/src/index.ts';"],
    ['apps/web/src/app/lines.tsx', "import {\n  a,\n} from '../../../sandbox/src/index.ts';"],
    ['apps/web/src/app/dynamic.tsx', "export const a = () => import('../../../bff/src/index.ts');"],
  ],
  'contract imports zod only': [
    ['packages/contract/src/file.ts', "import { readFile } from 'node:fs';"],
    ['packages/contract/src/express.ts', "import express from 'express';"],
  ],
  'packages are imported by name': [
    ['apps/bff/src/relative.ts', "import { a } from '../../../packages/contract/src/index.ts';"],
  ],
  'packages are imported at their entry': [
    ['apps/bff/src/inner.ts', "import { a } from '../../../packages/contract/src/role.ts';"],
  ],
  'web/shared knows no noun and no page': [
    ['apps/web/src/shared/noun.ts', "import { a } from '../features/x/queries.ts';"],
    ['apps/web/src/shared/page.ts', "import { a } from '../app/router.ts';"],
  ],
  'a feature knows no page': [
    ['apps/web/src/features/x/page.ts', "import { a } from '../../app/router.ts';"],
  ],
  'a feature imports only the queries.ts of another': [
    ['apps/web/src/features/x/model.ts', "import type { A } from '../y/model/rows.ts';"],
  ],
  'no import cycles': [
    ['apps/bff/src/b.ts', "import type { C } from './c.ts';\nexport const b = 1;"],
    ['apps/web/src/shared/language/b.ts', "import type { C } from './c.ts';\nexport const b = 1;"],
  ],
  'every import resolves': [['apps/bff/src/lost.ts', "import { a } from './gone.ts';"]],
};

/** What the rules allow, and what the files above import. */
const allowed: [path: string, source: string][] = [
  ['apps/bff/src/c.ts', "import { b } from './b.ts';\nexport type C = typeof b;"],
  ['apps/web/src/shared/language/c.ts', "import { b } from './b.ts';\nexport type C = typeof b;"],
  ['apps/bff/src/index.ts', 'export const a = 1;'],
  ['apps/sandbox/src/index.ts', 'export const a = 1;'],
  ['packages/contract/src/index.ts', "export * from './role.ts';"],
  ['packages/contract/src/role.ts', "import * as z from 'zod/mini';\nexport const a = z;"],
  ['packages/keepnet/src/index.ts', 'export const a = 1;\nexport type A = number;'],
  ['apps/bff/test/a.test.ts', "import { a } from '../../sandbox/src/index.ts';"],
  ['apps/web/src/app/router.ts', "import { a } from '../features/x/queries.ts';\nexport { a };"],
  ['apps/web/src/features/x/queries.ts', "import { a } from '../y/queries.ts';\nexport { a };"],
  ['apps/web/src/features/y/queries.ts', "import { a } from '../../shared/api.ts';\nexport { a };"],
  ['apps/web/src/features/y/model/rows.ts', 'export type A = string;'],
  ['apps/web/src/shared/api.ts', 'export const a = 1;'],
  ['apps/bff/src/comment.ts', "// import { a } from '../../sandbox/src/index.ts' is only named here"],
];

let root: string;
let faults: string[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'import-rules-'));
  for (const [path, source] of [...Object.values(broken).flat(), ...allowed]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), source);
  }
  await symlink(inWorkspace('packages/contract/node_modules'), join(root, 'packages/contract/node_modules'));
  faults = await importFaults(root, ['apps', 'packages']);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test.each(Object.entries(broken))('%s', (rule, files) => {
  for (const [path] of files) expect(faults).toContainEqual(expect.stringContaining(`${rule}: ${path} -> `));
});

test('what keeps the rules is no fault', () => {
  for (const [path] of allowed) expect(faults.filter((fault) => fault.includes(`: ${path} ->`))).toEqual([]);
});
