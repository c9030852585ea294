import * as contract from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

let system: TestConsole;
let admin: HttpClient;
beforeAll(async () => {
  system = await startConsole();
  admin = await system.signIn('admin');
});
afterAll(() => system.close());

const acme = KNOWN.acme.id;

/** Every path of the API that contains an id. */
const paths: readonly [method: string, path: string, body?: object][] = [
  ['GET', '/api/companies/{id}'],
  ['GET', '/api/companies/{id}/activity'],
  ['GET', '/api/companies/{id}/custom-fields'],
  ['GET', '/api/companies/{id}/delivery'],
  ['GET', '/api/companies/{id}/target-users'],
  ['GET', '/api/companies/{id}/target-users/export?format=csv'],
  ['POST', '/api/companies/{id}/target-users/export?format=csv', { ids: ['someone'] }],
  ['GET', '/api/companies/{id}/target-users/import-template?format=csv'],
  ['GET', '/api/companies/{id}/target-users/summary'],
  [
    'POST',
    '/api/companies/{id}/target-users',
    { email: 'ann@acme.example.com', phoneNumber: '+15550001111' },
  ],
  ['GET', `/api/companies/${acme}/target-users/{id}`],
  ['PUT', `/api/companies/${acme}/target-users/{id}`, { department: 'Legal' }],
  ['PUT', `/api/companies/${acme}/target-users/{id}/status`, { status: 'inactive' }],
  ['POST', '/api/companies/{id}/target-users/look-up', { emails: ['ann@acme.example.com'] }],
  ['GET', `/api/companies/${acme}/target-users/{id}/groups`],
  ['GET', '/api/companies/{id}/target-groups'],
  ['GET', '/api/companies/{id}/target-groups/all'],
  ['GET', '/api/companies/{id}/target-groups/export?format=csv'],
  ['POST', '/api/companies/{id}/target-groups/export?format=csv', { ids: ['someone'] }],
  ['POST', '/api/companies/{id}/target-groups', { name: 'North', priority: 'High' }],
  ['GET', `/api/companies/${acme}/target-groups/{id}`],
  ['PUT', `/api/companies/${acme}/target-groups/{id}`, { name: 'North' }],
  ['POST', `/api/companies/${acme}/target-groups/{id}/members`, { add: ['someone'] }],
  ['GET', `/api/companies/${acme}/target-groups/{id}/reach`],
  ['GET', `/api/companies/${acme}/target-groups/{id}/users`],
  [
    'POST',
    '/api/companies/{id}/jobs',
    { kind: 'delete-target-users', input: { items: [{ id: 'someone' }] } },
  ],
  ['POST', '/api/companies/{id}/imports', {}],
  ['GET', '/api/company-groups/{id}'],
  ['PUT', '/api/company-groups/{id}', { name: 'North' }],
  ['GET', '/api/company-groups/{id}/companies'],
  ['GET', '/api/company-groups/{id}/participants'],
  ['PUT', '/api/company-groups/{id}/participants', { seen: [], wanted: [acme] }],
  ['GET', '/api/companies?group={id}'],
  ['GET', '/api/companies/export?format=csv&group={id}'],
  ['GET', '/api/target-users/export?format=csv&group={id}'],
];

test.each(paths)(
  "%s %s: words of Keepnet's own paths are no ids, and nothing is sent",
  async (method, path, body) => {
    for (const word of [
      'my',
      'search',
      'Count-Summary',
      'BULK-DELETE',
      'by-resource-ids',
      'limited',
      'privacy',
    ]) {
      const full = path.replace('{id}', word);
      system.sandbox.control.clearRequests();
      const headers = { 'idempotency-key': crypto.randomUUID() };
      const response = await admin.send(method, full, body, headers);
      expect([full, response.status]).toEqual([full, 404]);
      expect(await response.json()).toMatchObject({ code: 'not_found' });
      // The directory of companies may be read at any time.
      const sent = system.sandbox.control
        .requests()
        .filter((request) => !request.path.endsWith('/companies/search'));
      expect(sent.map((request) => request.path)).toEqual([]);
    }
  },
);

test('the table has every path of the contract that contains an id of Keepnet', () => {
  const templates = Object.values(contract).flatMap((value) =>
    typeof value === 'object' &&
    value !== null &&
    'method' in value &&
    'path' in value &&
    typeof value.path === 'string'
      ? [`${value.method} ${value.path}`]
      : [],
  );
  const tried = new Set(
    paths.map(
      ([method, path]) => `${method} ${path.split('?')[0]?.replace(acme, '{id}').replaceAll('{id}', ':')}`,
    ),
  );
  const withIds = templates.filter((template) => /:(companyId|userId|groupId)/.test(template));
  expect(withIds.length).toBeGreaterThan(15);
  for (const template of withIds) expect(tried).toContain(template.replaceAll(/:\w+/g, ':'));
});

test('an id in a body that names a word is unknown to the directory, and nothing is made', async () => {
  system.sandbox.control.clearRequests();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const body = { name: 'North', companyIds: ['my'] };
  const response = await admin.send('POST', '/api/company-groups', body, headers);
  expect(response.status).toBe(400);
  expect(system.sandbox.control.requests('/api/company-groups')).toEqual([]);
});
