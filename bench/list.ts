// A list of ten rows as JSON: through the console and through proxies that check nothing, all in front of one upstream that answers
// at once; and through the console and straight to the sandbox. Usage: node bench/list.ts [rounds] [milliseconds a run]
import { openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { median } from './lib/download.ts';
import { inTurn } from './lib/in-turn.ts';
import { type Repeated, throughput } from './lib/load.ts';
import { cookieOf, sandboxToken, scopedHeaders, searchOfUsers, signedIn } from './lib/requests.ts';
import { type Peer, startPeers } from './peers/start.ts';

const rounds = Number(process.argv[2] ?? 5);
const ms = Number(process.argv[3] ?? 1_500);
const company = KNOWN.acme;
const listPath = `/api/companies/${company.id}/target-users?pageSize=10`;

/** The search as the console sends it to Keepnet; a proxy that only passes things on must be asked for it in so many words. */
const search = (origin: string) => ({
  origin,
  method: 'POST' as const,
  path: '/api/target-users/search',
  body: JSON.stringify(searchOfUsers(10)),
});

/** Prints answers a second over so many connections, and their share of the first way's. */
async function compare(ways: Readonly<Record<string, Repeated>>, connections: number): Promise<void> {
  const measured = await inTurn(ways, rounds, (request) => throughput(request, connections, ms));
  let base: number | undefined;
  for (const [name, speeds] of measured) {
    const speed = median(speeds);
    base ??= speed;
    console.log(`${name.padEnd(52)} ${speed.toFixed(0).padStart(6)} a second  ${(speed / base).toFixed(2)}`);
  }
}

await withProcesses(async (processes) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const sandboxPort = await freePort();
  const replayPort = await freePort();
  const replay = `http://127.0.0.1:${replayPort}`;
  processes.start({
    name: 'replay',
    args: ['bench/peers/replay.ts', String(replayPort), `http://127.0.0.1:${sandboxPort}`],
  });
  const consoles = {
    replay: { sandboxPort, env: { KEEPNET_API_URL: replay } },
    sandbox: { sandboxPort: await freePort(), env: {} },
  };
  const viaConsole = async (name: keyof typeof consoles): Promise<{ list: Repeated; sandboxUrl: string }> => {
    const { sandboxPort, env } = consoles[name];
    const { url, sandboxUrl } = await startStack(processes, {
      sandboxPort,
      port: await freePort(),
      dataDir: join(folder, name),
      env: { ...env, SANDBOX_USERS: '100000', LOG_LEVEL: 'info' },
      // Lines that came here would be read by what makes the load.
      outputTo: openSync(join(folder, `${name}.log`), 'w'),
    });
    const cookie = await cookieOf(await signedIn(url, 'viewer'));
    return { list: { origin: url, method: 'GET', path: listPath, headers: { cookie } }, sandboxUrl };
  };

  const { list: throughReplay, sandboxUrl } = await viaConsole('replay');
  const token = await sandboxToken(sandboxUrl);
  const peers = await startPeers(processes, {
    upstream: replay,
    authorization: `Bearer ${token}`,
    companyId: company.id,
  });
  const passedOn = ({ origin, headers }: Peer): Repeated => ({
    ...search(origin),
    headers: { ...headers, 'content-type': 'application/json' },
  });
  for (const connections of [1, 64]) {
    console.log(
      `\n${connections} connection${connections === 1 ? '' : 's'}, an upstream that answers at once`,
    );
    await compare(
      {
        'bare proxy': passedOn(peers.bare),
        console: throughReplay,
        'a sketch of an afternoon: Express, undici': { ...peers.sketch, method: 'GET', path: listPath },
        'Fastify + @fastify/http-proxy': passedOn(peers.fastify),
        'Express + express-session + http-proxy-middleware 4': passedOn(peers.express),
        'Express + express-session + http-proxy-middleware 3': passedOn(peers.express3),
        'no proxy': { ...search(replay), headers: scopedHeaders(token, company.id) },
      },
      connections,
    );
  }

  const { list, sandboxUrl: secondSandbox } = await viaConsole('sandbox');
  const secondToken = await sandboxToken(secondSandbox);
  for (const connections of [1, 64]) {
    console.log(`\n${connections} connection${connections === 1 ? '' : 's'}, the sandbox with 100,000 users`);
    const straight = { ...search(secondSandbox), headers: scopedHeaders(secondToken, company.id) };
    await compare({ 'no proxy': straight, console: list }, connections);
  }
  await processes.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
