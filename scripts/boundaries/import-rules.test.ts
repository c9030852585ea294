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
  'bff/platform knows no noun and imports no sibling': [
    ['apps/bff/src/platform/noun.ts', "import type { A } from '../target-users/create.ts';"],
    ['apps/bff/src/platform/storage.ts', "import type { A } from '../db/database.ts';"],
    ['apps/bff/src/platform/root.ts', "import { a } from '../config.ts';"],
  ],
  'bff/db imports platform': [['apps/bff/src/db/trail.ts', "import { a } from '../audit/trail.ts';"]],
  'bff/audit imports platform and db': [
    ['apps/bff/src/audit/people.ts', "import { a } from '../auth/sessions.ts';"],
    ['apps/bff/src/audit/entries.ts', "import { a } from '../exports/exports.ts';"],
  ],
  'the endpoints and the file of bff/audit import exports too': [
    ['apps/bff/src/audit/file.ts', "import { a } from '../companies/scope.ts';"],
  ],
  'bff/auth imports platform, db, audit and the configuration': [
    ['apps/bff/src/auth/session.ts', "import { a } from '../commands/commands.ts';"],
  ],
  'bff/commands and bff/exports know no noun but the company of a call': [
    ['apps/bff/src/commands/noun.ts', "import { a } from '../target-users/create.ts';"],
    ['apps/bff/src/commands/sibling.ts', "import { a } from '../exports/exports.ts';"],
    ['apps/bff/src/exports/company.ts', "import { a } from '../companies/search-companies.ts';"],
  ],
  'a noun of the bff imports of another only the directory and the scope of companies': [
    ['apps/bff/src/target-users/groups.ts', "import { a } from '../target-groups/create.ts';"],
    ['apps/bff/src/target-groups/listed.ts', "import { a } from '../companies/search-companies.ts';"],
    ['apps/bff/src/companies/session.ts', "import type { A } from '../auth/sessions.ts';"],
    ['apps/bff/src/new-noun/config.ts', "import { a } from '../config.ts';"],
  ],
  'only app.ts of the bff knows nouns': [
    ['apps/bff/src/start.ts', "import { a } from './target-users/create.ts';"],
  ],
  'only app.ts of the bff imports endpoints': [
    ['apps/bff/src/target-users/other.ts', "import { a } from './endpoints.ts';"],
  ],
  'web/shared knows no noun and no page': [
    ['apps/web/src/shared/noun.ts', "import { a } from '../features/x/queries.ts';"],
    ['apps/web/src/shared/page.ts', "import { a } from '../app/router.ts';"],
  ],
  'a feature knows no page': [
    ['apps/web/src/features/x/page.ts', "import { a } from '../../app/router.ts';"],
  ],
  'a feature imports only the queries.ts of another, and what opens a plan': [
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
  ['apps/bff/src/app.ts', "import { a } from './target-users/endpoints.ts';\nexport { a };"],
  ['apps/bff/src/config.ts', "import { a } from './auth/role-map.ts';\nexport { a };"],
  ['apps/bff/src/platform/problem.ts', 'export const a = 1;\nexport type A = number;'],
  ['apps/bff/src/platform/problem.test.ts', "import { a } from '../db/database.ts';"],
  ['apps/bff/src/db/database.ts', "export { a, type A } from '../platform/problem.ts';"],
  ['apps/bff/src/audit/trail.ts', "export { a } from '../db/database.ts';"],
  ['apps/bff/src/audit/endpoints.ts', "import { a } from '../exports/exports.ts';"],
  ['apps/bff/src/audit/verify-command.ts', "import { a } from '../config.ts';"],
  ['apps/bff/src/auth/role-map.ts', 'export const a = 1;'],
  ['apps/bff/src/auth/auth.ts', "import { a } from '../config.ts';\nexport { a };"],
  ['apps/bff/src/auth/sessions.ts', "export { a, type A } from '../db/database.ts';"],
  ['apps/bff/src/commands/commands.ts', "export { a } from '../companies/scope.ts';"],
  ['apps/bff/src/exports/exports.ts', "export { a } from '../companies/visible-companies.ts';"],
  ['apps/bff/src/companies/scope.ts', "export { a } from '../platform/problem.ts';"],
  ['apps/bff/src/companies/visible-companies.ts', "export { a } from './scope.ts';"],
  ['apps/bff/src/companies/search-companies.ts', "export { a } from './scope.ts';"],
  ['apps/bff/src/companies/scope-reset-command.ts', "import { a } from '../audit/trail.ts';"],
  ['apps/bff/src/target-groups/create.ts', "export { a } from '../commands/commands.ts';"],
  ['apps/bff/src/target-users/create.ts', "export { a, type A } from '../platform/problem.ts';"],
  ['apps/bff/src/target-users/endpoints.ts', "export { a } from './create.ts';"],
  ['apps/bff/src/target-users/fields.ts', "import { a } from '../companies/scope.ts';"],
  ['apps/bff/src/commands/sending.ts', "import { a } from './commands.ts';"],
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
