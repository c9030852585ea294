import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpClient } from '../../apps/bff/test/support/http-client.ts';
import { signedIn } from '../../bench/lib/requests.ts';
import { freePort } from '../lib/ports.ts';
import { Processes } from '../lib/processes.ts';
import { startStack } from '../lib/stack.ts';

/** What a team of twenty asks in an hour, each for something every three seconds. */
const requests = 24_000;
const rounds = 6;
const lanes = 8;
const companies = ['bR8gHt2wAt5r', 'oV9rLc4nCe2t', 'uN6lMt3dWk8s', 'jP3nAz9rKk5c'];

/** Resident memory of the console as it reports it, in MB. */
async function memoryMb(metricsPort: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1_048_576;
}

/** One read, sent again where it came faster than one person may ask: this is an hour in a minute or two. */
async function read(browser: HttpClient, index: number): Promise<void> {
  const path = `/api/companies/${companies[index % companies.length]}/target-users?page=${(index % 9) + 1}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await browser.request(path);
    await answer.arrayBuffer();
    if (answer.status === 200) return;
    if (answer.status !== 429) throw new Error(`A read was answered ${answer.status}`);
    await delay(1000);
  }
}

async function measure(processes: Processes, dataDir: string): Promise<number[]> {
  const metricsPort = await freePort();
  const { url } = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir,
    env: { SANDBOX_USERS: '2000', METRICS_PORT: String(metricsPort) },
  });
  const browsers = [await signedIn(url, 'viewer'), await signedIn(url, 'operator')];
  const memory = [await memoryMb(metricsPort)];
  const perLane = requests / rounds / lanes;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        const browser = browsers[lane % browsers.length];
        for (let index = 0; browser && index < perLane; index += 1) await read(browser, index * lanes + lane);
      }),
    );
    memory.push(await memoryMb(metricsPort));
  }
  await Promise.all(browsers.map((browser) => browser.close()));
  return memory;
}

/** Sends an hour's worth of reads to a console of its own as fast as it takes them, and prints its memory on the way. */
export async function measureMemory(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'soak-'));
  const processes = new Processes();
  try {
    const memory = await measure(processes, dataDir);
    const words = memory.map((mb) => mb.toFixed(0)).join(', ');
    console.log(`memory of the console over ${requests} requests: ${words} MB`);
  } finally {
    await processes.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
