// Exports of 100,000 target users through the console, beside the same download straight from the sandbox: throughput, time to
// the first byte, and the console's memory with fast and with slow readers. Usage: node bench/export.ts [rounds]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CsvStream } from '../apps/bff/src/exports/csv-stream.ts';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { type Download, download, median, open } from './lib/download.ts';
import { residentMegabytes, watchMemory } from './lib/memory.ts';
import { consoleRequest, sandboxRequest } from './lib/requests.ts';

const rounds = Number(process.argv[2] ?? 5);
const slowChunkEveryMs = 50;
const slowReadingMs = 6_000;

/** Megabytes of a file in memory that the guard alone passes in one second of processor time. */
function guardSpeed(file: Buffer, raw: boolean): number {
  const before = process.cpuUsage();
  const stream = new CsvStream({ raw });
  for (let at = 0; at < file.length; at += 65_536) stream.push(file.subarray(at, at + 65_536));
  stream.end();
  return file.length / process.cpuUsage(before).user;
}

function report(name: string, runs: readonly Download[]): number {
  const speed = median(runs.map(({ bytes, ms }) => bytes / 1000 / ms));
  const first = median(runs.map(({ firstByteMs }) => firstByteMs));
  const [{ bytes } = { bytes: 0 }] = runs;
  console.log(
    `${name.padEnd(20)} ${speed.toFixed(1)} MB/s   first byte ${first.toFixed(0)} ms   ${(bytes / 1e6).toFixed(1)} MB`,
  );
  return speed;
}

await withProcesses(async (processes) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const metricsPort = await freePort();
  const { url, sandboxUrl } = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir,
    env: { SANDBOX_USERS: '100000', METRICS_PORT: String(metricsPort) },
  });
  const resident = () => residentMegabytes(`http://127.0.0.1:${metricsPort}/metrics`);
  const path = `/api/companies/${KNOWN.acme.id}/target-users/export`;
  const viaConsole = await consoleRequest(url);
  const ways = {
    straight: await sandboxRequest(sandboxUrl, KNOWN.acme.id),
    raw: viaConsole(`${path}?raw=true`),
    safe: viaConsole(path),
  };
  // The first ones warm all sides up and do not count.
  for (const way of [ways.straight, ways.raw, ways.safe]) await download(way);
  const atRest = await resident();
  const slow = watchMemory(resident);
  const readers = await Promise.all(Array.from({ length: 4 }, () => open(ways.safe)));
  const until = performance.now() + slowReadingMs;
  let taken = 0;
  while (performance.now() < until) {
    for (const { response } of readers) taken += response.read(65_536)?.length ?? 0;
    await wait(slowChunkEveryMs);
  }
  const slowPeak = await slow.stop();
  for (const { response } of readers) response.destroy();
  const runs: Record<keyof typeof ways, Download[]> = { straight: [], raw: [], safe: [] };
  const fast = watchMemory(resident);
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ['straight', 'raw', 'safe'] as const) runs[way].push(await download(ways[way]));
  }
  const fastPeak = await fast.stop();
  const straight = report('straight', runs.straight);
  const raw = report('console, raw', runs.raw);
  const safe = report('console, safe', runs.safe);
  console.log(
    `raw / straight ${(raw / straight).toFixed(2)}   safe / straight ${(safe / straight).toFixed(2)}   safe / raw ${(safe / raw).toFixed(2)}`,
  );

  const { body } = await download(ways.straight, { keep: true });
  const alone = { raw: [] as number[], safe: [] as number[] };
  for (let round = 0; round < rounds + 2; round += 1) {
    alone.raw.push(guardSpeed(body, true));
    alone.safe.push(guardSpeed(body, false));
  }
  console.log(
    `guard alone (CPU)    raw ${median(alone.raw).toFixed(0)} MB/s   safe ${median(alone.safe).toFixed(0)} MB/s`,
  );

  console.log(
    `console's memory     after 3 exports ${atRest.toFixed(0)} MB   peak with 4 slow readers (${(taken / 1e6).toFixed(1)} MB in ` +
      `${slowReadingMs / 1000} s) ${slowPeak.toFixed(0)} MB   peak over ${rounds * 2} fast ones ${fastPeak.toFixed(0)} MB`,
  );
  await processes.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
});
