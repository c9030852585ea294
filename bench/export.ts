// A CSV file through the console, raw and made safe for spreadsheets, next to a proxy that looks at nothing: a million rows from an
// upstream that answers at once, 100,000 from the sandbox; and memory with slow readers. Usage: node bench/export.ts [rounds]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { type Asked, type Download, download, median } from './lib/download.ts';
import { inTurn } from './lib/in-turn.ts';
import { residentMegabytes } from './lib/memory.ts';
import { consoleRequest, exportRequest, sandboxToken } from './lib/requests.ts';
import { readSlowly } from './lib/slow-reader.ts';
import { startPeers } from './peers/start.ts';

const rounds = Number(process.argv[2] ?? 5);
const company = KNOWN.acme;
const users = 100_000;
const times = 10;
const slowReaders = 4;

const speedOf = (runs: readonly Download[]) => median(runs.map(({ bytes, ms }) => bytes / 1000 / ms));

/** Prints megabytes a second, and their share of the first way's. */
async function compare(title: string, ways: Readonly<Record<string, Asked>>): Promise<void> {
  console.log(`\n${title}`);
  let base: number | undefined;
  for (const [name, taken] of await inTurn(ways, rounds, (asked) => download(asked))) {
    const speed = speedOf(taken);
    base ??= speed;
    const firstByte = median(taken.map(({ firstByteMs }) => firstByteMs));
    const size = (taken[0]?.bytes ?? 0) / 1e6;
    console.log(
      `${name.padEnd(15)} ${speed.toFixed(0).padStart(4)} MB/s  ${(speed / base).toFixed(2)}   first byte ${firstByte.toFixed(0).padStart(3)} ms   ${size.toFixed(0)} MB`,
    );
  }
}

await withProcesses(async (processes) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const replayPort = await freePort();
  const replay = `http://127.0.0.1:${replayPort}`;
  const behind = { replay: await freePort(), sandbox: await freePort() };
  const metricsPort = { replay: await freePort(), sandbox: await freePort() };
  processes.start({
    name: 'replay',
    args: ['bench/peers/replay.ts', String(replayPort), `http://127.0.0.1:${behind.replay}`, String(times)],
  });
  /** Puts a console and a bare proxy before Keepnet and compares what they pass on; answers how the safe file is asked for. */
  const compareBefore = async (
    name: keyof typeof behind,
    title: string,
    env: { KEEPNET_API_URL?: string },
  ): Promise<Asked> => {
    const { url, sandboxUrl } = await startStack(processes, {
      sandboxPort: behind[name],
      port: await freePort(),
      dataDir: join(folder, name),
      env: { ...env, SANDBOX_USERS: String(users), METRICS_PORT: String(metricsPort[name]) },
    });
    const upstream = env.KEEPNET_API_URL ?? sandboxUrl;
    const companyId = company.id;
    const token = await sandboxToken(sandboxUrl);
    const authorization = `Bearer ${token}`;
    const { bare } = await startPeers(processes, { upstream, authorization, companyId });
    const viaConsole = await consoleRequest(url);
    const path = `/api/companies/${companyId}/target-users/export`;
    const safe = viaConsole(path);
    await compare(title, {
      'bare proxy': exportRequest(bare.origin, token, companyId),
      'console, raw': viaConsole(`${path}?raw=true`),
      'console, safe': safe,
      'no proxy': exportRequest(upstream, token, companyId),
    });
    return safe;
  };

  const title = 'A million rows from an upstream that answers at once';
  const safe = await compareBefore('replay', title, { KEEPNET_API_URL: replay });
  const resident = () => residentMegabytes(`http://127.0.0.1:${metricsPort.replay}/metrics`);
  const before = await resident();
  const { peak, megabytes, seconds } = await readSlowly(safe, slowReaders, resident);
  console.log(
    `memory          ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most with ${slowReaders} slow readers (${megabytes.toFixed(0)} MB in ${seconds.toFixed(0)} s)`,
  );
  await compareBefore('sandbox', '100,000 rows from the sandbox', {});

  await processes.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
