import type { JobRequest } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { expect } from 'vitest';
import type { Clock } from './clock.ts';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { itemsOf, jobOf, move, planned, startJob } from './jobs.ts';
import { type Random, randomFrom } from './random.ts';

/** What must stay empty, and how items ended. */
export interface JobsReport {
  items: number;
  toldWrongly: string[];
  /** Others who were changed. */
  bystanders: number;
  states: Record<string, number>;
}

const company = KNOWN.brightwater;
const kinds = ['delete-target-users', 'set-target-user-status', 'change-members'] as const;
type Kind = (typeof kinds)[number];

const calls = {
  'delete-target-users': { method: 'DELETE', path: '/api/target-users/bulk-delete' },
  'set-target-user-status': { method: 'PUT', path: '/api/target-users/{resourceId}' },
  'change-members': { method: 'PUT', path: '/api/target-groups/users' },
} as const;

function plantFaults(system: TestConsole, kind: Kind, random: Random): void {
  let nth = 1;
  for (let faults = 0; faults < 6; faults += 1) {
    nth += Math.floor(random.next() * 4);
    const spoilt = random.pick(['reset', 'truncate', 'status', 'html', 'empty'] as const);
    const status = spoilt === 'status' ? random.pick([500, 502, 503, 429]) : undefined;
    // If an upstream says plainly "no" and does it all the same, no client can know the truth.
    const applied = status === 429 ? 'before' : random.pick(['before', 'after'] as const);
    const envelope = spoilt === 'status' && random.chance(0.5);
    system.sandbox.control.addFault({
      match: { ...calls[kind], nth },
      fault: { kind: spoilt, applied, envelope, ...(status === undefined ? {} : { status, retryAfter: 0 }) },
    });
  }
}

interface Round {
  ids: string[];
  others: string[];
  groupId: string;
}

function requestOf(kind: Kind, { ids, groupId }: Round): JobRequest {
  const items = ids.map((id) => ({ id }));
  if (kind === 'delete-target-users') return { kind, input: { items } };
  if (kind === 'set-target-user-status') return { kind, input: { items, status: 'inactive' } };
  return { kind, input: { groupId, add: { items } } };
}

/** Whether each of these people is as the plan wanted them. */
function reachedBy({ sandbox: { control } }: TestConsole, kind: Kind, { groupId }: Round) {
  const users = new Map(control.users(company.id).map((user) => [user.id, user]));
  const group = control.targetGroups(company.id).find(({ id }) => id === groupId);
  const members = new Set(group?.members);
  return (id: string): boolean => {
    if (kind === 'delete-target-users') return users.get(id)?.deleted === true;
    if (kind === 'set-target-user-status') return users.get(id)?.active === false;
    return members.has(id);
  };
}

async function runToEnd(browser: HttpClient, id: string, clock: Clock): Promise<void> {
  await startJob(browser, id, company.name);
  clock.advance(60_001);
  const ended = async () => {
    const { state } = await jobOf(browser, id);
    // As a person would who reads why it waits, and resumes it.
    if (state === 'paused' || state === 'stopped') await move(browser, id, 'resume');
    return state;
  };
  await expect.poll(ended, { interval: 50 }).toBe('done');
}

/** Runs plans of `size` items with random faults, and compares what is told of each item with what is really there. */
export async function runRandomJobs(
  system: TestConsole,
  browser: HttpClient,
  clock: Clock,
  { rounds, size, seed }: { rounds: number; size: number; seed: number },
): Promise<JobsReport> {
  const { control } = system.sandbox;
  const random = randomFrom(seed);
  const report: JobsReport = { items: 0, toldWrongly: [], bystanders: 0, states: {} };
  for (let round = 0; round < rounds; round += 1) {
    const kind = kinds[round % kinds.length] ?? kinds[0];
    const plant = (name: string) => {
      const email = `random-${seed}-${round}-${name}@brightwater.example.com`;
      return control.plantUser({ companyId: company.id, email, phone: '+15550001111' }).id;
    };
    const ids = Array.from({ length: size }, (_, index) => plant(String(index)));
    const others = Array.from({ length: 5 }, (_, index) => plant(`other-${index}`));
    const groupId = control.plantGroup({
      companyId: company.id,
      name: `Random ${seed} ${round}`,
      members: [],
    }).id;
    const here: Round = { ids, others, groupId };
    const job = await planned(browser, company.id, requestOf(kind, here));
    plantFaults(system, kind, random);
    await runToEnd(browser, job.id, clock);
    control.clearFaults();
    const isReached = reachedBy(system, kind, here);
    report.bystanders += others.filter(isReached).length;
    for (const { recordId, state, code } of await itemsOf(browser, job.id)) {
      report.items += 1;
      report.states[state] = (report.states[state] ?? 0) + 1;
      const isThere = isReached(recordId ?? '');
      const saysSo = state === 'done' || state === 'already';
      if (state !== 'unknown' && saysSo !== isThere) {
        report.toldWrongly.push(`${kind} ${round}: ${state} ${code}, and it is ${isThere ? '' : 'not '}so`);
      }
    }
  }
  return report;
}
