import type { Operation } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from './support/access.ts';
import { auditPage } from './support/audit.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { operations } from './support/operations.ts';
import { answerOf } from './support/sign-in-flow.ts';

let system: TestConsole;
let cookie: string;
beforeAll(async () => {
  system = await startConsole();
  cookie = cookieOf(await system.signIn('viewer'));
});
afterAll(() => system.close());

/** Changes a preference as a browser that sends nothing of its own but these headers. */
const change = (headers: Record<string, string>) =>
  fetch(`${system.bff.url}/api/preferences`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ theme: 'dark' }),
  });

const ours = () => system.environment['PUBLIC_URL'] ?? '';

test('a browser without Sec-Fetch-Site may change something from an address of this console', async () => {
  expect((await change({ 'x-csrf': '1', origin: ours() })).status).toBe(200);
});

test.each<[string, () => Record<string, string>]>([
  ['no Origin', () => ({ 'x-csrf': '1' })],
  ['another site', () => ({ 'x-csrf': '1', origin: 'https://evil.example' })],
  ['an Origin that is kept secret', () => ({ 'x-csrf': '1', origin: 'null' })],
  ['another port', () => ({ 'x-csrf': '1', origin: 'http://localhost:1' })],
  ['an Origin that only begins like ours', () => ({ 'x-csrf': '1', origin: `${ours()}.evil.example` })],
  [
    'our Origin against Sec-Fetch-Site',
    () => ({ 'x-csrf': '1', origin: ours(), 'sec-fetch-site': 'same-site' }),
  ],
  ['our Origin without X-CSRF', () => ({ origin: ours() })],
])('%s may not', async (_name, headers) => {
  const response = await change(headers());
  expect([response.status, await response.json()]).toMatchObject([403, { code: 'cross_site' }]);
});

const pathOf = ({ path }: Operation): string =>
  path.replace(':companyId', KNOWN.brightwater.id).replaceAll(/:\w+/g, 'noSuchThing1');

describe('another site', () => {
  const guarded = operations.filter(({ effect }) => effect !== 'read');
  const headers = { 'x-csrf': '1', 'sec-fetch-site': 'cross-site' };

  test('causes no write and no export of the contract, and the trail names what it was denied', async () => {
    const admin = await system.signIn('admin');
    const refused: Operation[] = [];
    for (const operation of operations) {
      const init = { method: operation.method, headers };
      const { code } = await answerOf(admin.request(pathOf(operation), init));
      if (code === 'cross_site') refused.push(operation);
    }
    expect(guarded.length).toBeGreaterThan(12);
    expect(refused).toEqual(guarded);
    const { items } = await auditPage(admin, { outcome: 'denied' });
    const told = items.filter(({ steps: [step] }) => step?.detail?.['code'] === 'cross_site');
    const named = new Set<string | undefined>(guarded.map(({ audit }) => audit));
    // With a provider there is no local sign-in.
    named.delete('session.sign_in');
    expect(new Set(told.map(({ action }) => action))).toEqual(named);
  });

  test.each(['/api/nothing', '/api/companies', '/auth/nothing', '/auth/login'])(
    'is refused a POST to %s, which answers none',
    async (path) => {
      const answer = answerOf(system.browser().request(path, { method: 'POST', headers }));
      expect(await answer).toMatchObject({ status: 403, code: 'cross_site' });
    },
  );
});
