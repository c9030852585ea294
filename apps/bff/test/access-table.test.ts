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
  'GET /api/audit': 'admin',
  'GET /api/audit/export': 'admin',
  'GET /api/companies/:companyId/activity': 'viewer',
  'GET /api/companies': 'viewer',
  'GET /api/companies/export': 'viewer',
  'GET /api/companies/directory': 'viewer',
  'GET /api/companies/:companyId': 'viewer',
  'GET /api/companies/:companyId/target-users': 'viewer',
  'GET /api/companies/:companyId/target-users/export': 'viewer',
  'POST /api/companies/:companyId/target-users': 'operator',
  'GET /api/companies/:companyId/target-users/summary': 'viewer',
  'GET /api/companies/:companyId/target-users/:userId': 'viewer',
  'GET /api/companies/:companyId/target-users/:userId/groups': 'viewer',
  'GET /api/companies/:companyId/target-groups': 'viewer',
  'GET /api/companies/:companyId/target-groups/export': 'viewer',
  'GET /api/companies/:companyId/target-groups/all': 'viewer',
  'POST /api/companies/:companyId/target-groups': 'operator',
  'GET /api/companies/:companyId/target-groups/:groupId': 'viewer',
  'GET /api/companies/:companyId/target-groups/:groupId/users': 'viewer',
  'GET /api/company-groups': 'viewer',
  'GET /api/company-groups/all': 'viewer',
  'GET /api/company-groups/export': 'viewer',
  'POST /api/company-groups': 'operator',
  'GET /api/company-groups/:groupId': 'viewer',
  'PUT /api/company-groups/:groupId': 'operator',
  'GET /api/company-groups/:groupId/companies': 'viewer',
  'GET /api/company-groups/:groupId/participants': 'viewer',
  'PUT /api/company-groups/:groupId/participants': 'operator',
  'GET /api/companies/:companyId/custom-fields': 'viewer',
  'GET /api/lookups/time-zones': 'viewer',
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

const howLong = `## How long an answer of the identity provider holds

While somebody is active, the provider is asked again what they may do. After ${seconds(askAheadMs)} it is asked in the background. After
${seconds(answerMs)} a request waits for the new answer, as long as the provider is reachable. Another role or limit then counts; a person
whom the provider refuses is signed out ([which answers are a refusal](security.md#what-the-provider-answers)). While it is down or slow, or
lets a person in without a word on their rights, people go on working for ${minutes(graceMs)} since it last told of these, and then have to sign in
again ([who told the rights](operating.md#who-told-the-rights)). A session ends after ${minutes(idleMs)} without use (calls that the page makes by itself, marked \`X-Background: 1\`, are none) and ${absoluteMs / 3_600_000} hours in any case; one that an admin or the
provider ends (\`POST /auth/backchannel-logout\`, OpenID Connect Back-Channel Logout 1.0) is out within one second on every replica.

It is asked by a refresh token, which is kept encrypted and used by one replica at a time. Where the provider gives none, its userinfo is
asked with the access token: the session then ends with that token, mostly after an hour. Where userinfo does not tell of roles either
(Entra), nothing can be asked, and people sign in again every ${minutes(graceMs)}; the log says so.

\`OIDC_SCOPES\` has no \`offline_access\` unless you add it, since no one default works everywhere: Google refuses the scope, and an Okta
application without the grant for refresh tokens may do so too, while Keycloak gives refresh tokens without it that end with its
own session, which is what the console wants. Entra, Okta and Auth0 give them for \`offline_access\` only: add it there.
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

Written and checked by \`apps/bff/test/access-table.test.ts\`, which calls every endpoint as everybody; after adding one,
\`npx --yes pnpm@12 exec vitest run --project sqlite apps/bff/test/access-table -u\` writes it anew. Nobody who is not signed in (401) or has no role (403
\`no_role\`) gets any of it. Every role includes those before it; a role that is too low gets 403 \`role_too_low\`.

"Limited" is somebody whom \`OIDC_COMPANIES_CLAIM\` limits to certain companies, as far as the role goes: a company that is not
theirs is 403 \`company_forbidden\`, company groups and the Excel file of companies are 403 \`companies_limited\`, and lists,
totals, searches, the directory, the CSV of companies and the trail have their companies only.

A call may say for whom it is meant (\`X-Person\`, the \`user.id\` of \`GET /api/session\`), and the page always does. Where another person is
signed in, every endpoint answers 409 \`wrong_person\` after the check of the session and before that of the role, and so does
\`POST /auth/logout\`. \`GET /api/session\` alone answers: it says who is signed in now.

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
  let browsers: Record<Role | 'norole' | 'nobody', HttpClient>;
  beforeAll(async () => {
    site = await startConsole();
    const [viewer, operator, admin, norole] = await Promise.all([
      site.signIn('viewer'),
      site.signIn('operator'),
      site.signIn('admin'),
      site.signIn('norole'),
    ]);
    browsers = { viewer, operator, admin, norole, nobody: site.browser() };
  });
  afterAll(() => site.close());

  const pathOf = ({ path }: Operation): string =>
    path.replace(':companyId', KNOWN.brightwater.id).replaceAll(/:\w+/g, 'noSuchThing1');

  /** The code of the refusal, or `in` for whoever got past who he is. Nothing is changed: bodies and ids lead nowhere. */
  async function answer(browser: HttpClient, operation: Operation): Promise<string> {
    const body = operation.body === undefined ? undefined : { theme: 'light' };
    const response = await browser.send(operation.method, pathOf(operation), body, {
      'idempotency-key': randomUUID(),
    });
    const text = await response.text();
    if (response.status < 401 || response.status > 403) return 'in';
    return z.object({ code: z.string() }).parse(JSON.parse(text)).code;
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
        nobody: 'not_signed_in',
      });
    },
  );
});
