import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { type AuthConfig, readConfig } from '../config.ts';
import { checkIssuer } from './discovery.ts';

afterEach(() => vi.unstubAllGlobals());

const authAt = (issuer: string): AuthConfig =>
  readConfig({
    KEEPNET_CLIENT_ID: 'client',
    KEEPNET_CLIENT_SECRET: 'secret',
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'console',
    OIDC_CLIENT_SECRET: 'secret',
    SESSION_SECRET: 'Zk3-9fQ7xTmW1pLr8vYc5dHs2bNg6jKu',
  }).auth;

/** Has the provider at any address describe itself by this issuer. */
const describedAs = (issuer: string) =>
  vi.stubGlobal('fetch', async () =>
    Response.json({ issuer, authorization_endpoint: `${issuer}/authorize` }),
  );

const entra = 'https://login.microsoftonline.com';

test.each(['common', 'organizations'])(
  'the address of Entra for many organisations is refused: %s',
  async (path) => {
    describedAs(`${entra}/{tenantid}/v2.0`);
    const start = checkIssuer(authAt(`${entra}/${path}/v2.0`), pino({ level: 'silent' }));
    await expect(start).rejects.toThrow(/^OIDC_ISSUER is .* names itself .*\{tenantid\}/);
  },
);

test('a tenant of Entra may be named by its domain, though it names itself by its id', async () => {
  describedAs(`${entra}/9b1f2d60-0000-4000-8000-000000000001/v2.0`);
  const start = checkIssuer(authAt(`${entra}/customer.example.com/v2.0`), pino({ level: 'silent' }));
  await expect(start).resolves.toBeUndefined();
});
