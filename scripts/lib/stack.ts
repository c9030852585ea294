import { demoClient } from '../../apps/sandbox/src/idp/accounts.ts';
import { DEMO_CLIENT } from '../../apps/sandbox/src/seed/known.ts';
import type { Processes, Program } from './processes.ts';
import { keptSecret } from './secret.ts';

export interface StackOptions {
  sandboxPort: number;
  /** Where the BFF listens. */
  port: number;
  /** What the browser opens: the BFF itself unless a proxy is in front of it. */
  publicUrl?: string;
  dataDir: string;
  /** Flags of Node, such as `--watch`. */
  flags?: readonly string[];
  /** Settings of the sandbox and the BFF besides; they win. */
  env?: Readonly<Record<string, string>>;
  onLine?: (name: string) => NonNullable<Program['onLine']>;
  outputTo?: Program['outputTo'];
}

export interface Stack {
  /** What the browser opens. */
  url: string;
  sandboxUrl: string;
}

/**
 * How the console is set up for the sandbox. The environment of this process may be that of a real console, so what would lead to its
 * database, or away from the sandbox's provider, is set to nothing.
 */
export const settingsFor = (
  { port, dataDir }: Pick<StackOptions, 'port' | 'dataDir'>,
  { url, sandboxUrl }: Stack,
  sessionSecret: string,
): Record<string, string> => ({
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: url,
  KEEPNET_API_URL: sandboxUrl,
  KEEPNET_CLIENT_ID: DEMO_CLIENT.id,
  KEEPNET_CLIENT_SECRET: DEMO_CLIENT.secret,
  KEEPNET_SCOPE: '',
  AUTH_MODE: 'oidc',
  OIDC_ISSUER: `${sandboxUrl}/idp`,
  OIDC_CLIENT_ID: demoClient.id,
  OIDC_CLIENT_SECRET: demoClient.secret,
  OIDC_SCOPES: '',
  OIDC_ROLES_CLAIM: 'roles',
  OIDC_ROLE_MAP: '',
  OIDC_COMPANIES_CLAIM: '',
  DATABASE_URL: '',
  DATABASE_URL_FILE: '',
  MIGRATION_DATABASE_URL: '',
  MIGRATION_DATABASE_URL_FILE: '',
  DATA_DIR: dataDir,
  SESSION_SECRET: sessionSecret,
  LOG_LEVEL: 'warn',
});

/** Starts the sandbox and the BFF as two processes, configured for one another, and resolves once both can be used. */
export async function startStack(processes: Processes, options: StackOptions): Promise<Stack> {
  const { sandboxPort, port, dataDir, flags = [], onLine, outputTo } = options;
  const url = options.publicUrl ?? `http://localhost:${port}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const start = (name: string, script: string[], env: Record<string, string>) =>
    processes.start({
      name,
      args: [...flags, ...script],
      env: { ...env, ...options.env },
      outputTo,
      ...(onLine ? { onLine: onLine(name) } : {}),
    });
  start('sandbox', ['apps/sandbox/src/main.ts'], {
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_CONSOLE_URL: url,
  });
  await processes.ready(`${sandboxUrl}/idp/.well-known/openid-configuration`);
  // As `pnpm start` runs it. Saves memory of an idle console and of a file over many companies, without a loss of speed that a person
  // notices (docs/performance.md).
  const settings = settingsFor(options, { url, sandboxUrl }, await keptSecret(dataDir));
  start(
    'console',
    ['--max-semi-space-size=4', '--heap-growing-percent=10', 'apps/bff/src/main.ts'],
    settings,
  );
  await processes.ready(`http://127.0.0.1:${port}/readyz`);
  return { url, sandboxUrl };
}
