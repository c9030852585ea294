import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readConfig } from '../../apps/bff/src/config.ts';
import { startBff } from '../../apps/bff/src/index.ts';
import { startBalancer } from '../../apps/bff/test/support/balancer.ts';
import { startChild } from '../../apps/bff/test/support/child.ts';
import { type LoadedCreate, startLoad } from '../../apps/bff/test/support/load.ts';
import { checkOut } from '../../apps/bff/test/support/old-build.ts';
import { create } from '../../apps/bff/test/support/people.ts';
import { createDatabase, startPostgres } from '../../apps/bff/test/support/postgres.ts';
import { readTrail } from '../../apps/bff/test/support/trail.ts';
import { demoClient } from '../../apps/sandbox/src/idp/accounts.ts';
import { createIdentityProvider } from '../../apps/sandbox/src/idp/identity-provider.ts';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/index.ts';
import { DEMO_CLIENT } from '../../apps/sandbox/src/seed/known.ts';
import { signedIn } from '../../bench/lib/requests.ts';
import { inWorkspace } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';

/** Milliseconds for which both versions work side by side, and for which they work before and after that. */
const besideMs = 60_000;
const aroundMs = 8_000;
/** Longer than any lease. */
const leaseMs = 600_000;

const run = promisify(execFile);

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function startProvider(url: string, publicUrl: string) {
  const { router } = createIdentityProvider({
    issuer: `${url}/idp`,
    clientId: demoClient.id,
    clientSecret: demoClient.secret,
    redirectUris: [`${publicUrl}/auth/callback`],
    postLogoutRedirectUris: [`${publicUrl}/auth/logged-out`],
    refreshTokens: true,
  });
  return [{ path: '/idp', router }];
}

/** Each create was made exactly as often as its last answer says, and the trail says the same. */
async function account(
  creates: readonly LoadedCreate[],
  { control }: Sandbox,
  environment: Record<string, string>,
) {
  const later = Date.now() + leaseMs;
  const survivor = await startBff(readConfig({ ...environment, LOG_LEVEL: 'warn' }), { now: () => later });
  const open = async () => {
    const trail = await readTrail(environment);
    const ended = new Set(trail.flatMap(({ kind, write_id }) => (kind === 'intent' ? [] : [write_id])));
    return trail.some(({ kind, write_id }) => kind === 'intent' && !ended.has(write_id));
  };
  while (await open()) await delay(500);
  await survivor.close();
  for (const { answers, browser, path, body, key } of creates) {
    if (answers.length === 0) answers.push(await create(browser, path, body, key));
  }
  // Only now: a request that was cut before the console had read it is made by its repeat.
  const ids = new Set(control.creations().map(({ id }) => id));
  for (const { companyId, body, answers } of creates) {
    const made = control.users(companyId, body.email).filter(({ id }) => ids.has(id)).length;
    const said = answers.at(-1)?.status === 201 ? 1 : 0;
    check(made === said, `${body.email} was made ${made} times, and its answer says ${said}`);
  }
}

async function runBeside(version: string, folder: string): Promise<void> {
  const main = await checkOut(version, folder);
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const postgres = await startPostgres();
  const sandbox = await startSandbox({
    companies: 40,
    users: 2000,
    mounts: (url) => startProvider(url, publicUrl),
  });
  const environment = {
    PUBLIC_URL: publicUrl,
    PORT: '0',
    KEEPNET_API_URL: sandbox.url,
    KEEPNET_CLIENT_ID: DEMO_CLIENT.id,
    KEEPNET_CLIENT_SECRET: DEMO_CLIENT.secret,
    OIDC_ISSUER: `${sandbox.url}/idp`,
    OIDC_CLIENT_ID: demoClient.id,
    OIDC_CLIENT_SECRET: demoClient.secret,
    SESSION_SECRET: 'soak-0123456789-abcdefghijklmnop-XYZ',
    DATABASE_URL: await createDatabase(postgres.url),
  };
  const balancer = await startBalancer(port);
  const replicas = [await startChild(environment, { main }), await startChild(environment, { main })];
  try {
    for (const { url } of replicas) await balancer.add(url);
    const browsers = [await signedIn(publicUrl, 'operator'), await signedIn(publicUrl, 'operator')];
    sandbox.control.modes({ latencyMs: 15 });
    const load = startLoad(browsers, 3, `with-${version}`);
    await delay(aroundMs);
    const today = await startChild(environment);
    replicas.push(today);
    await balancer.add(today.url);
    await delay(besideMs);
    check(load.lost() === 0, `${load.lost()} of ${load.total()} requests were lost together with ${version}`);
    await replicas[0]?.kill();
    await delay(aroundMs);
    await load.stop();
    await account(load.creates, sandbox, environment);
    for (const verifier of [inWorkspace('apps/bff/src/main.ts'), main]) {
      const command = join(verifier, '../audit/verify-command.ts');
      const { stdout } = await run(process.execPath, [command], { env: environment });
      console.log(stdout.trim());
    }
    await Promise.all(browsers.map((browser) => browser.close()));
    const [requests, lost] = [load.total(), load.lost()];
    console.log(
      `together with ${version}: ${requests} requests, ${load.creates.length} of them creates; ${lost} cut by kill -9`,
    );
  } finally {
    await Promise.all(replicas.map((replica) => replica.kill()));
    await balancer.close();
    await sandbox.close();
    await postgres.stop();
  }
}

/** Runs replicas of each version that has a fixture together with one of today on one Postgres, under load. */
export async function runBesideEarlierVersions(): Promise<void> {
  const kept = await readdir(inWorkspace('apps/bff/test/fixtures'), { withFileTypes: true });
  for (const { name } of kept.filter((entry) => entry.isDirectory())) {
    const folder = await mkdtemp(join(tmpdir(), 'soak-upgrade-'));
    try {
      await runBeside(name, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
