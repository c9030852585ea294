// A search for a person in 5,000 companies, before an upstream that takes 20 ms for each call, next to the ideal; and what it costs the
// lists of another person. Usage: node bench/people.ts [companies] [milliseconds of a call] [rounds]
import { openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { PeopleEvent } from '../packages/contract/src/people.ts';
import { listTargetUsers } from '../packages/contract/src/target-users.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { median } from './lib/download.ts';
import { printFigures } from './lib/figures.ts';
import { cookieOf, signedIn } from './lib/requests.ts';

const companies = Number(process.argv[2] ?? 5_000);
const latencyMs = Number(process.argv[3] ?? 20);
const rounds = Number(process.argv[4] ?? 3);
/** Companies that the console asks at once (apps/bff/src/people/sweep.ts), with one call each once their masks are known. */
const atOnce = 8;
const listsRead = 40;
/** Milliseconds between two lists of a person who pages quickly. */
const betweenMs = 50;

interface Search {
  ms: number;
  firstMatchMs: number;
  asked: number;
}

/** Searches once; `onBegun` is called with the first byte. */
async function search(origin: string, cookie: string, email: string, onBegun: () => void): Promise<Search> {
  const started = performance.now();
  const response = await fetch(new URL(`/api/people?email=${encodeURIComponent(email)}`, origin), {
    headers: { cookie, 'x-csrf': '1', 'sec-fetch-site': 'same-origin' },
  });
  if (!response.ok || response.body === null) throw new Error(`The search answered ${response.status}.`);
  onBegun();
  let firstMatchMs = Number.NaN;
  let asked = 0;
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = PeopleEvent.parse(JSON.parse(line));
      if (event.type === 'match' && Number.isNaN(firstMatchMs)) firstMatchMs = performance.now() - started;
      if (event.type === 'done') asked = event.asked;
    }
  }
  return { ms: performance.now() - started, firstMatchMs, asked };
}

/** What a list of another person takes, in milliseconds. Each searches for another text, so no answer is a kept one. */
async function lists(origin: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < listsRead; n += 1) {
    const path = `/api/companies/${KNOWN.brightwater.id}/target-users?pageSize=25&q=a${n}`;
    const started = performance.now();
    const response = await fetch(new URL(path, origin), { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The list answered ${response.status}.`);
    times.push(performance.now() - started);
    await wait(betweenMs);
  }
  return median(times);
}

/** The address of a person in a company whose domains the console has not read yet. */
async function someone(origin: string, cookie: string): Promise<string> {
  const path = `/api/companies/${KNOWN.acme.id}/target-users?pageSize=1&status=active`;
  const response = await fetch(new URL(path, origin), { headers: { cookie } });
  const { items } = listTargetUsers.response.parse(await response.json());
  return items[0]?.email ?? '';
}

await withProcesses(async (processes) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const { url } = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir: join(folder, 'data'),
    env: {
      SANDBOX_COMPANIES: String(companies),
      SANDBOX_LATENCY_MS: String(latencyMs),
      SANDBOX_USERS: '1000',
    },
    outputTo: openSync(join(folder, 'console.log'), 'w'),
  });
  const searcher = await cookieOf(await signedIn(url, 'operator'));
  const other = await cookieOf(await signedIn(url, 'viewer'));
  const email = await someone(url, searcher);
  // The sandbox makes the people of a company when it is first asked for them.
  const cold = await search(url, searcher, email, () => {});
  const ideal = (cold.asked * latencyMs) / atOnce;
  console.log(
    `${cold.asked} of ${companies} companies asked; ideally ${(ideal / 1000).toFixed(1)} s; load ${loadavg()[0]?.toFixed(1)}`,
  );
  const searches: Search[] = [];
  const slowed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const alone = await lists(url, other);
    let during = Promise.resolve(Number.NaN);
    searches.push(
      await search(url, searcher, email, () => {
        during = lists(url, other);
      }),
    );
    slowed.push((await during) / alone);
  }
  printFigures([
    {
      name: 'search, of the ideal',
      value: median(searches.map(({ ms }) => ms / ideal)),
      unit: '',
      goal: 1.3,
    },
    {
      name: 'first match',
      value: median(searches.map(({ firstMatchMs }) => firstMatchMs)),
      unit: 'ms',
      goal: 1_000,
    },
    { name: 'lists of another person meanwhile, of alone', value: median(slowed), unit: '', goal: 1.2 },
  ]);
  await processes.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
