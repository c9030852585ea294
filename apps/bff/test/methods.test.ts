import * as contract from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLines } from './support/audit.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { callbackUrl } from './support/sign-in-flow.ts';

let console_: TestConsole;
let admin: HttpClient;
beforeAll(async () => {
  console_ = await startConsole();
  admin = await console_.signIn('admin');
});
afterAll(() => console_.close());

const isOperation = (value: unknown): value is contract.Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'role' in value;
const exported: unknown[] = Object.values(contract);
const paths = [...new Set(exported.filter(isOperation).map(({ path }) => path))];

/** The methods that the contract declares for a path. */
const declaredFor = (path: string): string[] =>
  exported.filter(isOperation).flatMap((operation) => (operation.path === path ? [operation.method] : []));

const filled = (path: string): string =>
  path.replace(':companyId', KNOWN.brightwater.id).replaceAll(/:\w+/g, 'aBc12345');

const undeclared = ['HEAD', 'OPTIONS', 'PATCH', 'DELETE'];

test('a method that an address does not have is told so, with those that it has, and nothing runs', async () => {
  expect(paths.length).toBeGreaterThan(20);
  console_.sandbox.control.clearRequests();
  const before = await auditLines(admin);
  for (const path of paths) {
    const declared = declaredFor(path);
    for (const method of undeclared.filter((each) => !declared.includes(each))) {
      const response = await admin.request(filled(path), { method, headers: { 'x-csrf': '1' } });
      const allowed = response.headers.get('allow')?.split(', ') ?? [];
      expect([method, path, response.status, declared.filter((each) => !allowed.includes(each))]).toEqual([
        method,
        path,
        405,
        [],
      ]);
      expect(allowed).not.toContain(method);
      const text = await response.text();
      if (method !== 'HEAD')
        expect(JSON.parse(text)).toMatchObject({ status: 405, code: 'method_not_allowed' });
    }
  }
  expect(console_.sandbox.control.requests()).toEqual([]);
  expect(await auditLines(admin)).toEqual(before);
});

test('an unknown path is not found with any method', async () => {
  for (const method of ['GET', 'HEAD', 'PATCH', 'POST']) {
    const headers = { 'x-csrf': '1' };
    for (const path of ['/api/nothing', '/auth/nothing', '/api/companies/']) {
      const { status } = await admin.request(path, { method, headers });
      expect([method, path, status]).toEqual([method, path, 404]);
    }
  }
});

test('a HEAD of the callback signs no one in, and the callback can still be used', async () => {
  const browser = console_.browser();
  const url = await callbackUrl(browser, 'viewer');
  const head = await browser.request(url.href, { method: 'HEAD' });
  expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET']);
  expect((await browser.request('/api/session')).status).toBe(401);
  const { response } = await browser.follow(url.href);
  await response.body?.cancel();
  expect((await browser.request('/api/session')).status).toBe(200);
});
