// Plans of many writes, in front of an upstream that takes 20 ms for each call. Three comparisons and the smoothness of a page, each after a warm-up:
// - items a second of a plan, with the same calls sent by a bare client that has as many in flight;
// - memory while a plan of 10,000 items is made and runs, with memory while a person reads the same list in pages, as long as it still grows;
// - the longest task of the thread of the plan's page while it runs;
// - a person's list while that plan runs, with the list while it is paused, and while a bare client sends such calls straight to Keepnet.
// Usage: node bench/jobs.ts [items] [rounds]
import { openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpClient } from '../apps/bff/test/support/http-client.ts';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { ensureSpa } from '../scripts/lib/spa.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { median } from './lib/download.ts';
import { residentMegabytes, watchMemory } from './lib/memory.ts';
import { watchPageOfJob } from './lib/page-of-job.ts';
import { callsOf, control, idOf, inFlight, jobOf, move, ranMs, reached, upstreamMs } from './lib/plans.ts';
import { type LoggedCall, replay } from './lib/replayed-calls.ts';
import { sandboxToken, signedIn } from './lib/requests.ts';

const items = Number(process.argv[2] ?? 300);
const rounds = Number(process.argv[3] ?? 3);
/** Of the largest company, nine in ten are active. */
const users = 11_100;
const lists = 60;
/** Pages of the largest company's list that a plan of all its active people reads. */
const pages = 100;
/** Growth in megabytes from one reading of the list to the next that counts as none. */
const steadyMb = 2;
const maxReadings = 8;
/** For so long the page of a plan is watched, with few items and with many. */
const watchedSeconds = 20;

/** Makes a plan that sets the status of people, and starts it. */
async function start(
  browser: HttpClient,
  company: { id: string; name: string },
  input: object,
): Promise<string> {
  const body = { kind: 'set-target-user-status', input };
  const id = idOf(await move(browser, `/api/companies/${company.id}/jobs`, body));
  const { planHash } = await reached(browser, id, ['planned']);
  await move(browser, `/api/jobs/${id}/start`, { planHash, confirm: company.name });
  return id;
}

/** Items a second of a plan, next to those of its own calls, sent once more by a bare client. */
async function speed(browser: HttpClient, sandboxUrl: string): Promise<LoggedCall[]> {
  const company = KNOWN.brightwater;
  const people: { id: string }[] = [];
  for (let index = 0; index < items; index += 1) {
    const person = {
      companyId: company.id,
      email: `bench-${index}@brightwater.example.com`,
      phone: '+15550001111',
    };
    people.push({ id: idOf(await (await control(sandboxUrl, '/users', 'POST', person)).json()) });
  }
  const token = await sandboxToken(sandboxUrl);
  const speeds = { plan: [] as number[], bare: [] as number[] };
  let calls: LoggedCall[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await control(sandboxUrl, '/requests', 'DELETE');
    const status = round % 2 === 0 ? 'inactive' : 'active';
    const id = await start(browser, company, { items: people, status });
    const planned = (await callsOf(sandboxUrl)).length;
    const job = await reached(browser, id, ['done']);
    if (job.counts.done !== items) throw new Error(`Not all items are done: ${JSON.stringify(job.counts)}`);
    const planMs = ranMs(job);
    calls = (await callsOf(sandboxUrl)).filter(({ path }) => path.startsWith('/api/')).slice(planned);
    const bareMs = await replay(sandboxUrl, { token, companyId: company.id }, calls, inFlight);
    // The first round warms both up.
    if (round === 0) continue;
    speeds.plan.push((items * 1000) / planMs);
    speeds.bare.push((items * 1000) / bareMs);
  }
  const [plan, bare] = [median(speeds.plan), median(speeds.bare)];
  console.log(`${items} items, ${(calls.length / items).toFixed(1)} calls each, ${inFlight} in flight`);
  console.log(
    `plan ${plan.toFixed(1)} items/s   bare client ${bare.toFixed(1)} items/s   ratio ${(plan / bare).toFixed(2)}`,
  );
  return calls;
}

async function listMs(browser: HttpClient): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < lists; index += 1) {
    const started = performance.now();
    const answer = await browser.request(
      `/api/companies/${KNOWN.unlimited.id}/target-users?page=${(index % 20) + 1}`,
    );
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`A list was answered ${answer.status}`);
    times.push(performance.now() - started);
  }
  return median(times);
}

