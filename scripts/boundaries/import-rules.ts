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

const server = '^apps/bff/src/';

/** What the files of a folder of the BFF, without their tests, may import of the BFF. Every path is below `apps/bff/src`. */
const serverImports = (
  name: string,
  from: { path: string; pathNot?: string },
  may: readonly string[],
): IRegularForbiddenRuleType =>
  forbid(
    name,
    {
      path: `${server}${from.path}`,
      pathNot: [tests, ...(from.pathNot === undefined ? [] : [`${server}${from.pathNot}`])],
    },
    { path: server, pathNot: may.map((path) => `${server}${path}`) },
  );

/** The folders of the BFF that are no noun. */
const shared = '(?:platform|db|audit|auth|commands|exports|jobs)/';

/** Programs that are started by themselves, and so read the configuration as main.ts does. */
const programs = '(audit/verify-command|companies/scope-reset-command)\\.ts$';

/** The layers of the BFF, lowest first. Only app.ts, which is above all of them, knows every noun. */
const serverRules: IRegularForbiddenRuleType[] = [
  serverImports('bff/platform knows no noun and imports no sibling', { path: 'platform/' }, ['platform/']),
  serverImports('bff/db imports platform', { path: 'db/' }, ['(platform|db)/']),
  serverImports(
    'bff/audit imports platform and db',
    { path: 'audit/', pathNot: 'audit/(endpoints|file|verify-command)\\.ts$' },
    ['(platform|db|audit)/'],
  ),
  // The trail is a list like any other, which can be taken away as a file.
  serverImports(
    'the endpoints and the file of bff/audit import exports too',
    { path: 'audit/(endpoints|file)\\.ts$' },
    ['(platform|db|audit|exports)/'],
  ),
  serverImports('bff/auth imports platform, db, audit and the configuration', { path: 'auth/' }, [
    '(platform|db|audit|auth)/',
    'config\\.ts$',
  ]),
  // Which company a call is about, and the proof of it, is no matter of one noun.
  serverImports(
    'bff/commands and bff/exports know no noun but the company of a call',
    { path: '(commands|exports)/' },
    [
      '$1/',
      '(platform|db|audit)/',
      'companies/(directory|landing|own-company|scope|scope-stops|visible-companies)\\.ts$',
    ],
  ),
  serverImports(
    'bff/jobs knows no noun but the company of a call',
    { path: 'jobs/', pathNot: 'jobs/kinds/' },
    ['jobs/(?!kinds/)', '(platform|db|audit|auth|commands|exports)/', 'companies/(directory|scope)\\.ts$'],
  ),
  // A kind of plan is of a noun, and puts its commands to use.
  serverImports('bff/jobs/kinds imports commands of nouns', { path: 'jobs/kinds/' }, [
    'jobs/(kinds/|kind\\.ts$)',
    '(platform|commands)/',
    '(target-users|target-groups|company-groups)/',
  ]),
  serverImports(
    'a noun of the bff imports of another only the directory and the scope of companies',
    { path: `(?!${shared})([^/]+)/`, pathNot: programs },
    ['$1/', '(platform|db|commands|exports)/', 'companies/(directory|scope)\\.ts$'],
  ),
  serverImports('only app.ts of the bff knows nouns', { path: '[^/]+\\.ts$', pathNot: 'app\\.ts$' }, [
    '[^/]+\\.ts$',
    '(platform|db|auth)/',
  ]),
  forbid(
    'only app.ts of the bff imports endpoints',
    { path: server, pathNot: [`${server}app\\.ts$`, tests] },
    { path: `${server}[^/]+/endpoints\\.ts$` },
  ),
];

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
  ...serverRules,
  forbid(
    'web/shared knows no noun and no page',
    { path: '^apps/web/src/shared/' },
    { path: '^apps/web/src/(features|app)/' },
  ),
  forbid('a feature knows no page', { path: '^apps/web/src/features/' }, { path: '^apps/web/src/app/' }),
  forbid(
    // Any list, panel or menu may ask for a plan.
    'a feature imports only the queries.ts of another, and what opens a plan',
    { path: '^apps/web/src/features/([^/]+)/' },
    {
      path: '^apps/web/src/features/',
      pathNot: [
        '^apps/web/src/features/$1/',
        '^apps/web/src/features/[^/]+/queries\\.ts$',
        '^apps/web/src/features/jobs/open-plan\\.ts$',
      ],
    },
  ),
  forbid('no import cycles', {}, { circular: true }),
  forbid('every import resolves', {}, { couldNotResolve: true }),
];
