import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { asked, edit, groupCalls, lastEvent, membersOf, someCompanies } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

const times = { sendMs: 3_000, reconcile: { waits: [0, 50], deadlineMs: 3000 } };

let system: TestConsole;
let operator: HttpClient;
let companies: string[] = [];
let count = 0;

/** A group whose members are the first `size` companies. */
const plant = (size: number) => {
  count += 1;
  const members = companies.slice(0, size);
  return { ...system.sandbox.control.plantGroup({ name: `Group ${count}`, members }), members };
};

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes: times } });
  operator = await system.signIn('operator');
  companies = await someCompanies(operator, 10);
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.clearRequests();
  system.sandbox.control.modes({ participants: 'replace' });
  system.sandbox.control.token({ role: 'Reseller', expireAll: true });
});

describe.each(['replace', 'add'] as const)('where PUT %ss', (participants) => {
  const inMode = () => system.sandbox.control.modes({ participants });

  test.each([
    ['adding', 3, [0, 1, 2, 3, 4]],
    ['removing', 5, [1, 3]],
    ['both', 4, [2, 3, 4, 5]],
    ['changing everybody', 3, [5, 6, 7]],
    ['filling an empty group', 0, [0, 1]],
  ])('%s ends with exactly who was wanted', async (_name, size, picked) => {
    inMode();
    const { id, members } = plant(size);
    const wanted = picked.map((index) => companies[index] ?? '');
    expect(await edit(operator, id, members, wanted)).toEqual({
      status: 200,
      companyIds: wanted,
      complete: true,
    });
    expect(membersOf(system, id)).toEqual(wanted);
  });

  test('an empty wanted list removes all members, and an empty list is never sent', async () => {
    inMode();
    const { id, members } = plant(3);
    expect(await edit(operator, id, members, [])).toMatchObject({ companyIds: [], complete: true });
    expect(membersOf(system, id)).toEqual([]);
    expect(await edit(operator, id, [], [])).toMatchObject({ companyIds: [], complete: true });
    expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([0, 1]);
  });
});

