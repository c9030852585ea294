import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import type { TestConsole } from './console.ts';
import { faultCases } from './fault-cases.ts';
import { groupCalls } from './groups.ts';
import type { HttpClient } from './http-client.ts';
import { newPerson } from './people.ts';
import { type Random, randomFrom } from './random.ts';
import { rowsOf } from './rows.ts';

/** What a random run saw; all but `calls`, `upstream` and `statuses` must be nothing. */
export interface CallsReport {
  calls: number;
  /** Calls that Keepnet saw, each held against the company of the request that caused it. */
  upstream: number;
  wrongCompany: string[];
  duplicates: number;
  unaccounted: string[];
  statuses: Record<number, number>;
}

interface Company {
  id: string;
  domains: readonly [string];
}
const companies: readonly [Company, ...Company[]] = [
  KNOWN.brightwater,
  KNOWN.overLicence,
  KNOWN.unlimited,
  KNOWN.otherScript,
];
const lanes = 6;
/** Calls between two comparisons: the sandbox remembers the last 20,000 of its own. */
const batch = 300;

interface Sent {
  companyId: string | null;
  requestId: string;
  status: number;
}

type Match = { method: 'GET' | 'POST' | 'PUT'; path: string };
const writes: readonly [Match, ...Match[]] = [
  { method: 'POST', path: '/api/target-users' },
  { method: 'POST', path: '/api/target-groups' },
  groupCalls.create,
  groupCalls.rename,
];
const reads: readonly [Match, ...Match[]] = [
  { method: 'POST', path: '/api/target-users/search' },
  { method: 'POST', path: '/api/target-groups/search' },
  { method: 'GET', path: '/api/target-users/count-summary' },
];

// If an upstream says no and does it all the same, no client can know the truth.
const honest = faultCases.filter(({ leaves, applied }) => leaves !== 'a no' || applied === 'before');
// A read waits for half a minute, which adds nothing here.
const quick = honest.filter(({ name }) => name !== 'hang' && name !== 'drip');

function plantFault({ sandbox }: TestConsole, random: Random): void {
  const [paths, faults] = random.chance(0.6) ? [writes, honest] : [reads, quick];
  const { fault } = faults[Math.floor(random.next() * faults.length)] ?? {};
  if (fault !== undefined) sandbox.control.addFault({ match: random.pick(paths), fault });
}

/** Makes one random call and says for which company it was. */
async function oneCall(
  system: TestConsole,
  browser: HttpClient,
  random: Random,
  label: string,
): Promise<Sent> {
  const company = random.pick(companies);
  const root = `/api/companies/${company.id}`;
  const write = (method: 'POST' | 'PUT', path: string, body: unknown) =>
    browser.send(method, path, body, { 'idempotency-key': randomUUID() });
  const made = system.sandbox.control.companyGroups().filter(({ name }) => name.startsWith('random'));
  const group = made.at(Math.floor(random.next() * made.length));
  const choices: [companyId: string | null, () => ReturnType<HttpClient['request']>][] = [
    [company.id, () => browser.request(`${root}/target-users?pageSize=5&q=a`)],
    [company.id, () => browser.request(`${root}/target-users/summary`)],
    [company.id, () => browser.request(`${root}/target-groups?pageSize=5`)],
    [company.id, () => browser.request(`${root}/target-groups/all`)],
    [company.id, () => browser.request(`${root}/target-groups/export`, { headers: { 'x-csrf': '1' } })],
    [company.id, () => write('POST', `${root}/target-users`, newPerson(label, company.domains[0]))],
    [company.id, () => write('POST', `${root}/target-groups`, { name: label })],
    [null, () => browser.request('/api/company-groups?pageSize=5')],
    [null, () => write('POST', '/api/company-groups', { name: label, companyIds: [company.id] })],
    [null, () => write('PUT', `/api/company-groups/${group?.id ?? 'none'}`, { name: `${label} again` })],
  ];
  const [companyId, call] = choices[Math.floor(random.next() * choices.length)] ?? choices[0] ?? [null, null];
  if (call === null) throw new Error('Nothing to choose from');
  if (random.chance(0.2)) plantFault(system, random);
  const response = await call();
  await response.arrayBuffer().catch(() => undefined);
  return { companyId, requestId: response.headers.get('x-request-id') ?? '', status: response.status };
}

