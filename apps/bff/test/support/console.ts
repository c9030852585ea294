import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Role } from '@reseller-console/contract';
import {
  type ClientAuth,
  createIdentityProvider,
  createSigningKey,
  DEMO_CLIENT,
  demoClient,
  demoPassword,
  type IdentityProvider,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '@reseller-console/sandbox';
import { expect } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Bff, type Overrides, startBff } from '../../src/index.ts';
import { freshDatabaseUrl } from './database.ts';
import { freePort } from './free-port.ts';
import { HttpClient } from './http-client.ts';

/** The whole product on ephemeral ports: the sandbox with its identity provider, and the BFF on the database of the project. */
export interface TestConsole {
  bff: Bff;
  sandbox: Sandbox;
  idp: IdentityProvider;
  /** Environment that the BFF was started with, for a second one on the same database. */
  environment: Record<string, string>;
  /** Every log line so far. */
  logs: () => string;
  /** A browser with a signed-in person. */
  signIn: (who: Role | 'norole') => Promise<HttpClient>;
  /** A browser without a session. */
  browser: () => HttpClient;
  /** Ends the BFF and starts it again on the same database. */
  restart: (overrides?: Overrides) => Promise<void>;
  close: () => Promise<void>;
}

export interface TestConsoleOptions {
  /** Whether the provider gives refresh tokens (true). */
  refreshTokens?: boolean;
  /** The one way in which the provider takes the client secret (either). */
  clientAuth?: ClientAuth;
  /** Limits people to companies by their ids, `*` for all (`OIDC_COMPANIES_CLAIM`). A person who is not named sees none. */
  companies?: Partial<Record<Role, readonly string[]>>;
  sandbox?: SandboxOptions;
  environment?: Record<string, string>;
  overrides?: Overrides;
}

/** The provider of every console of a process signs with it. */
const signingKey = createSigningKey();

export async function startConsole(options: TestConsoleOptions = {}): Promise<TestConsole> {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const folder = await mkdtemp(join(tmpdir(), 'console-'));
  const providerFor = (issuer: string) =>
    createIdentityProvider({
      issuer,
      clientId: options.environment?.['OIDC_CLIENT_ID'] ?? demoClient.id,
      clientSecret: options.environment?.['OIDC_CLIENT_SECRET'] ?? demoClient.secret,
      redirectUris: [`${publicUrl}/auth/callback`],
      postLogoutRedirectUris: [`${publicUrl}/auth/logged-out`],
      backchannelLogoutUri: `${publicUrl}/auth/backchannel-logout`,
      signingKey,
      refreshTokens: options.refreshTokens ?? true,
      ...(options.clientAuth === undefined ? {} : { clientAuth: options.clientAuth }),
    });
  const providers: IdentityProvider[] = [];
  const sandbox = await startSandbox({
    companies: 40,
    users: 2000,
    ...options.sandbox,
    mounts: (url) => {
      const provider = providerFor(`${url}/idp`);
      providers.push(provider);
      return [{ path: '/idp', router: provider.router }];
    },
  });
  const issuer = `${sandbox.url}/idp`;
  const [provider] = providers;
  if (provider === undefined) throw new Error('The identity provider was not mounted');
  for (const [who, companies] of Object.entries(options.companies ?? {})) {
    provider.control.changeAccount(who, { companies: [...companies] });
  }
  const databaseUrl = options.environment?.['DATABASE_URL'] ?? (await freshDatabaseUrl());
  const environment = {
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    KEEPNET_API_URL: sandbox.url,
    KEEPNET_CLIENT_ID: DEMO_CLIENT.id,
    KEEPNET_CLIENT_SECRET: DEMO_CLIENT.secret,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: demoClient.id,
    OIDC_CLIENT_SECRET: demoClient.secret,
    SESSION_SECRET: 'test-0123456789-abcdefghijklmnop-XYZ',
    DATA_DIR: folder,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(options.companies === undefined ? {} : { OIDC_COMPANIES_CLAIM: 'companies' }),
    ...options.environment,
  };
  const lines: string[] = [];
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const start = (overrides: Overrides = {}) =>
    startBff(readConfig(environment), { ...options.overrides, logTo, ...overrides });
  let bff = await start();
  const browsers: HttpClient[] = [];

  const browser = () => {
    const client = new HttpClient(publicUrl);
    browsers.push(client);
    return client;
  };

  return {
    get bff() {
      return bff;
    },
    sandbox,
    idp: provider,
    environment,
    logs: () => lines.join(''),
    browser,
    async signIn(who) {
      const client = browser();
      const form = await client.follow('/auth/login');
      await form.response.body?.cancel();
      const body = new URLSearchParams({ account: who, password: demoPassword }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { response, url } = await client.follow(form.url.href, { method: 'POST', headers, body });
      await response.body?.cancel();
      expect(url.origin + url.pathname).toBe(`${publicUrl}/`);
      return client;
    },
    async restart(overrides) {
      await bff.close();
      bff = await start(overrides);
    },
    async close() {
      await Promise.all(browsers.map((client) => client.close()));
      // First: what still hangs at Keepnet ends with it. The BFF would give it ten seconds.
      await sandbox.close();
      await bff.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
