import { createHash } from 'node:crypto';
import { copiedStyle } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { freePort } from './support/free-port.ts';
import type { HttpClient } from './support/http-client.ts';

const company = KNOWN.brightwater;
const users = `/api/companies/${company.id}/target-users`;
let system: TestConsole;
let viewer: HttpClient;
const metricsPort = await freePort();

beforeAll(async () => {
  system = await startConsole({ environment: { METRICS_PORT: String(metricsPort) } });
  viewer = await system.signIn('viewer');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.token({ role: 'Reseller', outage: false, rejectCredentials: false });
});

const codeOf = async (path: string): Promise<unknown> => {
  const response = await viewer.request(path);
  const body = (await response.json()) as { code?: string };
  return [response.status, body.code];
};

describe('headers of every answer', () => {
  test('keep scripts, frames, sniffing and referrers out', async () => {
    const response = await system.browser().request('/healthz');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'self'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const hash = createHash('sha256').update(copiedStyle).digest('base64');
    expect(policy).toContain(`style-src 'self' 'sha256-${hash}';`);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });

  test('people and their data are never stored on the way', async () => {
    expect((await viewer.request('/api/session')).headers.get('cache-control')).toBe('no-store');
    expect((await system.browser().request('/api/session')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('without a session', () => {
  test.each(['/api/session', '/api/companies', users, '/api/preferences'])('%s is 401', async (path) => {
    const response = await system.browser().request(path);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'not_signed_in', requestId: expect.any(String) });
  });
});

describe('the company of the path', () => {
  test.each(['bad%20id', 'a'.repeat(65), '..%2f..', 'x%0d%0ay'])('%s goes nowhere', async (id) => {
    system.sandbox.control.clearRequests();
    const response = await viewer.request(`/api/companies/${id}/target-users`);
    expect([400, 404]).toContain(response.status);
    expect(system.sandbox.control.requests()).toEqual([]);
  });

  test('is the only one in the headers upstream, whatever the browser sends', async () => {
    system.sandbox.control.clearRequests();
    const forged = {
      'X-KEEPNET-Company-Id': KNOWN.acme.id,
      'X-IR-COMPANY-ID': KNOWN.acme.id,
      Authorization: 'x',
    };
    await viewer.request(`${users}?companyId=${KNOWN.acme.id}`, { headers: forged });
    const [request] = system.sandbox.control.requests('/api/target-users/search');
    expect(request?.companyId).toBe(company.id);
    expect(JSON.stringify(request?.headers)).not.toContain(KNOWN.acme.id);
    expect(request?.query).toEqual({});
  });
});

describe('an upstream that ignores the company header', () => {
  beforeEach(() => system.sandbox.control.modes({ companyHeader: 'ignored' }));
  afterEach(() => system.sandbox.control.modes({ companyHeader: 'keepnet' }));

  const scoped = [
    'target-groups',
    'target-groups/all',
    'target-users',
    'target-users/summary',
    'custom-fields',
  ];

  test.each(scoped)('shows nothing of another company: %s', async (rest) => {
    const path = `/api/companies/${KNOWN.unlimited.id}/${rest}`;
    expect(await codeOf(path)).toEqual([502, 'upstream_scope_ignored']);
  });

  test.each(scoped)('nor under the id of a company that Keepnet does not list: %s', async (rest) => {
    const path = `/api/companies/${KNOWN.missing.id}/${rest}`;
    expect(await codeOf(path)).toEqual([404, 'company_not_found']);
  });
});

test('a company that was renamed a moment ago is no other company', async () => {
  const clock = new Clock();
  const other = await startConsole({ overrides: { now: clock.now } });
  try {
    const browser = await other.signIn('viewer');
    await (await browser.request('/api/companies/directory')).body?.cancel();
    other.sandbox.control.company(company.id, { name: 'Brightwater Freight' });
    clock.advance(6_000);
    const response = await browser.request(`/api/companies/${company.id}/target-groups`);
    expect(response.status).toBe(200);
  } finally {
    await other.close();
  }
});

test('while Keepnet gives no token it is said who is signed in, and that the console is not ready, and why', async () => {
  const other = await startConsole();
  try {
    const browser = await other.signIn('viewer');
    other.sandbox.control.token({ outage: true });
    await other.restart();
    const response = await browser.request('/api/session');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ reseller: { companyId: null, name: null } });
    const ready = await browser.request('/readyz');
    const checks = { database: true, keepnet: false, running: true };
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', checks }]);
    expect(other.logs()).toContain('"template":"/connect/token"');
  } finally {
    await other.close();
  }
});

describe('what Keepnet says, in our words', () => {
  const search = { path: '/api/target-users/search', times: 'always' } as const;
  test.each([
    ['privacy', KNOWN.privacy.id, [403, 'company_private']],
    ['not managed', KNOWN.notManaged.id, [403, 'company_forbidden']],
    ['missing', KNOWN.missing.id, [404, 'company_not_found']],
  ])('a company that is %s', async (_name, id, expected) => {
    expect(await codeOf(`/api/companies/${id}/target-users`)).toEqual(expected);
  });

  test.each([
    ['429', { kind: 'status', status: 429, retryAfter: 1 }, [503, 'upstream_rate_limited']],
    ['500 with an envelope', { kind: 'status', status: 500, envelope: true }, [502, 'upstream_failed']],
    ['500 without', { kind: 'status', status: 500 }, [502, 'upstream_unreachable']],
    ['an HTML page', { kind: 'html' }, [502, 'upstream_unreachable']],
    ['a reset', { kind: 'reset' }, [502, 'upstream_unreachable']],
    ['an error under 200', { kind: 'envelope' }, [502, 'upstream_failed']],
    ['half an answer', { kind: 'truncate' }, [502, 'upstream_failed']],
    ['a redirect', { kind: 'redirect' }, [502, 'upstream_failed']],
    ['401 whatever the token', { kind: 'status', status: 401 }, [502, 'upstream_credentials']],
    [
      'a closed network',
      { kind: 'status', status: 403, envelope: true, code: 'IP_RESTRICTED' },
      [502, 'upstream_ip_restricted'],
    ],
  ] as const)('%s', async (_name, fault, expected) => {
    system.sandbox.control.addFault({ match: search, fault });
    expect(await codeOf(users)).toEqual(expected);
  });

  test('a credential that lost the Reseller role', async () => {
    system.sandbox.control.token({ role: 'Company Admin', expireAll: true });
    expect(await codeOf('/api/companies')).toEqual([403, 'reseller_required']);
  });

  test('an expired token is renewed without an error for the person', async () => {
    system.sandbox.control.token({ expireAll: true });
    const response = await viewer.request(users);
    expect(response.status).toBe(200);
  });
});

describe('a path has one spelling', () => {
  test.each(['/api/companies/export/', `${users}/export/`])('%s leads nowhere', async (path) => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await viewer.request(path, { headers })).status).toBe(404);
  });
});

