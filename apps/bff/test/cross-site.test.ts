import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf } from './support/access.ts';
import { startConsole, type TestConsole } from './support/console.ts';

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
