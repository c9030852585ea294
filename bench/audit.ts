// The trail at 1,000,000 events on SQLite and on Postgres: pages, filters, export and the check of its chain.
// Usage: node bench/audit.ts [events] [sqlite|postgres]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createAuditEntries, type EntryQuery } from '../apps/bff/src/audit/entries.ts';
import { auditFile } from '../apps/bff/src/audit/file.ts';
import { chainKey } from '../apps/bff/src/audit/trail.ts';
import { verifyTrail } from '../apps/bff/src/audit/verify.ts';
import { type Database, openDatabase } from '../apps/bff/src/db/database.ts';
import { fillTrail } from '../apps/bff/test/support/many-events.ts';
import { createDatabase, startPostgres } from '../apps/bff/test/support/postgres.ts';

const events = Number(process.argv[2] ?? 1_000_000);
const only = process.argv[3];
const secret = 'bench-0123456789-abcdefghijklmnop';
const rounds = 20;
/** The last day of the events that are made. */
const lastDay = Date.UTC(2026, 10, 20);
const monthMs = 30 * 86_400_000;

const from = lastDay - 6 * monthMs;
const month = { from: new Date(from).toISOString(), to: new Date(from + monthMs).toISOString() };
const companies = (count: number) => Array.from({ length: count }, (_, index) => `company-${index * 3}`);
const questions: Record<string, EntryQuery> = {
  'first page': {},
  'person (text) and month': { person: 'Person 07', ...month },
  'person (id) and month': { person: 'https://id.example.com|7', ...month },
  'ten people (text)': { person: 'Person 1' },
  company: { company: 'company-17' },
  'company and month': { company: 'company-17', ...month },
  'outcome unknown': { outcome: 'unknown' },
  'action and outcome': { action: 'target-users.export', outcome: 'cut' },
  'person and outcome': { person: 'Person 07', outcome: 'refused' },
  'nothing at all matches': { action: 'session.sign_in', outcome: 'created' },
  'rare in one company': { company: 'company-17', outcome: 'unknown' },
  'rare of the busiest person': { person: 'https://id.example.com|0', outcome: 'unknown' },
  'limited to 2 companies': { companies: companies(2) },
  'limited to 60 companies': { companies: companies(60) },
  'limited to 60, rare': { companies: companies(60), outcome: 'unknown' },
};

const residentMegabytes = (): number => process.memoryUsage.rss() / 1e6;

async function pages({ kysely }: Database): Promise<void> {
  const lines = createAuditEntries(kysely);
  for (const [name, filters] of Object.entries(questions)) {
    const times: number[] = [];
    let found = 0;
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      const page = await lines.page(await lines.resolve(filters), undefined, 51);
      await lines.stepsOf(page);
      times.push(performance.now() - started);
      found = page.length;
    }
    const [first = 0] = times;
    times.sort((a, b) => a - b);
    const [median = 0, longest = 0] = [times[rounds / 2], times.at(-1)];
    console.log(
      `  ${name.padEnd(28)} ${median.toFixed(1).padStart(7)} ms   first ${first.toFixed(1)} ms   longest ${longest.toFixed(1)} ms   ${found} lines`,
    );
  }
  const deep = await lines.page([{}], { at: lastDay - 10 * monthMs, id: 0 }, 51);
  const started = performance.now();
  await lines.page([{}], deep.at(-1), 51);
  console.log(`  page ten months back        ${(performance.now() - started).toFixed(1).padStart(7)} ms`);
}

async function wholeFile({ kysely }: Database): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = residentMegabytes();
  delay.enable();
  const started = performance.now();
  const lines = createAuditEntries(kysely);
  const { body } = await auditFile(lines).export(
    { page: 1, pageSize: 1, format: 'csv', scope: 'all', upTo: await lines.latestId() },
    {},
  );
  let bytes = 0;
  let most = before;
  for await (const chunk of body) {
    if (Math.floor(bytes / 2e7) !== Math.floor((bytes + chunk.length) / 2e7)) {
      most = Math.max(most, residentMegabytes());
    }
    bytes += chunk.length;
  }
  delay.disable();
  console.log(
    `  export ${(bytes / 1e6).toFixed(0)} MB in ${((performance.now() - started) / 1000).toFixed(1)} s; longest hold-up ${(delay.max / 1e6).toFixed(0)} ms; memory ${before.toFixed(0)} to ${most.toFixed(0)} MB`,
  );
}

async function measure(name: string, url: string | undefined, dataDir: string): Promise<void> {
  const database = await openDatabase({ url, dataDir });
  try {
    const started = performance.now();
    const count = await fillTrail(database, events, secret);
    console.log(`${name}: ${count} events, filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    await pages(database);
    await wholeFile(database);
    const from_ = performance.now();
    const { holds, held } = await verifyTrail(database.kysely, chainKey(secret));
    console.log(`  verify: ${held} hold (${holds}) in ${((performance.now() - from_) / 1000).toFixed(1)} s`);
  } finally {
    await database.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'bench-audit-'));
try {
  if (only !== 'postgres') await measure('SQLite', undefined, folder);
  if (only !== 'sqlite') {
    const server = await startPostgres();
    try {
      await measure('Postgres', await createDatabase(server.url), folder);
    } finally {
      await server.stop();
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
