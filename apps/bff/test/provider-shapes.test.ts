import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { roleSeen } from './support/access.ts';
import { startConsole, type TestConsole } from './support/console.ts';

/** Object ids of groups, as Entra sends them. */
const [leads, support] = ['0b3f1c5e-0000-4000-8000-000000000001', '0b3f1c5e-0000-4000-8000-000000000002'];
const dn = 'CN=Console Admins,OU=Groups,DC=example,DC=com';

type Shape = [claims: Record<string, unknown>, role: string];

describe.each<[string, Record<string, string>, Shape[]]>([
  [
    'app roles of Entra',
    {},
    [
      [{ roles: ['operator'] }, 'operator'],
      [{}, 'no_role'],
    ],
  ],
  [
    'groups of Entra or Okta',
    { OIDC_ROLES_CLAIM: 'groups', OIDC_ROLE_MAP: `admin=${leads};operator=${support},Console Operators` },
    [
      [{ groups: ['x', leads] }, 'admin'],
      [{ groups: [support] }, 'operator'],
      [{ groups: ['Everyone', 'Console Operators'] }, 'operator'],
      [{ groups: ['Everyone'] }, 'no_role'],
    ],
  ],
  [
    'roles of Keycloak',
    { OIDC_ROLES_CLAIM: 'realm_access.roles' },
    [
      [{ realm_access: { roles: ['offline_access', 'viewer'] } }, 'viewer'],
      [{ realm_access: {} }, 'no_role'],
    ],
  ],
  [
    'addresses of Google',
    { OIDC_ROLES_CLAIM: 'email', OIDC_ROLE_MAP: 'admin=Viewer@example.com' },
    [
      [{}, 'admin'],
      [{ email_verified: false }, 'no_role'],
      [{ email: 'other@example.com' }, 'no_role'],
    ],
  ],
  [
    'texts of LemonLDAP::NG',
    { OIDC_ROLES_CLAIM: 'groups', OIDC_ROLE_MAP: 'admin=it leads;operator=support' },
    [
      [{ groups: 'staff; it leads' }, 'admin'],
      [{ groups: 'staff; support' }, 'operator'],
      [{ groups: 'support' }, 'operator'],
    ],
  ],
  [
    'distinguished names',
    { OIDC_ROLES_CLAIM: 'groups', OIDC_ROLE_MAP: `admin="${dn}";viewer="DC=com"` },
    [
      [{ groups: [dn] }, 'admin'],
      [{ groups: dn }, 'admin'],
      [{ groups: `CN=Staff,DC=example,DC=com; ${dn}` }, 'admin'],
      [{ groups: 'CN=Staff,OU=Groups,DC=com' }, 'no_role'],
      [{ groups: ['CN=Staff,DC=com'] }, 'no_role'],
      [{ groups: ['DC=com'] }, 'viewer'],
    ],
  ],
])('%s', (_name, environment, shapes) => {
  let site: TestConsole;
  beforeAll(async () => {
    site = await startConsole({ environment });
  });
  afterAll(() => site.close());

  test.each(shapes)('%j give %s', async (claims, role) => {
    site.idp.control.changeAccount('viewer', { claims });
    expect(await roleSeen(await site.signIn('viewer'))).toBe(role);
  });
});

const Line = z.looseObject({ claim: z.string().optional() });

test.each<[string, Record<string, unknown>]>([
  [
    'they are elsewhere',
    { groups: undefined, _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } },
  ],
  ['a marker replaces them', { hasgroups: true }],
])(
  'of too many groups one line says that they were left out, and they give no role: %s',
  async (_how, claims) => {
    const site = await startConsole({
      environment: { OIDC_ROLES_CLAIM: 'groups', OIDC_ROLE_MAP: `admin=${leads}` },
    });
    site.idp.control.changeAccount('viewer', { claims });
    expect(await roleSeen(await site.signIn('viewer'))).toBe('no_role');
    const lines = site
      .logs()
      .trim()
      .split('\n')
      .map((line) => Line.parse(JSON.parse(line)));
    expect(lines.filter(({ claim }) => claim !== undefined)).toMatchObject([
      { claim: 'groups', fault: 'left out because it is too long', level: 40 },
    ]);
    await site.close();
  },
);
