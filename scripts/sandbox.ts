// One program for both neighbours of the console: the simulated Keepnet API and, under /idp, the demo identity provider.
import { readConfig } from '../apps/sandbox/src/config.ts';
import { demoClient } from '../apps/sandbox/src/idp/accounts.ts';
import { createIdentityProvider } from '../apps/sandbox/src/idp/identity-provider.ts';
import { startSandbox } from '../apps/sandbox/src/index.ts';

const config = readConfig();
const consoleUrl = process.argv[2] ?? 'http://localhost:3000';
const provider = createIdentityProvider({
  issuer: `http://127.0.0.1:${config.SANDBOX_PORT}/idp`,
  clientId: demoClient.id,
  clientSecret: demoClient.secret,
  redirectUris: [`${consoleUrl}/auth/callback`],
  postLogoutRedirectUris: [`${consoleUrl}/auth/logged-out`],
  backchannelLogoutUri: `${consoleUrl}/auth/backchannel-logout`,
});
const sandbox = await startSandbox({
  port: config.SANDBOX_PORT,
  companies: config.SANDBOX_COMPANIES,
  users: config.SANDBOX_USERS,
  latencyMs: config.SANDBOX_LATENCY_MS,
  participants: config.SANDBOX_PARTICIPANTS,
  mounts: [{ path: '/idp', router: provider.router }],
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