describe('a change by another person', () => {
  test('is a conflict with both lists, and nothing is sent', async () => {
    const { id, members } = plant(3);
    const seen = members.slice(0, 2);
    const wanted = companies.slice(1, 2);
    const key = randomUUID();
    const answer = await edit(operator, id, seen, wanted, key);
    expect(answer).toMatchObject({ status: 409, code: 'members_changed' });
    expect(answer.members).toEqual({ seen, actual: members, wanted });
    expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([0, 0]);
    expect(membersOf(system, id)).toEqual(members);
    const event = await lastEvent(system, id);
    expect(event).toMatchObject({ kind: 'outcome', outcome: 'refused' });
    expect(await edit(operator, id, seen, wanted, key)).toEqual(answer);
  });

  test('of two who save at once one wins and the other is told', async () => {
    const { id, members } = plant(3);
    system.sandbox.control.addFault({
      match: groupCalls.put,
      fault: { kind: 'latency', ms: 150, applied: 'before' },
    });
    const answers = await Promise.all([
      edit(operator, id, members, companies.slice(0, 4)),
      edit(operator, id, members, companies.slice(0, 5)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.companyIds;
    const loser = answers.find(({ status }) => status === 409);
    expect(loser).toMatchObject({ code: 'members_changed' });
    expect(loser?.members?.actual).toEqual(winner);
    expect(membersOf(system, id)).toEqual(winner);
    expect(asked(system, 'put')).toBe(1);
  });
});

test('a page of members that fails stops it before anything is sent', async () => {
  const { id, members } = plant(3);
  system.sandbox.control.addFault({
    match: { ...groupCalls.members, times: 'always' },
    fault: { kind: 'status', status: 503 },
  });
  const answer = await edit(operator, id, members, companies.slice(0, 1));
  expect(answer).toMatchObject({ status: 502, code: 'upstream_unreachable' });
  expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([0, 0]);
  expect(await lastEvent(system, id)).toMatchObject({ kind: 'outcome', outcome: 'not_sent' });
});

describe('a failure between PUT and DELETE', () => {
  test('is told as what it is: who is really there, who was wanted, and why', async () => {
    system.sandbox.control.modes({ participants: 'add' });
    const { id, members } = plant(3);
    const wanted = companies.slice(2, 5);
    system.sandbox.control.addFault({
      match: groupCalls.delete,
      fault: { kind: 'status', status: 403, envelope: true, code: 'FORBIDDEN', message: 'Not now' },
    });
    const answer = await edit(operator, id, members, wanted);
    expect(answer).toMatchObject({ status: 502, code: 'members_partial' });
    expect(answer.detail).toContain('Reseller role');
    const actual = membersOf(system, id);
    expect(actual).toEqual(companies.slice(0, 5));
    expect(answer.members).toEqual({ seen: members, actual, wanted });
    expect(await lastEvent(system, id)).toMatchObject({
      outcome: 'partial',
      detail: {
        added: companies.slice(3, 5),
        removed: [],
        leftOver: companies.slice(0, 2),
        counts: { before: 3, wanted: 3, now: 5 },
      },
    });
    expect(await edit(operator, id, actual, wanted)).toMatchObject({ status: 200, complete: true });
  });

  test('if the group cannot be read any more the outcome is unknown, and "Check again" settles it without sending', async () => {
    system.sandbox.control.modes({ participants: 'add' });
    const { id, members } = plant(3);
    const wanted = companies.slice(2, 5);
    const key = randomUUID();
    // The read before sending goes through; every one after the PUT fails.
    system.sandbox.control.addFault({
      match: { ...groupCalls.members, nth: 2, times: 'always' },
      fault: { kind: 'status', status: 503 },
    });
    const lost = await edit(operator, id, members, wanted, key);
    expect(lost).toMatchObject({ status: 504, code: 'outcome_unknown' });
    expect(await lastEvent(system, id)).toMatchObject({
      outcome: 'unknown',
      detail: { toAdd: companies.slice(3, 5), toRemove: companies.slice(0, 2) },
    });
    system.sandbox.control.clearFaults();
    const again = await edit(operator, id, members, wanted, key);
    expect(again).toMatchObject({ status: 502, code: 'members_partial' });
    expect(again.members?.actual).toEqual(membersOf(system, id));
    expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([1, 0]);
    expect(await lastEvent(system, id)).toMatchObject({ kind: 'reconciled', outcome: 'partial' });
  });
});

test('a read that fails after a PUT that Keepnet acknowledged does not make it refused, whatever is seen by then', async () => {
  const { id, members } = plant(3);
  // Acknowledged, and not to be seen: as where reads come from a copy that lags.
  system.sandbox.control.addFault({
    match: groupCalls.put,
    fault: { kind: 'envelope', code: 'SUCCESS', message: 'Updated', applied: 'before' },
  });
  system.sandbox.control.addFault({
    match: { ...groupCalls.members, nth: 2, times: 1 },
    fault: { kind: 'status', status: 400, envelope: true, code: 'INPUT_ERROR' },
  });
  const answer = await edit(operator, id, members, companies.slice(1, 4));
  expect(answer).toMatchObject({ status: 504, code: 'outcome_unknown' });
  expect(await lastEvent(system, id)).toMatchObject({ outcome: 'unknown' });
});

describe('a lost answer', () => {
  const lost = ['reset', 'html', 'hang', 'truncate'] as const;

  test.each(lost)('%s after PUT replaced: found done, and never sent again', async (kind) => {
    const { id, members } = plant(3);
    const wanted = companies.slice(1, 4);
    system.sandbox.control.addFault({ match: groupCalls.put, fault: { kind, applied: 'after' } });
    expect(await edit(operator, id, members, wanted)).toEqual({
      status: 200,
      companyIds: wanted,
      complete: true,
      reconciled: true,
    });
    expect(asked(system, 'put')).toBe(1);
  });

  test.each(lost.filter((kind) => kind !== 'truncate'))(
    '%s before PUT did anything: unknown, never sent again, even when asked again',
    async (kind) => {
      const { id, members } = plant(3);
      const wanted = companies.slice(1, 4);
      const key = randomUUID();
      system.sandbox.control.addFault({ match: groupCalls.put, fault: { kind, applied: 'before' } });
      const answer = await edit(operator, id, members, wanted, key);
      expect(answer).toMatchObject({ status: 504, code: 'outcome_unknown' });
      expect(answer.members).toEqual({ seen: members, actual: members, wanted });
      expect(await edit(operator, id, members, wanted, key)).toMatchObject({ status: 504 });
      expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([1, 0]);
      expect(await lastEvent(system, id)).toMatchObject({ kind: 'reconciled', outcome: 'unknown' });
    },
  );

  test('of PUT where it only added: the members that are left over are deleted, and the change is whole', async () => {
    system.sandbox.control.modes({ participants: 'add' });
    const { id, members } = plant(3);
    const wanted = companies.slice(2, 5);
    system.sandbox.control.addFault({ match: groupCalls.put, fault: { kind: 'reset', applied: 'after' } });
    const answer = await edit(operator, id, members, wanted);
    expect(answer).toMatchObject({ status: 200, complete: true, reconciled: true, companyIds: wanted });
    expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([1, 1]);
  });

  test.each([
    ['after', { status: 200, complete: true, reconciled: true }],
    ['before', { status: 502, code: 'members_partial' }],
  ] as const)('of DELETE, lost %s it was done, is settled by reading', async (applied, expected) => {
    system.sandbox.control.modes({ participants: 'add' });
    const { id, members } = plant(3);
    system.sandbox.control.addFault({ match: groupCalls.delete, fault: { kind: 'reset', applied } });
    expect(await edit(operator, id, members, companies.slice(2, 5))).toMatchObject(expected);
    expect([asked(system, 'put'), asked(system, 'delete')]).toEqual([1, 1]);
  });

  test('a server error in words is a refusal once reading shows that nothing was done', async () => {
    const { id, members } = plant(3);
    const fault = { kind: 'status', status: 500, envelope: true, applied: 'before' } as const;
    system.sandbox.control.addFault({ match: groupCalls.put, fault });
    const refused = await edit(operator, id, members, companies.slice(0, 4));
    expect(refused).toMatchObject({ status: 502, code: 'upstream_failed' });
    expect(await lastEvent(system, id)).toMatchObject({ outcome: 'refused' });
    system.sandbox.control.addFault({ match: groupCalls.put, fault: { ...fault, applied: 'after' } });
    const done = await edit(operator, id, members, companies.slice(0, 4));
    expect(done).toMatchObject({ status: 200, reconciled: true });
  });
});

describe('what is refused', () => {
  test('a company that Keepnet does not list, by name; one that is a member already may stay', async () => {
    const { id } = system.sandbox.control.plantGroup({ name: 'Odd', members: companies.slice(0, 1) });
    const seen = companies.slice(0, 1);
    const answer = await edit(operator, id, seen, [...seen, 'nosuchcomp01']);
    expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(answer.errors).toEqual([
      {
        field: 'wanted',
        code: 'unknown_company',
        params: { ids: 'nosuchcomp01' },
        message: 'Keepnet lists no such company: nosuchcomp01',
      },
    ]);
    expect(asked(system, 'put')).toBe(0);
  });

  test('a group that is gone is 404', async () => {
    expect(await edit(operator, 'nosuchgroup1', [], [])).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('a credential that is not a reseller is said to be that', async () => {
    const { id, members } = plant(2);
    system.sandbox.control.token({ role: 'Company Admin', expireAll: true });
    const answer = await edit(operator, id, members, companies.slice(0, 1));
    expect(answer).toMatchObject({ status: 403, code: 'reseller_required' });
  });

  test('a viewer, a request without a key, and a key used for another body', async () => {
    const { id, members } = plant(2);
    const viewer = await system.signIn('viewer');
    expect(await edit(viewer, id, members, [])).toMatchObject({ status: 403, code: 'role_too_low' });
    const path = `/api/company-groups/${id}/participants`;
    expect((await operator.send('PUT', path, { seen: members, wanted: [] })).status).toBe(400);
    const key = randomUUID();
    expect(await edit(operator, id, members, companies.slice(0, 1), key)).toMatchObject({ status: 200 });
    const other = await edit(operator, id, members, companies.slice(0, 2), key);
    expect(other).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  });

  test('more companies than one group may have', async () => {
    const { id } = plant(0);
    const many = Array.from({ length: 10_001 }, (_, index) => `company${index}`);
    expect(await edit(operator, id, [], many)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

test('the same key gets the first answer again without a call, whatever has happened since', async () => {
  const { id, members } = plant(2);
  const key = randomUUID();
  const first = await edit(operator, id, members, companies.slice(0, 3), key);
  system.sandbox.control.clearRequests();
  expect(await edit(operator, id, members, companies.slice(0, 3), key)).toEqual(first);
  expect(system.sandbox.control.requests()).toEqual([]);
});
