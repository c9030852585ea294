import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Control } from './control/control.ts';
import { controlRouter } from './control/router.ts';
import { State } from './control/state.ts';
import { upstream } from './http/upstream.ts';
import { ROUTES } from './keepnet/routes.ts';
import { DEMO_CLIENT } from './seed/known.ts';
import { type Modes, STRICT } from './store/modes.ts';
import { warm } from './store/warm.ts';

export { type Account, demoAccounts, demoClient, demoPassword } from './idp/accounts.ts';
export type { Telling } from './idp/claims.ts';
export type { FixedAnswer } from './idp/faults.ts';
export { createIdentityProvider, type IdentityProvider } from './idp/identity-provider.ts';
export { type ClientAuth, createSigningKey } from './idp/provider.ts';
export { DEMO_CLIENT, KNOWN } from './seed/known.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Companies that companies/search lists (250); the known ones are always there. */
  readonly companies?: number;
  /** Users of the largest company (100,000). */
  readonly users?: number;
  readonly seed?: number;
  /** Whether the largest company is made before it is asked for (false). Most tests never ask for it. */
  readonly warm?: boolean;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly latencyMs?: number;
  readonly participants?: Modes['participants'];
  readonly rename?: Modes['rename'];
  readonly companyHeader?: Modes['companyHeader'];
  /** Routers mounted before any body parser, such as the identity provider; a function is given the sandbox's own address. */
  readonly mounts?: readonly Mount[] | ((url: string) => readonly Mount[]);
}

export interface Mount {
  readonly path: string;
  readonly router: express.RequestHandler;
}

export interface Sandbox {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** What HTTP offers under /__sandbox, for tests in the same process. */
  readonly control: Control;
  close(): Promise<void>;
}

/** Starts the simulated Keepnet API on loopback. Resolves once it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const seed = {
    seed: options.seed ?? 1,
    companies: options.companies ?? 250,
    users: options.users ?? 100_000,
  };
  const client = {
    id: options.clientId ?? DEMO_CLIENT.id,
    secret: options.clientSecret ?? DEMO_CLIENT.secret,
  };
  const state = new State(seed, chosenModes(options), client);
  const server = createServer();
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://${host}:${port}`;
  const control = new Control(state);
  server.on('request', createApp(state, control, mountsAt(url, options.mounts)));
  if (options.warm === true) warm(state.world);
  return {
    url,
    port,
    control,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function mountsAt(url: string, mounts: SandboxOptions['mounts'] = []): readonly Mount[] {
  return typeof mounts === 'function' ? mounts(url) : mounts;
}

function createApp(state: State, control: Control, mounts: readonly Mount[]): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  for (const { path, router } of mounts) app.use(path, router);
  app.use('/__sandbox', controlRouter(control));
  app.use(express.raw({ type: () => true, limit: '64mb' }));
  app.use(upstream(state, ROUTES));
  return app;
}

function chosenModes({ participants, rename, companyHeader, latencyMs }: SandboxOptions): Modes {
  return {
    ...STRICT,
    ...(participants === undefined ? {} : { participants }),
    ...(rename === undefined ? {} : { rename }),
    ...(companyHeader === undefined ? {} : { companyHeader }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
  };
}
