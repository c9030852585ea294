import { KNOWN } from '@reseller-console/sandbox';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { plannedImport } from './imports.ts';
import { itemsOf, startJob } from './jobs.ts';
import { randomFrom } from './random.ts';
import { plantFaults, runKilled } from './random-run.ts';

/** What must stay empty, and how rows ended. */
export interface ImportReport {
  rows: number;
  toldWrongly: string[];
  /** Addresses that more than one target user has. */
  doubled: string[];
  kills: number;
  states: Record<string, number>;
}

const company = KNOWN.brightwater;

/** What an import sends and reads, and the part of it that is spoilt. */
const calls = [
  { method: 'POST', path: '/api/target-users', spoilt: 0.1, isWrite: true },
  { method: 'PUT', path: '/api/target-users/{resourceId}', spoilt: 0.1, isWrite: true },
  { method: 'PUT', path: '/api/target-groups/users', spoilt: 0.1, isWrite: true },
  { method: 'POST', path: '/api/target-users/search', spoilt: 0.02, isWrite: false },
  { method: 'GET', path: '/api/target-users/{resourceId}', spoilt: 0.02, isWrite: false },
] as const;

/**
 * Imports `rows` people, half of them new, with random faults, in a process that is killed three times. Compares what is told of each row
 * with what is really there. Leaves the BFF of `system` closed.
 */
export async function runRandomImport(
  system: TestConsole,
  { rows, seed }: { rows: number; seed: number },
): Promise<ImportReport> {
  const { control } = system.sandbox;
  const random = randomFrom(seed);
  const report: ImportReport = { rows: 0, toldWrongly: [], doubled: [], kills: 0, states: {} };
  const emails = Array.from({ length: rows }, (_, index) => `row-${seed}-${index}@brightwater.example.com`);
  for (const [index, email] of emails.entries()) {
    if (index % 2 === 0) continue;
    control.plantUser({ companyId: company.id, email, phone: '+15550001111', department: 'Before' });
  }
  const name = `Random import ${seed}`;
  const group = control.plantGroup({ companyId: company.id, name, members: [] }).id;
  async function start(browser: HttpClient) {
    const fields = ['email', 'firstName', 'lastName', 'department', 'phoneNumber'];
    const values = emails.map((email) => [email, 'Ada', 'Byron', 'After', '+15550001111']);
    const { id } = await plannedImport(browser, company.id, fields, values, { targetGroupIds: [group] });
    plantFaults(system, random, rows, calls);
    await startJob(browser, id);
    return { id, ids: [id], items: rows };
  }
  report.kills = await runKilled(system, random, start, async (browser, { id }) => {
    const users = Map.groupBy(control.users(company.id), ({ email }) => email);
    const members = new Set(control.targetGroups(company.id, name)[0]?.members);
    for (const { subject, state, code } of await itemsOf(browser, id)) {
      const [user, ...others] = users.get(subject ?? '') ?? [];
      if (others.length > 0) report.doubled.push(subject ?? '');
      const isThere = user?.department === 'After' && user.lastName === 'Byron' && members.has(user.id);
      const saysSo = state === 'done' || state === 'already';
      report.rows += 1;
      report.states[state] = (report.states[state] ?? 0) + 1;
      if (state !== 'unknown' && saysSo !== isThere) {
        report.toldWrongly.push(`${subject}: ${state} ${code}, and it is ${isThere ? '' : 'not '}so`);
      }
    }
  });
  return report;
}
