import { getCompanyDirectory, type Job, type JobKind, type JobRequest } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import * as z from 'zod';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { itemsOf, planned, reached, startJob } from './jobs.ts';
import { newRecord } from './people.ts';
import { randomFrom } from './random.ts';
import { plantFaults, runKilled } from './random-run.ts';

/** What must stay empty, and how items ended. */
export interface ManyReport {
  items: number;
  /** Records that are there twice. */
  twice: string[];
  toldWrongly: string[];
  /** Records that are not there exactly once after the person has tried again what failed. */
  notOnce: string[];
  kills: number;
  states: Record<string, number>;
}

/** What the plans send and read, and the part of it that is spoilt. */
const sorts = [
  { method: 'POST', path: '/api/target-groups', spoilt: 0.2, isWrite: true },
  { method: 'POST', path: '/api/target-users', spoilt: 0.2, isWrite: true },
  { method: 'POST', path: '/api/custom-fields', spoilt: 0.2, isWrite: true },
  { method: 'POST', path: '/api/target-groups/search', spoilt: 0.03, isWrite: false },
  { method: 'POST', path: '/api/target-users/search', spoilt: 0.03, isWrite: false },
  { method: 'GET', path: '/api/custom-fields/company', spoilt: 0.03, isWrite: false },
] as const;

/** Companies in which anything can be created. */
function openCompanies({ sandbox: { control } }: TestConsole, ids: readonly string[]) {
  const shut = new Set<string>([KNOWN.acme.id, KNOWN.privacy.id, KNOWN.expired.id, KNOWN.requiredFields.id]);
  return ids.flatMap((id) => {
    if (shut.has(id)) return [];
    const { domains, privacyDurationId, licenceExpired } = control.company(id);
    const isOpen = privacyDurationId !== 0 && !licenceExpired;
    return isOpen ? [{ id, domain: domains?.[0] ?? 'example.com' }] : [];
  });
}

/** How often a company has the record that a kind of plan creates. */
function timesOf({ sandbox: { control } }: TestConsole, kind: JobKind, companyId: string, subject: string) {
  if (kind === 'create-target-groups') return control.targetGroups(companyId, subject).length;
  if (kind === 'create-target-users') return control.users(companyId, subject).length;
  return control.customFields(companyId).filter(({ name }) => name === subject).length;
}

/**
 * Makes a group, a person and a field in each company, until there are `creates`, by plans that run at once with random faults in a process
 * that is killed three times. Compares what is told of each with what is really there. Leaves the BFF of `system` closed.
 */
export async function runRandomMany(
  system: TestConsole,
  { creates, companies: most, seed }: { creates: number; companies: number; seed: number },
): Promise<ManyReport> {
  const { control } = system.sandbox;
  const random = randomFrom(seed);
  const report: ManyReport = { items: 0, twice: [], toldWrongly: [], notOnce: [], kills: 0, states: {} };
  const seen = await system.signIn('operator');
  const directory = await (await seen.request('/api/companies/directory')).json();
  const listed = z.parse(getCompanyDirectory.response, directory);
  const ids = listed.companies.map(([id]) => id);
  const companies = openCompanies(system, ids).slice(0, most);
  const places = companies.map(({ id }) => id);
  async function start(browser: HttpClient) {
    const [source] = control.customFields(KNOWN.acme.id);
    const rounds = Math.ceil(creates / (2 * companies.length));
    const requests: JobRequest[] = Array.from({ length: rounds }, (_, round): JobRequest[] => [
      {
        kind: 'create-target-groups',
        input: { records: [{ name: `Random ${seed}-${round}`, priority: 'Medium' }] },
        companies: places,
      },
      {
        kind: 'create-target-users',
        input: {
          records: companies.map(({ id, domain }) => ({
            ...newRecord(`random-${seed}-${round}@${domain}`),
            companyId: id,
          })),
        },
      },
    ]).flat();
    if (source) {
      const input = { from: KNOWN.acme.id, fieldIds: [source.id] };
      requests.push({ kind: 'copy-custom-fields', input, companies: places });
    }
    const plans: Job[] = [];
    for (const request of requests) plans.push(await planned(browser, undefined, request));
    plantFaults(system, random, creates, sorts);
    for (const { id } of plans) await startJob(browser, id);
    const items = plans.reduce((sum, { counts }) => sum + counts.waiting, 0);
    return { plans, requests, ids: plans.map(({ id }) => id), items };
  }

  /** Asks for the same once more: what is there by now is left alone. */
  async function askAgain(browser: HttpClient, requests: readonly JobRequest[]): Promise<void> {
    for (const request of requests) {
      const plan = await planned(browser, undefined, request);
      if (plan.verdicts.create > 0) {
        await startJob(browser, plan.id);
        await reached(browser, plan.id, 'done');
      }
      for (const { companyId, subject } of await itemsOf(browser, plan.id)) {
        const times = timesOf(system, plan.kind, companyId ?? '', subject ?? '');
        if (times !== 1) report.notOnce.push(`${plan.kind} in ${companyId}: ${times} times`);
      }
    }
  }

  report.kills = await runKilled(system, random, start, async (browser, { plans, requests }) => {
    for (const plan of plans) {
      for (const { companyId, subject, verdict, state, code } of await itemsOf(browser, plan.id)) {
        if (verdict !== 'create' || companyId === null || subject === null) continue;
        report.items += 1;
        report.states[state] = (report.states[state] ?? 0) + 1;
        const times = timesOf(system, plan.kind, companyId, subject);
        const told = `${plan.kind} in ${companyId}: ${state} ${code}, and it is there ${times} times`;
        if (times > 1) report.twice.push(told);
        const saysSo = state === 'done' || state === 'already';
        if (state !== 'unknown' && saysSo !== times > 0) report.toldWrongly.push(told);
      }
    }
    await askAgain(browser, requests);
  });
  return report;
}
