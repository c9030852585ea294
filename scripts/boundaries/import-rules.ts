import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

const tests = '\\.test\\.tsx?$|^(apps|packages)/[^/]+/test/';

/** A rule as dependency-cruiser takes it; `name` is what a fault says. */
const forbid = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to });

const ours = '^(apps|packages|e2e|bench|scripts)/';

/** What a workspace package may import of ours; its tests may import the sandbox too. */
const mayImport = (folder: string, others: readonly string[]): IRegularForbiddenRuleType[] => {
  const own = [folder, ...others].map((path) => `^${path}/`);
  const name = folder.split('/')[1];
  const allowed = others.map((path) => path.split('/')[1]).join(' and ') || 'nothing of ours';
  return [
    forbid(
      `${name} imports ${allowed}`,
      { path: `^${folder}/`, pathNot: tests },
      { path: ours, pathNot: own },
    ),
    forbid(
      `tests of ${name} import ${allowed}, and the sandbox`,
      { path: [`^${folder}/.*\\.test\\.tsx?$`, `^${folder}/test/`] },
      { path: ours, pathNot: [...own, '^apps/sandbox/'] },
    ),
  ];
};

/** The import rules of the workspace. Type imports count: they couple files just as much. */
export const importRules: IRegularForbiddenRuleType[] = [
  ...mayImport('packages/contract', []),
  ...mayImport('packages/keepnet', []),
  ...mayImport('apps/sandbox', []),
  ...mayImport('apps/bff', ['packages/contract', 'packages/keepnet']),
  ...mayImport('apps/web', ['packages/contract']),
  forbid(
    'contract imports zod only',
    { path: '^packages/contract/src/', pathNot: tests },
    { pathNot: ['^packages/contract/src/', '/node_modules/zod/', '^node_modules/zod/'] },
  ),
  forbid(
    'packages are imported by name',
    { path: '^(apps|packages)/([^/]+)/', pathNot: tests },
    { path: '^(apps|packages)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  ),
  forbid(
    'packages are imported at their entry',
    { path: '^(apps|packages)/([^/]+)/', pathNot: tests },
    { path: '^(apps|packages)/', pathNot: ['^$1/$2/', '/src/index\\.ts$'] },
  ),
  forbid(
    'web/shared knows no noun and no page',
    { path: '^apps/web/src/shared/' },
    { path: '^apps/web/src/(features|app)/' },
  ),
  forbid('a feature knows no page', { path: '^apps/web/src/features/' }, { path: '^apps/web/src/app/' }),
  forbid(
    'a feature imports only the queries.ts of another',
    { path: '^apps/web/src/features/([^/]+)/' },
    {
      path: '^apps/web/src/features/',
      pathNot: ['^apps/web/src/features/$1/', '^apps/web/src/features/[^/]+/queries\\.ts$'],
    },
  ),
  forbid('no import cycles', {}, { circular: true }),
  forbid('every import resolves', {}, { couldNotResolve: true }),
];
