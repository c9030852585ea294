import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { asked, edit, groupCalls, lastEvent, membersOf, rename, someCompanies } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';

const times = { sendMs: 3_000, reconcile: { waits: [0, 50], deadlineMs: 3000 } };

let system: TestConsole;
let operator: HttpClient;
let companies: string[] = [];

const plant = (name: string, size = 3) => {
  const members = companies.slice(0, size);
  return { ...system.sandbox.control.plantGroup({ name, members }), members };
};
const nameOf = (id: string) => system.sandbox.control.companyGroups().find((one) => one.id === id)?.name;
const sentBodies = () =>
  system.sandbox.control
    .requests(groupCalls.rename.path)
    .filter(({ method }) => method === 'PUT')
    .map(({ body }) => body);

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes: times } });
  operator = await system.signIn('operator');
  companies = await someCompanies(operator, 10);
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.clearRequests();
  system.sandbox.control.modes({ rename: 'keeps' });
});

describe.each(['keeps', 'clears'] as const)('where a rename without a list %s the members', (mode) => {
  test.each([3, 0])('a group of %i keeps them, since the full list goes along', async (size) => {
    system.sandbox.control.modes({ rename: mode });
    const { id, members } = plant('Before', size);
    expect(await rename(operator, id, ' After ')).toEqual({
      status: 200,
      id,
      name: 'After',
      complete: true,
    });
    expect(nameOf(id)).toBe('After');
    expect(membersOf(system, id)).toEqual(members);
    expect(sentBodies()).toEqual([{ name: 'After', companyResourceIdArray: members }]);
    expect(await lastEvent(system, id)).toMatchObject({ outcome: 'changed', target: 'Before' });
  });
});

test('a page of members that fails stops it before anything is sent', async () => {
  const { id } = plant('Steady');
  system.sandbox.control.addFault({
    match: { ...groupCalls.members, times: 'always' },
    fault: { kind: 'status', status: 503 },
  });
  expect(await rename(operator, id, 'Never')).toMatchObject({ status: 502, code: 'upstream_unreachable' });
  expect(asked(system, 'rename')).toBe(0);
});

test('members that go missing meanwhile are said to be missing, and not put back silently', async () => {
  const { id, members } = plant('Leaky');
  const [gone = '', ...left] = members;
  system.sandbox.control.addFault({
    match: groupCalls.rename,
    fault: { kind: 'hold', applied: 'after' },
  });
  const answering = rename(operator, id, 'Leaked');
  await expect.poll(() => nameOf(id)).toBe('Leaked');
  system.sandbox.control.company(gone, { managed: false });
  system.sandbox.control.release();
  const answer = await answering;
  system.sandbox.control.company(gone, { managed: true });
  expect(answer).toMatchObject({ status: 200, name: 'Leaked', complete: false });
  expect(answer.members).toEqual({ seen: members, actual: left, wanted: members });
  expect(membersOf(system, id)).toEqual(left);
  expect(asked(system, 'put')).toBe(0);
  expect(await lastEvent(system, id)).toMatchObject({ outcome: 'partial', detail: { removed: [gone] } });
});

describe('a lost answer', () => {
  test.each(['reset', 'html', 'hang', 'truncate'] as const)(
    '%s after it was done: found done',
    async (kind) => {
      const { id } = plant('Lost');
      system.sandbox.control.addFault({ match: groupCalls.rename, fault: { kind, applied: 'after' } });
      expect(await rename(operator, id, 'Found')).toEqual({
        status: 200,
        id,
        name: 'Found',
        complete: true,
        reconciled: true,
      });
      expect(asked(system, 'rename')).toBe(1);
    },
  );

  test('before it was done: unknown, and never sent again; "Check again" sees it when it is there', async () => {
    const { id } = plant('Lost');
    const key = randomUUID();
    system.sandbox.control.addFault({ match: groupCalls.rename, fault: { kind: 'reset' } });
    expect(await rename(operator, id, 'Late', key)).toMatchObject({ status: 504, code: 'outcome_unknown' });
    expect(await rename(operator, id, 'Late', key)).toMatchObject({ status: 504, code: 'outcome_unknown' });
    expect(asked(system, 'rename')).toBe(1);
    expect(await rename(operator, id, 'Late')).toMatchObject({ status: 200, complete: true });
    expect(await rename(operator, id, 'Late', key)).toMatchObject({ status: 200, reconciled: true });
  });
});

test('a rename waits for an edit of the same group, and sends the members that the edit left', async () => {
  const { id, members } = plant('Busy');
  const wanted = companies.slice(2, 6);
  system.sandbox.control.addFault({
    match: groupCalls.put,
    fault: { kind: 'latency', ms: 250, applied: 'before' },
  });
  const editing = edit(operator, id, members, wanted);
  await expect.poll(() => asked(system, 'put')).toBe(1);
  const [edited, renamed] = await Promise.all([editing, rename(operator, id, 'Calm')]);
  expect([edited.complete, renamed.complete]).toEqual([true, true]);
  expect(membersOf(system, id)).toEqual(wanted);
  expect(sentBodies()).toEqual([{ name: 'Calm', companyResourceIdArray: wanted }]);
});

describe('what is refused', () => {
  test.each(['', '   ', 'x'.repeat(65)])('the name "%s"', async (name) => {
    const { id } = plant('Kept');
    expect(await rename(operator, id, name)).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(asked(system, 'rename')).toBe(0);
  });

  test('by a viewer, and of a group that is gone', async () => {
    const viewer = await system.signIn('viewer');
    const { id } = plant('Kept');
    expect(await rename(viewer, id, 'Mine')).toMatchObject({ status: 403, code: 'role_too_low' });
    expect(await rename(operator, 'nosuchgroup1', 'Mine')).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('by Keepnet in words, at the field that they speak of', async () => {
    const { id } = plant('Kept');
    system.sandbox.control.addFault({
      match: groupCalls.rename,
      fault: { kind: 'status', status: 400, envelope: true, code: 'INPUT_ERROR', message: 'Name is taken' },
    });
    const answer = await rename(operator, id, 'Taken');
    expect(answer).toMatchObject({ status: 422, code: 'upstream_refused' });
    expect(answer.errors).toEqual([{ field: 'name', code: 'refused_by_keepnet', message: 'Name is taken' }]);
    expect(nameOf(id)).toBe('Kept');
  });
});