/** A list while a bare client sends the calls of a plan straight to Keepnet: what the upstream alone takes from it. */
async function listDuringBareMs(browser: HttpClient, sandboxUrl: string, calls: readonly LoggedCall[]) {
  const token = await sandboxToken(sandboxUrl);
  let isOver = false;
  const sending = (async () => {
    while (!isOver) await replay(sandboxUrl, { token, companyId: KNOWN.brightwater.id }, calls, inFlight);
  })();
  const ms = await listMs(browser);
  isOver = true;
  await sending;
  return ms;
}

/** Reads the list that the large plan is made from, as the plan does: in pages of a hundred. */
async function readList(browser: HttpClient): Promise<void> {
  for (let page = 1; page <= pages; page += 1) {
    const path = `/api/companies/${KNOWN.acme.id}/target-users?status=active&pageSize=100&page=${page}`;
    const answer = await browser.request(path);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`A list was answered ${answer.status}`);
  }
}

/** The peak of memory while a list is read again and again, as soon as it does not grow any more. */
async function plateauOf(browser: HttpClient, memory: () => Promise<number>): Promise<number> {
  let before = 0;
  for (let reading = 0; reading < maxReadings; reading += 1) {
    const watch = watchMemory(memory);
    await readList(browser);
    const peak = await watch.stop();
    if (peak - before < steadyMb) return Math.max(peak, before);
    before = peak;
  }
  return before;
}

/** What a plan over a whole company takes from the console's memory and from a person's list: paused and running by turns. */
async function burden(
  browser: HttpClient,
  url: string,
  metricsPort: number,
  duringBare: () => Promise<number>,
): Promise<void> {
  const memory = () => residentMegabytes(`http://127.0.0.1:${metricsPort}/metrics`);
  for (let round = 0; round < 3; round += 1) await listMs(browser);
  const before = await plateauOf(browser, memory);
  const working = watchMemory(memory);
  const id = await start(browser, KNOWN.acme, { query: { q: '', status: 'active' }, status: 'inactive' });
  const { counts } = await jobOf(browser, id);
  const times = { running: [] as number[], paused: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.running.push(await listMs(browser));
    await move(browser, `/api/jobs/${id}/pause`, {});
    await delay(1000);
    times.paused.push(await listMs(browser));
    times.bare.push(await duringBare());
    await move(browser, `/api/jobs/${id}/resume`, {});
  }
  const peak = await working.stop();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  console.log(
    `memory: ${before.toFixed(0)} MB while the list is read, ${peak.toFixed(0)} MB while a plan of its ${all} people is made and runs: ${(peak - before).toFixed(0)} MB more`,
  );
  const [running, paused] = [median(times.running), median(times.paused)];
  const slower = (100 * (running / paused - 1)).toFixed(0);
  console.log(
    `a list ${paused.toFixed(1)} ms while it is paused, ${running.toFixed(1)} ms while it runs: ${slower} % slower`,
  );
  console.log(
    `a list ${median(times.bare).toFixed(1)} ms while a bare client sends such calls straight to Keepnet`,
  );
  const tasks = await watchPageOfJob(url, id, watchedSeconds);
  console.log(
    `longest task of the plan's page while it runs: ${tasks.first.toFixed(0)} ms with 100 items, ${tasks.many.toFixed(0)} ms with 500 (0: none takes 50)`,
  );
  await move(browser, `/api/jobs/${id}/cancel`, {});
}

await ensureSpa();
await withProcesses(async (processes) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const metricsPort = await freePort();
  const { url, sandboxUrl } = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir: join(folder, 'data'),
    env: { SANDBOX_USERS: String(users), METRICS_PORT: String(metricsPort) },
    outputTo: openSync(join(folder, 'log'), 'w'),
  });
  const browser = await signedIn(url, 'operator');
  await control(sandboxUrl, '/modes', 'POST', { latencyMs: upstreamMs });
  const calls = await speed(browser, sandboxUrl);
  await burden(browser, url, metricsPort, () => listDuringBareMs(browser, sandboxUrl, calls));
  await browser.close();
  await processes.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
