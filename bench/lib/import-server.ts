import { randomUUID } from 'node:crypto';
import { openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpClient } from '../../apps/bff/test/support/http-client.ts';
import { KNOWN } from '../../apps/sandbox/src/seed/known.ts';
import { importMediaType } from '../../packages/contract/src/imports.ts';
import { freePort } from '../../scripts/lib/ports.ts';
import { withProcesses } from '../../scripts/lib/processes.ts';
import { startStack } from '../../scripts/lib/stack.ts';
import { callsOf, control, idOf, inFlight, move, ranMs, reached, upstreamMs } from './plans.ts';
import { replay } from './replayed-calls.ts';
import { sandboxToken, signedIn } from './requests.ts';

const company = KNOWN.unlimited;
const [domain] = company.domains;
const fields = ['email', 'firstName', 'lastName', 'department', 'phoneNumber'] as const;

/** Sends the rows of new people and answers the id of their plan. */
async function send(browser: HttpClient, rows: number): Promise<string> {
  const head = {
    mode: 'change',
    deleted: 'leave',
    compare: false,
    targetGroupIds: [],
    fileName: 'staff.csv',
    headers: fields.map((field) => ({ name: field, field })),
  };
  const people = Array.from({ length: rows }, (_, at) => ({
    line: at + 2,
    values: [`bench.${at}@${domain}`, `First ${at}`, `Last ${at}`, 'Sales', '+442079460018'],
  }));
  const answer = await browser.request(`/api/companies/${company.id}/imports`, {
    method: 'POST',
    headers: { 'x-csrf': '1', 'content-type': importMediaType, 'idempotency-key': randomUUID() },
    body: [head, ...people].map((line) => `${JSON.stringify(line)}\n`).join(''),
  });
  if (!answer.ok) throw new Error(`The import was answered ${answer.status}: ${await answer.text()}`);
  return idOf(await answer.json());
}

/**
 * Imports new people, in front of an upstream that takes its time for each call: how long that takes as a multiple of what its calls alone
 * take with as many in flight, and the same of a bare client that sends as many searches.
 */
export async function importedRows(rows: number): Promise<void> {
  await withProcesses(async (processes) => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'));
    const { url, sandboxUrl } = await startStack(processes, {
      sandboxPort: await freePort(),
      port: await freePort(),
      dataDir: join(folder, 'data'),
      env: { SANDBOX_USERS: '1000' },
      outputTo: openSync(join(folder, 'log'), 'w'),
    });
    const browser = await signedIn(url, 'operator');
    await control(sandboxUrl, '/modes', 'POST', { latencyMs: upstreamMs });
    const sent = performance.now();
    const id = await send(browser, rows);
    const { planHash } = await reached(browser, id, ['planned']);
    const plannedMs = performance.now() - sent;
    await control(sandboxUrl, '/requests', 'DELETE');
    await move(browser, `/api/jobs/${id}/start`, { planHash, confirm: company.name });
    const job = await reached(browser, id, ['done', 'paused', 'stopped'], 1_000);
    if (job.counts.done !== rows) throw new Error(`Not all rows are done: ${JSON.stringify(job.counts)}`);
    const calls = (await callsOf(sandboxUrl)).filter(({ path }) => path.startsWith('/api/'));
    const searches = calls.filter(({ path }) => path.includes('/search'));
    const asMany = calls.flatMap((_, at) => searches[at % searches.length] ?? []);
    const token = await sandboxToken(sandboxUrl);
    const bareMs = await replay(sandboxUrl, { token, companyId: company.id }, asMany, inFlight);
    const idealMs = (calls.length * upstreamMs) / inFlight;
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    console.log(
      `${rows} new people: planned in ${seconds(plannedMs)}, written in ${seconds(ranMs(job))} with ${(calls.length / rows).toFixed(2)} calls each`,
    );
    console.log(
      `${(ranMs(job) / idealMs).toFixed(2)} times the ideal of ${seconds(idealMs)} (goal 1.3); a bare client with as many calls ${(bareMs / idealMs).toFixed(2)} times`,
    );
    await browser.close();
    await processes.stop();
    await rm(folder, { recursive: true, force: true });
    console.log(
      `Load of the machine: ${loadavg()
        .map((one) => one.toFixed(1))
        .join(', ')}.`,
    );
    process.exit(0);
  });
}
