import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startChild } from './support/child.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import {
  asked,
  edit,
  eventsOf,
  groupCalls,
  lastEvent,
  membersOf,
  rename,
  someCompanies,
} from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

const times = { sendMs: 3_000, reconcile: { waits: [0, 50], deadlineMs: 3000 } };
/** Longer than any lease. */
const leaseMs = 600_000;

const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;
let companies: string[] = [];

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes: times, now: clock.now } });
  operator = await system.signIn('operator');
  companies = await someCompanies(operator, 6);
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.clearRequests();
  system.sandbox.control.modes({ participants: 'replace' });
});

/** Kills a BFF while `during` holds, in the middle of `request`; then starts another when its lease has run out. */
async function crash(request: () => Promise<unknown>, during: () => boolean): Promise<void> {
  await system.bff.close();
  const child = await startChild(system.environment);
  const cut = request().then(
    () => 'answered',
    () => 'cut off',
  );
  await expect.poll(during).toBe(true);
  await child.kill();
  expect(await cut).toBe('cut off');
  system.sandbox.control.clearFaults();
  clock.advance(leaseMs);
  await system.restart();
}

const settled = (id: string) =>
  expect.poll(() => lastEvent(system, id)).toMatchObject({ kind: 'reconciled' });

const finished = (call: keyof typeof groupCalls) =>
  system.sandbox.control
    .requests(groupCalls[call].path)
    .some(({ method, handled }) => method === groupCalls[call].method && handled);

describe('a console that is killed in the middle of a change', () => {
  const plant = () => {
    const members = companies.slice(0, 3);
    return { ...system.sandbox.control.plantGroup({ name: 'Crash', members }), members };
  };

  test('before anything was sent: said to be not sent, and the group is free again', async () => {
    const { id, members } = plant();
    const wanted = companies.slice(1, 4);
    const key = randomUUID();
    system.sandbox.control.addFault({ match: groupCalls.members, fault: { kind: 'hang' } });
    await crash(
      () => edit(operator, id, members, wanted, key),
      () => asked(system, 'members') > 0,
    );
    await settled(id);
    expect(await lastEvent(system, id)).toMatchObject({ outcome: 'not_sent' });
    expect(asked(system, 'put')).toBe(0);
    expect(await edit(operator, id, members, wanted, key)).toMatchObject({ code: 'upstream_unreachable' });
    expect(await edit(operator, id, members, wanted)).toMatchObject({ status: 200, complete: true });
  });

  test('after PUT had replaced everybody: found done, in the name of the person', async () => {
    const { id, members } = plant();
    const wanted = companies.slice(1, 4);
    const key = randomUUID();
    system.sandbox.control.addFault({ match: groupCalls.put, fault: { kind: 'hang', applied: 'after' } });
    await crash(
      () => edit(operator, id, members, wanted, key),
      () => finished('put'),
    );
    await settled(id);
    const events = await eventsOf(system, id);
    expect(events.map(({ kind, outcome, person_name }) => [kind, outcome, person_name])).toEqual([
      ['intent', 'intended', 'Oren Castellane'],
      ['reconciled', 'changed', 'Oren Castellane'],
    ]);
    expect(await edit(operator, id, members, wanted, key)).toMatchObject({
      status: 200,
      companyIds: wanted,
      reconciled: true,
    });
    expect(asked(system, 'put')).toBe(1);
  });

  test('between PUT, which only added, and DELETE: said to be half done, and nothing is sent by itself', async () => {
    system.sandbox.control.modes({ participants: 'add' });
    const { id, members } = plant();
    const wanted = companies.slice(1, 4);
    const key = randomUUID();
    system.sandbox.control.addFault({ match: groupCalls.delete, fault: { kind: 'hang' } });
    await crash(
      () => edit(operator, id, members, wanted, key),
      () => asked(system, 'delete') > 0,
    );
    await settled(id);
    expect(await lastEvent(system, id)).toMatchObject({
      outcome: 'partial',
      detail: { added: companies.slice(3, 4), removed: [], leftOver: companies.slice(0, 1) },
    });
    const answer = await edit(operator, id, members, wanted, key);
    expect(answer).toMatchObject({ status: 502, code: 'members_partial' });
    expect(answer.members?.actual).toEqual(membersOf(system, id));
    expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([1, 1]);
  });

  test('in a rename: found done', async () => {
    const { id, members } = plant();
    const key = randomUUID();
    system.sandbox.control.addFault({ match: groupCalls.rename, fault: { kind: 'hang', applied: 'after' } });
    await crash(
      () => rename(operator, id, 'Survived', key),
      () => finished('rename'),
    );
    await settled(id);
    expect(await rename(operator, id, 'Survived', key)).toMatchObject({ status: 200, reconciled: true });
    expect(membersOf(system, id)).toEqual(members);
    expect(asked(system, 'rename')).toBe(1);
  });
});
