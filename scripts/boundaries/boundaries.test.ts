import { expect, test } from 'vitest';
import { figureFaults, lineFigures } from './figures.ts';
import { findFaults } from './rules.ts';
import { sourceFile } from './workspace.ts';

const faultsOf = (sources: Record<string, string>) =>
  findFaults(Object.entries(sources).map(([path, source]) => sourceFile(path, source)));

const web = 'apps/web/src';

test.each([
  [`${web}/app/page.tsx`, "import { a } from '@reseller-console/bff';", 'web must not import bff'],
  [
    `${web}/app/page.tsx`,
    "import type { A } from '@reseller-console/keepnet';",
    'web must not import keepnet',
  ],
  [`${web}/app/page.tsx`, "import '@reseller-console/sandbox';", 'web must not import sandbox'],
  [
    `${web}/app/page.tsx`,
    "import {\n  a,\n  b,\n} from '../../../bff/src/app.ts';",
    'web must not import bff',
  ],
  [`${web}/app/page.tsx`, "const a = () => import('../../../bff/src/app.ts');", 'web must not import bff'],
  [
    'packages/keepnet/src/a.ts',
    "import { a } from '@reseller-console/contract';",
    'keepnet must not import contract',
  ],
  [
    'apps/sandbox/src/a.ts',
    "import { a } from '@reseller-console/keepnet';",
    'sandbox must not import keepnet',
  ],
  [
    'apps/sandbox/test/a.test.ts',
    "import { a } from '@reseller-console/bff';",
    'sandbox must not import bff',
  ],
  ['apps/bff/src/a.ts', "import { a } from '@reseller-console/sandbox';", 'bff must not import sandbox'],
  ['packages/contract/src/a.ts', "import { a } from 'node:fs';", 'contract imports only zod, not node:fs'],
  [
    'apps/bff/src/a.ts',
    "import { a } from '../../../packages/contract/src/role.ts';",
    'import contract by its package name',
  ],
  [`${web}/shared/a.ts`, "import { a } from '../features/x/queries.ts';", 'shared knows no feature'],
  [`${web}/features/x/a.ts`, "import { a } from '../../app/router.tsx';", 'a feature must not import app'],
  [
    `${web}/features/x/a.ts`,
    "import { a } from '../y/model/rows.ts';",
    "a feature imports another's queries.ts only",
  ],
  ['apps/bff/src/a.ts', 'const home = process.env.HOME;', 'process.env is read in config.ts only'],
  ['apps/bff/src/a.ts', "export { b } from './b.ts';", "only a package's entry re-exports"],
  ['apps/bff/src/a.ts', '//\n'.repeat(401), '401 lines, and 400 are the limit'],
  ['apps/bff/src/a.ts', 'export function lonely() {}', 'lonely is exported and used nowhere else'],
])('%s is refused what its rule forbids (case %#)', (path, source, fault) => {
  expect(faultsOf({ [path]: source })).toEqual([expect.stringContaining(`${path}: ${fault}`)]);
});

test.each([
  [`${web}/app/page.tsx`, "import { Role } from '@reseller-console/contract';"],
  [`${web}/features/x/a.ts`, "import { a } from '../y/queries.ts';\nimport { b } from './model/b.ts';"],
  [`${web}/features/x/a.ts`, "import { a } from '../../shared/api.ts';"],
  ['apps/bff/src/a.ts', "import { a } from '@reseller-console/keepnet';"],
  ['apps/bff/test/a.test.ts', "import { startSandbox } from '@reseller-console/sandbox';"],
  ['packages/contract/src/a.ts', "import * as z from 'zod/mini';"],
  ['packages/contract/src/index.ts', "export * from './a.ts';"],
  ['apps/bff/src/config.ts', 'const home = process.env.HOME;'],
  [
    'apps/bff/src/a.ts',
    '// process.env and "import x from \'@reseller-console/sandbox\'" are only named here',
  ],
])('%s is allowed the rest (case %#)', (path, source) => {
  expect(faultsOf({ [path]: source })).toEqual([]);
});

test('a cycle of running imports is refused, one of types is not', () => {
  const cycle = (keyword: string) =>
    faultsOf({
      'apps/bff/src/a.ts': "import { b } from './b.ts';\nexport const a = b;",
      'apps/bff/src/b.ts': `${keyword} { a } from './a.ts';\nexport const b = 1;`,
    });
  expect(cycle('import')).toEqual([
    'import cycle: apps/bff/src/a.ts -> apps/bff/src/b.ts -> apps/bff/src/a.ts',
  ]);
  expect(cycle('import type')).toEqual([]);
});

test('the figures leave tests out and name what is over its limit', () => {
  const file = (path: string, lines: number) => sourceFile(path, '\n'.repeat(lines));
  const files = [10, 20, 300].map((lines) => file(`apps/bff/src/${lines}.ts`, lines));
  const figures = lineFigures([...files, file('apps/bff/test/long.test.ts', 5_000)]);
  expect(figures).toEqual({ files: 3, median: 20, p90: 300, longest: 300, where: 'apps/bff/src/300.ts' });
  expect(figureFaults(figures)).toEqual([expect.stringContaining('one file in ten has 300 lines')]);
  expect(figureFaults({ median: 80, p90: 100 })).toEqual([expect.stringContaining('the median file has 80')]);
});
