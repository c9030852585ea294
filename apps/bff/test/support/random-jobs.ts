import { setTimeout as delay } from 'node:timers/promises';
import type { JobRequest } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { startAhead } from './child.ts';
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
  kills: number;
  states: Record<string, number>;
}

const company = KNOWN.brightwater;
const kinds = [
  'delete-target-users',
  'set-target-user-status',
  'delete-target-users',
  'change-members',
] as const;
type Kind = (typeof kinds)[number];

const byIds = '/api/target-users/include-deleted/by-resource-ids';
/** What the plans send and read, and the part of it that is spoilt. */
const calls = [
  { method: 'DELETE', path: '/api/target-users/bulk-delete', spoilt: 0.2, isWrite: true },
  { method: 'PUT', path: '/api/target-users/{resourceId}', spoilt: 0.1, isWrite: true },
  { method: 'PUT', path: '/api/target-groups/users', spoilt: 0.2, isWrite: true },
  { method: 'POST', path: byIds, spoilt: 0.02, isWrite: false },
  { method: 'GET', path: '/api/target-users/{resourceId}', spoilt: 0.02, isWrite: false },
] as const;

interface Spoilable {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** The part of the calls that is spoilt. */
  spoilt: number;
  isWrite: boolean;
}

/** Spoils a part of the next `most` calls of each sort. */
export function plantFaults(
  { sandbox: { control } }: TestConsole,
  random: Random,
  most: number,
  sorts: readonly Spoilable[] = calls,
): void {
  for (const { spoilt: part, isWrite, ...call } of sorts) {
    for (let nth = 1; nth <= most; nth += 1) {
      if (!random.chance(part)) continue;
      const kind = random.pick(['reset', 'truncate', 'status', 'html', 'empty'] as const);
      const status = kind === 'status' ? random.pick([500, 502, 503, 429]) : undefined;
      // Of an upstream that says "no" in so many words and does it all the same, no one could tell the truth.
      const applied = isWrite && status !== 429 ? random.pick(['before', 'after'] as const) : 'before';
      const envelope = kind === 'status' && random.chance(0.5);
      const answer = status === undefined ? {} : { status, retryAfter: 0 };
      control.addFault({ match: { ...call, nth }, fault: { kind, applied, envelope, ...answer } });
    }
  }
}

interface Plan {
  id: string;
  kind: Kind;
  /** Those who must stay as they are. */
  others: string[];
  groupId: string;
}

function requestOf(kind: Kind, ids: readonly string[], groupId: string): JobRequest {
  const items = ids.map((id) => ({ id }));
  if (kind === 'delete-target-users') return { kind, input: { items } };
  if (kind === 'set-target-user-status') return { kind, input: { items, status: 'inactive' } };
  return { kind, input: { groupId, add: { items } } };
}

/** Whether a person is as the plan wanted them. */
function reachedBy({ sandbox: { control } }: TestConsole, { kind, groupId }: Plan) {
  const users = new Map(control.users(company.id).map((user) => [user.id, user]));
  const group = control.targetGroups(company.id).find(({ id }) => id === groupId);
  const members = new Set(group?.members);
  return (id: string): boolean => {
    if (kind === 'delete-target-users') return users.get(id)?.deleted === true;
    if (kind === 'set-target-user-status') return users.get(id)?.active === false;
    return members.has(id);
  };
}

async function makePlan(
  system: TestConsole,
  browser: HttpClient,
  kind: Kind,
  { name, size }: { name: string; size: number },
): Promise<Plan> {
  const { control } = system.sandbox;
  const plant = (person: string) => {
    const email = `random-${name}-${person}@brightwater.example.com`;
    return control.plantUser({ companyId: company.id, email, phone: '+15550001111' }).id;
  };
  const ids = Array.from({ length: size }, (_, index) => plant(String(index)));
  const others = Array.from({ length: 5 }, (_, index) => plant(`other-${index}`));
  const groupId = control.plantGroup({ companyId: company.id, name: `Random ${name}`, members: [] }).id;
  const { id } = await planned(browser, company.id, requestOf(kind, ids, groupId));
  return { id, kind, others, groupId };
}

/** Waits until all plans are done, and resumes those that stand still as a person would; kills the process at each of these counts of ended items. */
export async function runToEnd(
  browser: HttpClient,
  plans: readonly Pick<Plan, 'id'>[],
  killAt: number[],
  kill: () => Promise<void>,
): Promise<void> {
  const left = new Set(plans.map(({ id }) => id));
  const ended = new Map<string, number>();
  while (left.size > 0) {
    for (const id of left) {
      const { state, stopReason, counts } = await jobOf(browser, id);
      if (stopReason === 'rights') throw new Error(`The plan ${id} has lost its rights`);
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
      ended.set(id, all - counts.waiting - counts.running);
      if (state === 'done') left.delete(id);
      else if (state === 'paused' || state === 'stopped') await move(browser, id, 'resume');
    }
    const [next] = killAt;
    if (next !== undefined && [...ended.values()].reduce((sum, count) => sum + count, 0) >= next) {
      killAt.shift();
      await kill();
    }
    await delay(50);
  }
}

/**
 * Runs plans of `items` deletions and as many changes at once, with random faults, in a process that is killed three times. Compares what is
 * told of each item with what is really there. Leaves the BFF of `system` closed.
 */
export async function runRandomJobs(
  system: TestConsole,
  { items, size, seed }: { items: number; size: number; seed: number },
): Promise<JobsReport> {
  const random = randomFrom(seed);
  const report: JobsReport = { items: 0, toldWrongly: [], bystanders: 0, kills: 0, states: {} };
  await system.bff.close();
  let aheadMs = 0;
  const start = () => startAhead(system.environment, aheadMs);
  let child = await start();
  try {
    const browser = await system.signIn('operator');
    const plans: Plan[] = [];
    for (let index = 0; index < (2 * items) / size; index += 1) {
      const kind = kinds[index % kinds.length] ?? kinds[0];
      plans.push(await makePlan(system, browser, kind, { name: `${seed}-${index}`, size }));
    }
    plantFaults(system, random, items * 2);
    for (const { id } of plans) await startJob(browser, id, company.name);
    // The first in the middle of the changes, the others in the middle of the deletions too, whose hold has ended by then.
    const killAt = [0.1, 0.4, 0.7].map((part) => Math.floor(2 * items * (part + random.next() / 10)));
    await runToEnd(browser, plans, killAt, async () => {
      await child.kill();
      report.kills += 1;
      aheadMs += 61_000;
      child = await start();
    });
    system.sandbox.control.clearFaults();
    for (const plan of plans) {
      const isReached = reachedBy(system, plan);
      report.bystanders += plan.others.filter(isReached).length;
      for (const { recordId, state, code } of await itemsOf(browser, plan.id)) {
        report.items += 1;
        report.states[state] = (report.states[state] ?? 0) + 1;
        const isThere = isReached(recordId ?? '');
        const saysSo = state === 'done' || state === 'already';
        if (state !== 'unknown' && saysSo !== isThere) {
          report.toldWrongly.push(`${plan.kind}: ${state} ${code}, and it is ${isThere ? '' : 'not '}so`);
        }
      }
    }
  } finally {
    await child.kill();
  }
  return report;
}