test.each(['/assets/missing.js', '/assets/%E0%A4%A'])('%s is not a failure of the console', async (path) => {
  const [status] = (await codeOf(path)) as [number];
  expect([400, 404]).toContain(status);
});

test('more than a megabyte at once is refused in words', async () => {
  const response = await viewer.send('PUT', '/api/preferences', {
    theme: 'dark',
    more: 'a'.repeat(1_048_576),
  });
  expect([response.status, await response.json()]).toMatchObject([413, { code: 'payload_too_large' }]);
});

test.each(['page=1&page=2', 'sort=email&sort=createdAt', 'q=ada&q=grace'])(
  'a parameter that is given twice is refused where one is meant: %s',
  async (query) => {
    expect(await codeOf(`${users}?${query}`)).toEqual([400, 'invalid_request']);
  },
);

test('a search that is an id finds the company', async () => {
  const response = await viewer.request(`/api/companies?q=${company.id}`);
  expect(await response.json()).toMatchObject({ total: 1, items: [{ id: company.id, name: company.name }] });
});

test('the directory is answered with an ETag, and not again when it still holds', async () => {
  const first = await viewer.request('/api/companies/directory');
  const { companies } = (await first.json()) as { companies: [string, string][] };
  expect(companies).toContainEqual([company.id, company.name]);
  const again = await viewer.request('/api/companies/directory', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('probes are no requests of browsers: neither measured nor, at the usual level, logged', async () => {
  for (const path of ['/healthz', '/readyz', '/api/lookups/time-zones']) await viewer.request(path);
  const metrics = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  await expect.poll(metrics).toContain('route="/api/lookups/time-zones"');
  for (const path of ['/healthz', '/readyz']) {
    expect(await metrics()).not.toContain(path);
    expect(system.logs()).not.toContain(path);
  }
});

test('the log has a line per request with the template of its route and nothing that people typed', async () => {
  await viewer.request(`${users}?q=typed-by-a-person`);
  await expect.poll(() => system.logs()).toContain('/api/companies/:companyId/target-users');
  const logs = system.logs();
  expect(logs).not.toContain('typed-by-a-person');
  expect(logs).not.toContain('@example');
  for (const [, value] of viewer.cookies()) expect(logs).not.toContain(value);
  expect(logs).not.toContain(system.environment['KEEPNET_CLIENT_SECRET']);
});

test('a browser that leaves is cut in the log, and no failure', async () => {
  const search = '/api/target-users/search';
  system.sandbox.control.addFault({ match: { path: search, times: 1 }, fault: { kind: 'hang' } });
  system.sandbox.control.clearRequests();
  const before = system.logs().length;
  const browser = new AbortController();
  const left = viewer.request(users, { signal: browser.signal });
  await expect.poll(() => system.sandbox.control.requests(search).length).toBe(1);
  browser.abort();
  await expect(left).rejects.toThrow('abort');
  await expect.poll(() => system.logs().slice(before)).toContain('"cut":true');
  expect(system.logs().slice(before)).not.toContain('request failed');
});

test('a call that Keepnet fails is in the log with its reason and the request, and what Keepnet answers is not', async () => {
  const before = system.logs().length;
  const since = () => system.logs().slice(before);
  await codeOf(`/api/companies/${KNOWN.missing.id}/target-users`);
  expect(since()).not.toContain('a call to Keepnet failed');
  const search = { path: '/api/target-users/search', times: 'always' } as const;
  system.sandbox.control.addFault({ match: search, fault: { kind: 'reset' } });
  const requestId = (await viewer.request(users)).headers.get('x-request-id');
  const [line = ''] = since()
    .split('\n')
    .filter((one) => one.includes('a call to Keepnet failed'));
  expect(JSON.parse(line)).toMatchObject({
    requestId,
    template: search.path,
    kind: 'unavailable',
    code: expect.stringMatching(/^[A-Z_]+$/),
    attempt: 1,
    retry: true,
  });
});

test('requests under way end before the console does', async () => {
  system.sandbox.control.addFault({
    match: { path: '/api/target-users/search' },
    fault: { kind: 'latency', ms: 400 },
  });
  system.sandbox.control.clearRequests();
  const answering = viewer.request(users);
  await expect.poll(() => system.sandbox.control.requests('/api/target-users/search').length).toBe(1);
  await system.restart();
  expect((await answering).status).toBe(200);
});
