import { type Config, readConfig } from './config.ts';
import { demoClient } from './idp/accounts.ts';
import { createIdentityProvider } from './idp/identity-provider.ts';
import { type Mount, startSandbox } from './index.ts';

const BAD_CONFIGURATION = 78;

function configuration(): Config {
  try {
    return readConfig();
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The environment is not valid');
    process.exit(BAD_CONFIGURATION);
  }
}

function identityProvider(url: string): Mount {
  const origin = config.SANDBOX_CONSOLE_URL.replace(/\/$/, '');
  const { router } = createIdentityProvider({
    issuer: `${url}/idp`,
    clientId: demoClient.id,
    clientSecret: demoClient.secret,
    redirectUris: [`${origin}/auth/callback`],
    postLogoutRedirectUris: [`${origin}/auth/logged-out`],
    refreshTokens: true,
    backchannelLogoutUri: `${origin}/auth/backchannel-logout`,
  });
  return { path: '/idp', router };
}

const config = configuration();
function refuse(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  console.error(`SANDBOX_PORT: ${config.SANDBOX_PORT} is in use by another program`);
  process.exit(BAD_CONFIGURATION);
}

const sandbox = await startSandbox({
  port: config.SANDBOX_PORT,
  companies: config.SANDBOX_COMPANIES,
  users: config.SANDBOX_USERS,
  warm: true,
  latencyMs: config.SANDBOX_LATENCY_MS,
  participants: config.SANDBOX_PARTICIPANTS,
  mounts: (url) => [identityProvider(url)],
}).catch(refuse);
console.log(JSON.stringify({ ready: 'sandbox', url: sandbox.url, port: sandbox.port }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
