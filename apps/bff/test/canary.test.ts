import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptTokens } from './support/access.ts';
import { dumpDatabase, overhearTokens, shownIn } from './support/canary.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { freePort } from './support/free-port.ts';
import type { HttpClient } from './support/http-client.ts';
import { newPerson } from './support/people.ts';
import { breakTrail } from './support/trail.ts';

const canaries = {
  KEEPNET_CLIENT_SECRET: 'canary-keepnet-4fQ9zL+7/x==',
  OIDC_CLIENT_SECRET: 'canary-oidc-8Jw2kP0vRt5Y6bNm',
  SESSION_SECRET: 'canary-session-1Zx7Cv3Bn9Mq5Wd2Er8Ty',
};
const company = KNOWN.brightwater;
const users = `/api/companies/${company.id}/target-users`;
const writeTimes = { sendMs: 400, reconcile: { waits: [0, 30], deadlineMs: 2000 } };

let system: TestConsole;
let tokens: ReturnType<typeof overhearTokens>;
let metricsUrl: string;
/** Everything that the console answered, head and body; of the cookies that it sets only the names. */
const answers: string[] = [];
/** Everything that the console wrote to where operators look. */
const printed: string[] = [];

beforeEach(async () => {
  tokens = overhearTokens();
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
  const metricsPort = await freePort();
  metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
  system = await startConsole({
    sandbox: { clientSecret: canaries.KEEPNET_CLIENT_SECRET },
    environment: { ...canaries, METRICS_PORT: String(metricsPort), LOG_LEVEL: 'trace' },
    overrides: { writeTimes },
  });
});
afterEach(() => system.close());

/** Asks the console, and keeps what it says. */
async function ask(browser: HttpClient, path: string, init: Parameters<HttpClient['request']>[1] = {}) {
  const response = await browser.request(path, init).catch(() => undefined);
  if (response === undefined) return;
  const head = [...response.headers].filter(([name]) => name !== 'set-cookie');
  answers.push(JSON.stringify(head), await response.text().catch(() => ''));
}

const headers = () => ({
  'x-csrf': '1',
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
});
const write = (browser: HttpClient, local: string) =>
  ask(browser, users, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify(newPerson(local, company.domains[0])),
  });

/** Fails in every way that the sandbox knows, and in those of people. */
async function failInManyWays(browser: HttpClient): Promise<void> {
  const { control } = system.sandbox;
  const kinds = ['status', 'envelope', 'html', 'redirect', 'reset', 'empty', 'hang', 'truncate'] as const;
  for (const kind of kinds) {
    for (const applied of ['before', 'after'] as const) {
      const match = { method: 'POST', path: '/api/target-users' } as const;
      control.addFault({ match, fault: { kind, applied, envelope: true } });
      await write(browser, `canary-${kind}-${applied}`);
    }
    if (kind === 'hang') continue;
    control.addFault({ match: { path: '/api/target-users/search', times: 'always' }, fault: { kind } });
    await ask(browser, users);
    control.addFault({
      match: { path: '/api/target-users/search/export', times: 'always' },
      fault: { kind },
    });
    await ask(browser, `${users}/export`, { headers: { 'x-csrf': '1' } });
    control.clearFaults();
  }
  for (const change of [{ outage: true }, { outage: false, rejectCredentials: true }]) {
    control.token({ ...change, expireAll: true });
    await ask(browser, users);
  }
  control.token({ outage: false, rejectCredentials: false });
  await ask(browser, '/auth/callback?code=wrong&state=wrong');
  await ask(browser, '/auth/backchannel-logout', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'logout_token=wrong',
  });
  await ask(browser, users, { method: 'POST', body: '{' });
  await ask(browser, users, { method: 'POST', headers: headers(), body: '{' });
  await ask(browser, '/api/companies/%E0%A4%A/target-users');
  await ask(browser, '/api/companies/nobody/target-users');
  await ask(system.browser(), '/api/session', {
    headers: { cookie: `rc_session=${'f'.repeat(43)}` },
  });
}

test('no secret, token or session id shows in any answer, log, metric, error or database', async () => {
  const { control } = system.sandbox;
  const operator = await system.signIn('operator');
  const admin = await system.signIn('admin');
  await write(operator, 'canary-person');
  for (const path of [
    '/api/session',
    '/api/companies',
    users,
    '/api/company-groups',
    '/readyz',
    '/healthz',
  ]) {
    await ask(operator, path);
  }
  for (const path of ['/api/sessions', '/api/audit', '/api/preferences']) await ask(admin, path);
  await ask(operator, `${users}/export`, { headers: { 'x-csrf': '1' } });
  control.token({ expireAll: true });
  await ask(operator, users);
  await failInManyWays(operator);
  await expect.poll(async () => (await keptTokens(system)).length).toBe(2);
  const kept = await keptTokens(system);
  const ids = [operator, admin].flatMap((browser) =>
    [...browser.cookies()].map(([, value]) => decodeURIComponent(value)),
  );
  const database = await dumpDatabase(system.environment);
  await breakTrail(system.environment);
  await write(operator, 'canary-internal');
  await ask(admin, '/auth/logout', { method: 'POST', headers: headers() });
  const metrics = await (await fetch(metricsUrl)).text();

  const secrets = new Map([
    ...Object.entries(canaries).map(([name, secret]) => [secret, name] as const),
    ...tokens(),
    ...ids.flatMap((id) =>
      [id, id.replace(/^s:/, '').split('.')[0] ?? id].map((form) => [form, 'session id'] as const),
    ),
  ]);
  for (const { token } of kept) expect(secrets.get(token)).toBe('refresh_token');
  // What is looked for was really there to be found.
  expect(new Set(secrets.values())).toEqual(
    new Set([...Object.keys(canaries), 'access_token', 'id_token', 'refresh_token', 'session id']),
  );
  expect([...secrets.keys()].filter((secret) => secret.length < 12)).toEqual([]);
  expect(metrics).toContain('console_keepnet_breaker_open');
  expect(system.logs()).toContain('request failed');
  const places = {
    answers: answers.join('\n'),
    logs: system.logs(),
    printed: printed.join('\n'),
    metrics,
    database,
  };
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(place === 'printed' ? -1 : 500);
    expect(shownIn(text, secrets), place).toEqual([]);
  }
});