/** Holds what arrived at Keepnet against the requests that caused it, then forgets it. */
function compare({ sandbox }: TestConsole, sent: ReadonlyMap<string, Sent>, report: CallsReport): void {
  for (const { headers, method, path } of sandbox.control.requests()) {
    const cause = sent.get(headers['x-request-id'] ?? '');
    if (cause === undefined) continue;
    report.upstream += 1;
    const company = headers['x-keepnet-company-id'] ?? null;
    // A write about a company also asks the directory, which is of no company.
    if (company !== null && company !== cause.companyId)
      report.wrongCompany.push(`${method} ${path} in ${company}`);
    if (company === null && cause.companyId !== null && /target-(users|groups)/.test(path)) {
      report.wrongCompany.push(`${method} ${path} without its company`);
    }
  }
  sandbox.control.clearRequests();
}

/** The trail must have one event for each record, in its company, and an end for each intent. */
async function account(system: TestConsole, report: CallsReport): Promise<void> {
  const rows = await rowsOf(system, 'audit_events');
  const intents = rows.filter(({ kind }) => kind === 'intent');
  const ends = new Set(rows.filter(({ kind }) => kind !== 'intent').map(({ write_id }) => write_id));
  for (const { write_id } of intents)
    if (!ends.has(write_id)) report.unaccounted.push(`no end of ${write_id}`);
  const created = new Map<string, string | null>();
  for (const { outcome, detail, company_id } of rows) {
    if (outcome !== 'created') continue;
    const { resourceId }: { resourceId: string } = JSON.parse(String(detail));
    if (created.has(resourceId)) report.duplicates += 1;
    created.set(resourceId, company_id === null ? null : String(company_id));
  }
  const unknown = rows.filter(({ outcome }) => outcome === 'unknown').length;
  let unsaid = 0;
  for (const { id, companyId } of system.sandbox.control.creations()) {
    if (!created.has(id)) unsaid += 1;
    else if (created.get(id) !== companyId) report.wrongCompany.push(`the trail has ${id} elsewhere`);
    created.delete(id);
  }
  if (unsaid > unknown) report.unaccounted.push(`${unsaid} records, and only ${unknown} unknown outcomes`);
  for (const id of created.keys()) report.unaccounted.push(`${id} is in the trail and nowhere else`);
}

/** How many records of the random run share a name in one company. */
function duplicates({ sandbox: { control } }: TestConsole): number {
  const ids = new Set(control.creations().map(({ id }) => id));
  const names = companies.flatMap(({ id }) => [
    ...control.users(id).flatMap((user) => (ids.has(user.id) ? [`${id} ${user.email}`] : [])),
    ...control.targetGroups(id).flatMap((group) => (ids.has(group.id) ? [`${id} ${group.name}`] : [])),
  ]);
  return names.length - new Set(names).size;
}

/** Lets two people make `count` random calls in several companies at once, with random faults, and checks them with a model. */
export async function runRandomCalls(system: TestConsole, count: number, seed: number): Promise<CallsReport> {
  const report: CallsReport = {
    calls: 0,
    upstream: 0,
    wrongCompany: [],
    duplicates: 0,
    unaccounted: [],
    statuses: {},
  };
  const browsers = [await system.signIn('operator'), await system.signIn('admin')] as const;
  const randoms = Array.from({ length: lanes }, (_, lane) => randomFrom(seed + lane));
  while (report.calls < count) {
    const sent = new Map<string, Sent>();
    const from = report.calls;
    const to = Math.min(count, from + batch);
    await Promise.all(
      randoms.map(async (random, lane) => {
        for (let index = from + lane; index < to; index += lanes) {
          const call = await oneCall(system, random.pick(browsers), random, `random-${seed}-${index}`);
          sent.set(call.requestId, call);
          report.calls += 1;
          report.statuses[call.status] = (report.statuses[call.status] ?? 0) + 1;
        }
      }),
    );
    system.sandbox.control.clearFaults();
    compare(system, sent, report);
  }
  await account(system, report);
  report.duplicates += duplicates(system);
  return report;
}
