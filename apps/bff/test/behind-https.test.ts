import { expect, test } from 'vitest';
import { startConsole } from './support/console.ts';

/** Begins a sign-in at a console of https as a proxy on this machine would pass it on; answers where it leads, and the log. */
async function signInBehind(
  trustProxy: string,
  forwarded: Record<string, string>,
): Promise<{ leadsTo: string; logs: string; provider: string }> {
  const system = await startConsole({
    environment: { PUBLIC_URL: 'https://console.example.com', TRUST_PROXY: trustProxy },
  });
  try {
    const response = await fetch(`${system.bff.url}/auth/login`, { headers: forwarded, redirect: 'manual' });
    expect(response.status).toBe(303);
    const leadsTo = response.headers.get('location') ?? '';
    return { leadsTo, logs: system.logs(), provider: system.environment['OIDC_ISSUER'] ?? '' };
  } finally {
    await system.close();
  }
}

test.each(['1', 'loopback', '10.0.0.0/8, 127.0.0.1'])(
  'a proxy that TRUST_PROXY=%s names says that people came by https',
  async (trustProxy) => {
    const { leadsTo, provider } = await signInBehind(trustProxy, { 'x-forwarded-proto': 'https' });
    expect(leadsTo).toContain(`${provider}/`);
  },
);

test.each([
  ['0', { 'x-forwarded-proto': 'https' }],
  ['10.0.0.0/8', { 'x-forwarded-proto': 'https' }],
  ['1', { 'x-forwarded-proto': 'http' }],
  ['1', {}],
])('no other client can: TRUST_PROXY=%s and %j', async (trustProxy, forwarded) => {
  const { leadsTo, logs } = await signInBehind(trustProxy, forwarded);
  expect(leadsTo).toBe('/sign-in?reason=insecure_connection');
  expect(logs).toContain('let TRUST_PROXY name the proxy');
});

test('a console of https tells browsers to come by https for two years', async () => {
  const system = await startConsole({ environment: { PUBLIC_URL: 'https://console.example.com' } });
  try {
    for (const path of ['/healthz', '/api/session', '/auth/login', '/no/such/page']) {
      const response = await fetch(`${system.bff.url}${path}`, { redirect: 'manual' });
      expect(response.headers.get('strict-transport-security'), path).toBe('max-age=63072000');
    }
  } finally {
    await system.close();
  }
});
