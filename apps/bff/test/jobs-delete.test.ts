import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { itemsOf, jobOf, move, planned, reached, startJob } from './support/jobs.ts';
import { firstBroken, readTrail } from './support/trail.ts';
import { writeTimes } from './support/write-times.ts';

const company = KNOWN.brightwater;
const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;

beforeAll(async () => {
  system = await startConsole({ overrides: { now: clock.now, writeTimes } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.resetModes();
});

let planted = 0;
function plant(count: number, values: Record<string, unknown> = {}): string[] {
  return Array.from({ length: count }, () => {
    planted += 1;
    const email = `leaver-${planted}@brightwater.example.com`;
    return system.sandbox.control.plantUser({ companyId: company.id, email, ...values }).id;
  });
}

const deleted = (ids: readonly string[]) => {
  const gone = new Set(
    system.sandbox.control
      .users(company.id)
      .filter((user) => user.deleted)
      .map(({ id }) => id),
  );
  return ids.map((id) => gone.has(id));
};

const deletion = (ids: readonly string[]) => ({
  kind: 'delete-target-users' as const,
  input: { items: ids.map((id) => ({ id })) },
});

test('exactly the planned target users are deleted after the hold, and the report is true for each', async () => {
  const ids = plant(3);
  const [scim = ''] = plant(1, { origin: 'scim' });
  const [earlier = ''] = plant(1, { deleted: true });
  const [bystander = ''] = plant(1);
  const job = await planned(operator, company.id, deletion([...ids, scim, earlier, 'nObody', ids[0] ?? '']));
  expect(job.verdicts).toMatchObject({ delete: 3, refuse: 2, skip: 2 });
  expect(job.counts).toMatchObject({ waiting: 3, skipped: 4 });
  expect((await startJob(operator, job.id)).status).toBe(200);
  expect((await jobOf(operator, job.id)).state).toBe('holding');
  clock.advance(60_001);
  const done = await reached(operator, job.id, 'done');
  expect(done.counts).toMatchObject({ done: 3, skipped: 4, refused: 0, unknown: 0 });
  expect(deleted([...ids, scim, bystander])).toEqual([true, true, true, false, false]);
  const items = await itemsOf(operator, job.id);
  expect(items.map(({ verdict, state, code }) => [verdict, state, code])).toEqual([
    ['delete', 'done', null],
    ['delete', 'done', null],
    ['delete', 'done', null],
    ['refuse', 'skipped', 'protected'],
    ['skip', 'skipped', 'deleted_earlier'],
    ['refuse', 'skipped', 'not_found'],
    ['skip', 'skipped', 'duplicate'],
  ]);
});

test('one call deletes many, at most as many as may be refused', async () => {
  const ids = plant(130);
  const job = await planned(operator, company.id, deletion(ids));
  system.sandbox.control.clearRequests();
  await startJob(operator, job.id);
  clock.advance(60_001);
  await reached(operator, job.id, 'done');
  const calls = system.sandbox.control.requests('/api/target-users/bulk-delete');
  const Body = z.object({ items: z.array(z.string()), selectAll: z.literal(false) });
  expect(calls.map(({ body }) => Body.parse(body).items.length)).toEqual(Array(10).fill(13));
  expect(deleted(ids).every(Boolean)).toBe(true);
});

test('what is undone within the hold was never sent', async () => {
  const ids = plant(2);
  const job = await planned(operator, company.id, deletion(ids));
  system.sandbox.control.clearRequests();
  await startJob(operator, job.id);
  expect(await move(operator, job.id, 'undo')).toMatchObject({ status: 200 });
  expect(await move(operator, job.id, 'undo')).toMatchObject({ status: 200 });
  clock.advance(60_001);
  expect((await jobOf(operator, job.id)).state).toBe('undone');
  expect(await startJob(operator, job.id)).toMatchObject({ status: 409, code: 'job_state' });
  expect(system.sandbox.control.requests('/api/target-users/bulk-delete')).toEqual([]);
  expect((await jobOf(operator, job.id)).counts).toMatchObject({ notStarted: 2 });
});

test('a note that is given with the start takes the place of the one that the plan was made with', async () => {
  const [id = ''] = plant(1);
  const input = { items: [{ id }], status: 'inactive' as const };
  const plan = await planned(operator, company.id, {
    kind: 'set-target-user-status',
    input,
    note: 'TICKET-1',
  });
  expect(plan).toMatchObject({ note: 'TICKET-1', status: 'inactive' });
  await move(operator, plan.id, 'start', { planHash: plan.planHash, note: 'TICKET-2' });
  expect(await jobOf(operator, plan.id)).toMatchObject({ note: 'TICKET-2', status: 'inactive' });
});

test('the trail has the plan as one line, its items by number alone, and verifies', async () => {
  const [id = ''] = plant(1);
  const job = await planned(operator, company.id, { ...deletion([id]), note: 'TICKET-7' });
  await startJob(operator, job.id);
  clock.advance(10_001);
  await reached(operator, job.id, 'done');
  await system.bff.close();
  const trail = await readTrail(system.environment);
  await system.restart();
  operator = await system.signIn('operator');
  expect(firstBroken(trail, system.environment['SESSION_SECRET'] ?? '')).toBeUndefined();
  const own = trail.filter(({ write_id }) => write_id === job.id);
  expect(own.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'job.plan done',
    'job.start intended',
    'job.finish done',
  ]);
  expect(own.every(({ detail }) => detail?.includes('TICKET-7'))).toBe(true);
  const items = trail.filter(({ job_id }) => job_id === job.id);
  expect(items.map(({ action, kind, target }) => [action, kind, target])).toEqual([
    ['target-user.delete', 'intent', null],
    ['target-user.delete', 'outcome', null],
  ]);
  expect(items.map(({ detail }) => JSON.parse(detail ?? '{}'))).toMatchObject([
    { job: job.id, ordinal: 1 },
    { resourceId: id },
  ]);
  expect(JSON.stringify([...own, ...items])).not.toContain('@brightwater');
});
