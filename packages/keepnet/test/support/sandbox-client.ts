import { DEMO_CLIENT, type Sandbox, startSandbox } from '@reseller-console/sandbox';
import { createKeepnet, type Keepnet, type KeepnetOptions } from '../../src/index.ts';

/** A small sandbox and a way to make clients of it. */
export interface SandboxBench {
  sandbox: Sandbox;
  /** A new client without a token. */
  client(options?: Partial<KeepnetOptions>): Keepnet;
  close(): Promise<void>;
}

/** Starts a sandbox of 40 companies and 500 users in the largest. */
export async function startBench(): Promise<SandboxBench> {
  const sandbox = await startSandbox({ companies: 40, users: 500 });
  const clients: Keepnet[] = [];
  return {
    sandbox,
    client(options = {}) {
      const client = createKeepnet({
        baseUrl: sandbox.url,
        clientId: DEMO_CLIENT.id,
        clientSecret: DEMO_CLIENT.secret,
        retry: { attempts: 3, baseMs: 2, budgetRatio: 1 },
        ...options,
      });
      clients.push(client);
      return client;
    },
    async close() {
      await sandbox.close();
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}
