import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Operation, type Role, refusalOf, roles } from '@reseller-console/contract';
import { createKeepnet } from '@reseller-console/keepnet';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createApp } from '../src/app.ts';
import { answerMs, askAheadMs, graceMs } from '../src/auth/access-check.ts';
import { absoluteMs, idleMs } from '../src/auth/sessions.ts';
import { readConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/database.ts';
import { createGracefulShutdown } from '../src/platform/graceful-shutdown.ts';
import { createLog } from '../src/platform/log.ts';
import { noMetrics } from '../src/platform/metrics.ts';
import { accessTablePath } from './support/access.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { freshDatabaseUrl } from './support/database.ts';
import { leastEnvironment } from './support/environment.ts';
import type { HttpClient } from './support/http-client.ts';

/** Every endpoint of the API and the least role that may call it; an endpoint that is added is added here too. */
const expected: Record<string, Role | 'any'> = {
  'GET /api/session': 'any',
  'GET /api/sessions': 'admin',
  'DELETE /api/sessions/:sessionId': 'admin',
  'GET /api/preferences': 'any',
  'PUT /api/preferences': 'any',
  'GET /api/views': 'viewer',
  'POST /api/views': 'viewer',
  'PUT /api/views/:viewId': 'viewer',
  'DELETE /api/views/:viewId': 'viewer',
  'GET /api/audit': 'admin',
  'GET /api/audit/export': 'admin',
  'GET /api/companies/:companyId/activity': 'viewer',
  'GET /api/companies': 'viewer',
  'GET /api/companies/export': 'viewer',
  'GET /api/companies/directory': 'viewer',
  'GET /api/companies/:companyId': 'viewer',
  'GET /api/companies/:companyId/delivery': 'viewer',
  'GET /api/companies/:companyId/target-users': 'viewer',
  'GET /api/companies/:companyId/target-users/export': 'viewer',
  'GET /api/target-users/export': 'viewer',
  'GET /api/target-groups/export': 'viewer',
  'GET /api/exports/left-out': 'viewer',
  'GET /api/exports/:exportId': 'viewer',
  'POST /api/companies/:companyId/target-users/export': 'viewer',
  'POST /api/companies/:companyId/imports': 'operator',
  'POST /api/companies/:companyId/target-users': 'operator',
  'GET /api/companies/:companyId/target-users/import-template': 'operator',
  'GET /api/companies/:companyId/target-users/summary': 'viewer',
  'GET /api/companies/:companyId/target-users/:userId': 'viewer',
  'PUT /api/companies/:companyId/target-users/:userId': 'operator',
  'PUT /api/companies/:companyId/target-users/:userId/status': 'operator',
  'POST /api/companies/:companyId/target-users/look-up': 'viewer',
  'GET /api/companies/:companyId/target-users/:userId/groups': 'viewer',
  'GET /api/companies/:companyId/target-groups': 'viewer',
  'GET /api/companies/:companyId/target-groups/export': 'viewer',
  'POST /api/companies/:companyId/target-groups/export': 'viewer',
  'GET /api/companies/:companyId/target-groups/all': 'viewer',
  'POST /api/companies/:companyId/target-groups': 'operator',
  'GET /api/companies/:companyId/target-groups/:groupId': 'viewer',
  'PUT /api/companies/:companyId/target-groups/:groupId': 'operator',
  'POST /api/companies/:companyId/target-groups/:groupId/members': 'operator',
  'GET /api/companies/:companyId/target-groups/:groupId/reach': 'viewer',
  'GET /api/companies/:companyId/target-groups/:groupId/users': 'viewer',
  'GET /api/company-groups': 'viewer',
  'GET /api/company-groups/all': 'viewer',
  'GET /api/company-groups/export': 'viewer',
  'POST /api/company-groups/export': 'viewer',
  'POST /api/company-groups': 'operator',
  'GET /api/company-groups/:groupId': 'viewer',
  'PUT /api/company-groups/:groupId': 'operator',
  'GET /api/company-groups/:groupId/companies': 'viewer',
  'GET /api/company-groups/:groupId/participants': 'viewer',
  'PUT /api/company-groups/:groupId/participants': 'operator',
  'GET /api/companies/:companyId/custom-fields': 'viewer',
  'GET /api/lookups/time-zones': 'viewer',
  'GET /api/people': 'viewer',
  'GET /api/licences': 'viewer',
  'GET /api/licences/export': 'viewer',
  'GET /api/lookups/languages': 'viewer',
  'POST /api/companies/:companyId/jobs': 'operator',
  'POST /api/jobs': 'operator',
  'GET /api/jobs': 'operator',
  'GET /api/jobs/:jobId/plan.csv': 'operator',
  'GET /api/jobs/:jobId/report.csv': 'operator',
  'GET /api/jobs/:jobId/recovery.csv': 'operator',
  'GET /api/jobs/:jobId': 'operator',
  'GET /api/jobs/:jobId/items': 'operator',
  'POST /api/jobs/:jobId/start': 'operator',
  'POST /api/jobs/:jobId/undo': 'operator',
  'POST /api/jobs/:jobId/pause': 'operator',
  'POST /api/jobs/:jobId/resume': 'operator',
  'POST /api/jobs/:jobId/cancel': 'operator',
  'POST /api/jobs/:jobId/retry': 'operator',
  'POST /api/jobs/:jobId/take-back': 'operator',
  'POST /api/jobs/:jobId/items/:ordinal/check': 'operator',
};

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

/** The operations of the very endpoints that the console mounts. */
async function mounted(): Promise<Operation[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'endpoints-'));
  const database = await openDatabase({ url: await freshDatabaseUrl(), dataDir });
  const config = readConfig({
    ...leastEnvironment,
  });
  const keepnet = createKeepnet(config.keepnet);
  const log = createLog('silent');
  const shutdown = createGracefulShutdown();
  const app = createApp({ config, log, metrics: noMetrics, database, keepnet, shutdown });
  try {
    return app.endpoints.map(({ operation }) => operation);
  } finally {
    await app.close();
    await keepnet.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const operations = await mounted();

const mark = (may: boolean): string => (may ? 'yes' : '-');

const seconds = (ms: number): string => `${ms / 1000} seconds`;
const minutes = (ms: number): string => `${ms / 60_000} minutes`;

const howLong = `## How long an answer from the identity provider is valid

While a person is active, the console asks the provider again what they may do. After ${seconds(askAheadMs)} it asks in the background. After
${seconds(answerMs)} a request waits for the new answer, if the provider is reachable. A changed role or limit applies from then on; a person
that the provider refuses is signed out ([which answers are a refusal](security.md#what-the-provider-answers)). If the provider is down or
slow, or answers without saying what the person may do, the last answer is valid for ${minutes(graceMs)}. After that the person has to sign in
again ([where rights come from](operating.md#where-rights-come-from)).

A session ends after ${minutes(idleMs)} without use, and after ${absoluteMs / 3_600_000} hours in any case. Calls that the page makes by itself, marked
\`X-Background: 1\`, do not count as use. A session that an admin or the provider ends (\`POST /auth/backchannel-logout\`, OpenID Connect
Back-Channel Logout 1.0) is over within one second on every replica.

The console asks with a refresh token, which is stored encrypted and used by one replica at a time. If the provider issues none, the console
calls userinfo with the access token; the session then ends with that token, usually after an hour. If userinfo does not contain roles either
(Entra), the console cannot ask, and people sign in again every ${minutes(graceMs)}; the log says so.

\`OIDC_SCOPES\` does not include \`offline_access\` by default, because no default works everywhere. Google refuses the scope, and an Okta
application without the refresh token grant may refuse it too. Keycloak issues refresh tokens without it; they end with its own session, which
is what the console wants. Entra, Okta and Auth0 issue them only for \`offline_access\`: add it there.
`;

function accessTable(): string {
  const rows = operations.map((operation) => {
    const byRole = roles.map((role) => mark(refusalOf({ role, limited: false }, operation) === undefined));
    const isOpen = refusalOf({ role: 'admin', limited: true }, operation) === undefined;
    const limit = operation.scope === 'company' ? 'own companies' : mark(isOpen);
    return `| \`${nameOf(operation)}\` | ${[...byRole, limit].join(' | ')} |`;
  });
  return `# Who may call what, and for how long

## Endpoints and roles

\`apps/bff/test/access-table.test.ts\` writes and checks this page: it calls every endpoint with every role. After you add an endpoint, run
\`npx --yes pnpm@12 exec vitest run --project sqlite apps/bff/test/access-table -u\`. A request without a session gets 401, a person without a
role 403 \`no_role\`. Each role includes the ones before it; a role that is too low gets 403 \`role_too_low\`, with \`needed\` and \`yours\` in
\`params\`.

A "limited" person may only see the companies that \`OIDC_COMPANIES_CLAIM\` names. What their role allows, they may do in those companies. Any
other company is 403 \`company_forbidden\`; company groups and the Excel file of companies are 403 \`companies_limited\`. Lists, totals,
searches, the directory, the CSV of companies and the audit trail contain their companies only. They see a plan only if they see all of its
companies, and may not make plans for company groups (403 \`companies_limited\`).

Any operator who sees a plan may resume it. To start, undo, pause, cancel, retry or take back a plan, or to check one of its items again, a
person has to be the one who made it, the one who last started or resumed it, or an admin; anyone else gets 403 \`role_too_low\`.

A saved view is seen by its owner and, if it is shared, by everyone who may read its list and see every company that it names; for anyone
else it does not exist (404). A shared one may be changed and deleted by its owner and by admins; anyone else gets 403 \`role_too_low\`.

A call may name the person it is for (\`X-Person\`, the \`user.id\` of \`GET /api/session\`), and the page always does. If another person is
signed in, every endpoint and \`POST /auth/logout\` answer 409 \`wrong_person\`, after the check of the session and before the check of the
role. Only \`GET /api/session\` answers: it says who is signed in now.

| endpoint | viewer | operator | admin | limited |
|---|---|---|---|---|
${rows.join('\n')}

${howLong}`;
}

test('the table here names every endpoint with its role, and no other', () => {
  expect(Object.fromEntries(operations.map((each) => [nameOf(each), each.role]))).toEqual(expected);
});

test('the table that people read is current', async () => {
  await expect(accessTable()).toMatchFileSnapshot(accessTablePath);
});

describe('every endpoint answers by who asks', () => {
  let site: TestConsole;
  let browsers: Record<Role | 'norole' | 'anonymous', HttpClient>;
  beforeAll(async () => {
    site = await startConsole();
    const [viewer, operator, admin, norole] = await Promise.all([
      site.signIn('viewer'),
      site.signIn('operator'),
      site.signIn('admin'),
      site.signIn('norole'),
    ]);
    browsers = { viewer, operator, admin, norole, anonymous: site.browser() };
  });
  afterAll(() => site.close());

  const pathOf = ({ path }: Operation): string =>
    path.replace(':companyId', KNOWN.brightwater.id).replaceAll(/:\w+/g, 'noSuchThing1');

  /** The code of the refusal, or `in` if the person may call it. Nothing is changed: bodies and ids lead nowhere. */
  async function answer(browser: HttpClient, operation: Operation): Promise<string> {
    const body = operation.body === undefined ? undefined : { theme: 'light' };
    const response = await browser.send(operation.method, pathOf(operation), body, {
      'idempotency-key': randomUUID(),
    });
    if (response.status < 401 || response.status > 403) {
      // What is answered does not matter, and may be a file over every company.
      await response.body?.cancel();
      return 'in';
    }
    return z.object({ code: z.string() }).parse(await response.json()).code;
  }

  test.each(operations.map((operation) => [nameOf(operation), operation] as const))(
    '%s',
    async (name, operation) => {
      const needs = expected[name];
      const by = (role: Role): string => {
        const isEnough =
          needs === 'any' || (needs !== undefined && roles.indexOf(role) >= roles.indexOf(needs));
        return isEnough ? 'in' : 'role_too_low';
      };
      const got = Object.fromEntries(
        await Promise.all(
          Object.entries(browsers).map(async ([who, browser]) => [who, await answer(browser, operation)]),
        ),
      );
      expect(got).toEqual({
        viewer: by('viewer'),
        operator: by('operator'),
        admin: by('admin'),
        norole: 'no_role',
        anonymous: 'not_signed_in',
      });
    },
  );
});
