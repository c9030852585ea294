import type { JobRequest } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { itemsOf, planned, startJob } from './jobs.ts';
import { randomFrom } from './random.ts';
import { plantFaults, runKilled } from './random-run.ts';

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
  async function start(browser: HttpClient) {
    const plans: Plan[] = [];
    for (let index = 0; index < (2 * items) / size; index += 1) {
      const kind = kinds[index % kinds.length] ?? kinds[0];
      plans.push(await makePlan(system, browser, kind, { name: `${seed}-${index}`, size }));
    }
    plantFaults(system, random, items * 2, calls);
    for (const { id } of plans) await startJob(browser, id, company.name);
    return { plans, ids: plans.map(({ id }) => id), items: 2 * items };
  }
  report.kills = await runKilled(system, random, start, async (browser, { plans }) => {
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
  });
  return report;
}
