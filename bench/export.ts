// A CSV file of a million rows: through the console, raw and made safe for spreadsheets, beside a proxy that looks at nothing, all in
// front of one upstream that answers at once. And the console's memory with slow readers. Usage: node bench/export.ts [rounds]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { type Asked, type Download, download, median } from './lib/download.ts';
import { residentMegabytes } from './lib/memory.ts';
import { consoleRequest } from './lib/requests.ts';
import { readSlowly } from './lib/slow-reader.ts';
import { startFlags } from './lib/start-flags.ts';
import { startPeers } from './peers/start.ts';

const rounds = Number(process.argv[2] ?? 5);
const users = 100_000;
const times = 10;
const slowReaders = 4;

const speedOf = (runs: readonly Download[]) => median(runs.map(({ bytes, ms }) => bytes / 1000 / ms));

await withProcesses(async (processes) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const sandboxPort = await freePort();
  const replayPort = await freePort();
  const metricsPort = await freePort();
  const replay = `http://127.0.0.1:${replayPort}`;
  processes.start({
    name: 'replay',
    args: ['bench/peers/replay.ts', String(replayPort), `http://127.0.0.1:${sandboxPort}`, String(times)],
  });
  const { url } = await startStack(processes, {
    sandboxPort,
    port: await freePort(),
    dataDir,
    flags: startFlags,
    env: { KEEPNET_API_URL: replay, SANDBOX_USERS: String(users), METRICS_PORT: String(metricsPort) },
  });
  const path = `/api/companies/${KNOWN.acme.id}/target-users/export`;
  const viaConsole = await consoleRequest(url);
  const raw = viaConsole(`${path}?raw=true`);
  const safe = viaConsole(path);
  // The first one is recorded, and what the proxy is asked for is what was recorded last.
  await download(raw);
  const { bare } = await startPeers(processes, {
    upstream: replay,
    authorization: '-',
    companyId: KNOWN.acme.id,
  });
  const viaBare: Asked = { url: new URL('/latest', bare.origin), options: {} };
  const straight: Asked = { url: new URL('/latest', replay), options: {} };

  const ways = { 'bare proxy': viaBare, 'console, raw': raw, 'console, safe': safe, 'no proxy': straight };
  const runs = new Map<string, Download[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, asked] of Object.entries(ways)) {
      const taken = await download(asked);
      if (round > 0) runs.set(name, [...(runs.get(name) ?? []), taken]);
    }
  }
  const base = speedOf(runs.get('bare proxy') ?? []);
  for (const [name, taken] of runs) {
    const speed = speedOf(taken);
    const first = median(taken.map(({ firstByteMs }) => firstByteMs));
    const size = (taken[0]?.bytes ?? 0) / 1e6;
    console.log(
      `${name.padEnd(15)} ${speed.toFixed(0).padStart(4)} MB/s  ${(speed / base).toFixed(2)}   first byte ${first.toFixed(0).padStart(3)} ms   ${size.toFixed(0)} MB`,
    );
  }

  const resident = () => residentMegabytes(`http://127.0.0.1:${metricsPort}/metrics`);
  const before = await resident();
  const { peak, megabytes, seconds } = await readSlowly(safe, slowReaders, resident);
  console.log(
    `memory          ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most with ${slowReaders} slow readers (${megabytes.toFixed(0)} MB in ${seconds.toFixed(0)} s)`,
  );
  await processes.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
});
