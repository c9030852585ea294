import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DEMO_CLIENT, KNOWN, type Sandbox, startSandbox } from '../index.ts';
import { type Call, connect, searchBody } from '../testing/client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 50 });
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.control.reset());

const FORM = {
  grant_type: 'client_credentials',
  client_id: DEMO_CLIENT.id,
  client_secret: DEMO_CLIENT.secret,
  scope: 'api1',
};

const post = (body: URLSearchParams | string, type?: string) =>
  fetch(`${sandbox.url}/connect/token`, {
    method: 'POST',
    body,
    ...(type === undefined ? {} : { headers: { 'content-type': type } }),
  });

const claimsOf = (token: string) =>
  z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));

test('a form gets a token of one hour whose claims name the reseller', async () => {
  const answer = await post(new URLSearchParams(FORM));
  const body = z
    .object({
      access_token: z.string(),
      expires_in: z.number(),
      token_type: z.string(),
      permissions: z.array(z.string()),
    })
    .parse(await answer.json());
  expect(body).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
  expect(body.permissions).toContain('companies/search|POST');
  expect(claimsOf(body.access_token)).toMatchObject({
    user_company_resourceid: KNOWN.reseller.id,
    reseller_access: 'true',
    role: 'Reseller',
    client_id: DEMO_CLIENT.id,
  });
});

test('a JSON body gives 500', async () => {
  expect((await post(JSON.stringify(FORM), 'application/json')).status).toBe(500);
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
  ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
  ['another scope', { scope: 'api2' }, 'invalid_scope'],
  ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
])('%s gives 400', async (_name, over, error) => {
  const answer = await post(new URLSearchParams({ ...FORM, ...over }));
  expect([answer.status, await answer.json()]).toEqual([400, { error }]);
});

const search = (call: Call) => call('POST', '/api/companies/search', searchBody());

test('an unknown, an expired and a revoked token give 401', async () => {
  const unknown = await fetch(`${sandbox.url}/api/lookups/21`, {
    headers: { authorization: 'Bearer nonsense' },
  });
  expect(unknown.status).toBe(401);
  const call = await connect(sandbox);
  expect((await search(call)).status).toBe(200);
  sandbox.control.modes({ clockOffsetMs: 3600_000 });
  expect((await search(call)).status).toBe(401);
  const again = await connect(sandbox);
  expect((await search(again)).status).toBe(200);
  sandbox.control.token({ expireAll: true });
  expect((await search(again)).status).toBe(401);
});

test('without the Reseller role companies/search and company groups give 403', async () => {
  sandbox.control.token({ role: 'Company Admin' });
  const call = await connect(sandbox);
  expect((await search(call)).status).toBe(403);
  expect((await call('GET', '/api/company-groups')).status).toBe(403);
  expect((await call('GET', '/api/target-groups', undefined, KNOWN.acme.id)).status).toBe(403);
});

test('the request log keeps neither the token nor the secret', async () => {
  await search(await connect(sandbox));
  const log = JSON.stringify(sandbox.control.requests());
  expect(log).not.toContain(DEMO_CLIENT.secret);
  expect(log).not.toMatch(/eyJ/);
  expect(sandbox.control.requests('/api/companies/search')[0]?.token).toMatch(/^[0-9a-f]{12}$/);
});
