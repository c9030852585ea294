import { listAllTargetGroups } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { create } from './support/people.ts';

// Target groups of one name are looked up by that name when an answer is lost: none of them may be taken for another.

const company = KNOWN.brightwater;
const path = `/api/companies/${company.id}/target-groups`;
const isCreate = { method: 'POST', path: '/api/target-groups' } as const;
const times = { sendMs: 3_000, reconcile: { waits: [0, 60, 300], deadlineMs: 3000 } };

let system: TestConsole;
let operator: HttpClient;

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes: times } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => system.sandbox.control.clearFaults());

const idsOf = (name: string) => system.sandbox.control.targetGroups(company.id, name).map(({ id }) => id);
const plant = (name: string, createTime?: string) =>
  system.sandbox.control.plantGroup({ companyId: company.id, name, createTime }).id;

test('the one that was made is found among those of its name', async () => {
  const others = [plant('Found', '2025-01-01T00:00:00.000Z'), plant('Found')];
  system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'reset', applied: 'after' } });
  const answer = await create(operator, path, { name: 'Found' });
  expect(answer).toMatchObject({ status: 201, reconciled: true });
  expect(idsOf('Found').filter((id) => !others.includes(id))).toEqual([answer.id]);
});

test.each(['Taken', 'TAKEN', ' taken '])(
  'a namesake that was there before is never taken for it, sent as "%s"',
  async (name) => {
    plant('Taken');
    system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'reset', applied: 'before' } });
    const answer = await create(operator, path, { name });
    expect(answer).toMatchObject({ status: 504, code: 'outcome_unknown' });
    expect(answer.id).toBeUndefined();
  },
);

test('namesakes that came in between are shown, each by its id, and none is taken', async () => {
  const asked = () =>
    system.sandbox.control.requests(isCreate.path).filter(({ method }) => method === 'POST');
  system.sandbox.control.clearRequests();
  system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'hang', applied: 'before' } });
  const answering = create(operator, path, { name: 'Rivals' });
  await expect.poll(() => asked().length).toBe(1);
  const rivals = [plant('Rivals'), plant('Rivals')];
  const answer = await answering;
  expect(answer).toMatchObject({ status: 504, code: 'outcome_unknown' });
  expect(answer.candidates?.map(({ id }) => id).sort()).toEqual(rivals.sort());
});

test('every group is listed with the day that tells it apart', async () => {
  const id = plant('Dated', '2025-03-04T10:00:00.000Z');
  const { items } = listAllTargetGroups.response.parse(await (await operator.request(`${path}/all`)).json());
  expect(items).toContainEqual(
    expect.objectContaining({ id, createdAt: expect.stringContaining('2025-03-04') }),
  );
});
