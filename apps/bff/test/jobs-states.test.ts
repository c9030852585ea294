import { randomUUID } from 'node:crypto';
import { listJobs } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { askForPlan, itemsOf, jobOf, move, planned, reached, startJob } from './support/jobs.ts';
import { writeTimes } from './support/write-times.ts';

const company = KNOWN.brightwater;
const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;
let admin: HttpClient;

beforeAll(async () => {
  system = await startConsole({ overrides: { now: clock.now, writeTimes } });
  operator = await system.signIn('operator');
  admin = await system.signIn('admin');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.resetModes();
});

let planted = 0;
const plant = (count: number, values: Record<string, unknown> = {}): string[] =>
  Array.from({ length: count }, () => {
    planted += 1;
    const email = `state-${planted}@brightwater.example.com`;
    return system.sandbox.control.plantUser({
      companyId: company.id,
      email,
      phone: '+15550001111',
      ...values,
    }).id;
  });

const deactivation = (ids: readonly string[]) => ({
  kind: 'set-target-user-status' as const,
  input: { items: ids.map((id) => ({ id })), status: 'inactive' as const },
});
const deletion = (ids: readonly string[]) => ({
  kind: 'delete-target-users' as const,
  input: { items: ids.map((id) => ({ id })) },
});
const activeOf = (ids: readonly string[]) => {
  const users = new Map(system.sandbox.control.users(company.id).map((user) => [user.id, user]));
  return ids.map((id) => users.get(id)?.active);
};

test('the same key makes one plan, and another body under it is refused', async () => {
  const [id = ''] = plant(1);
  const key = randomUUID();
  const first = await askForPlan(operator, company.id, deactivation([id]), key);
  const again = await askForPlan(operator, company.id, deactivation([id]), key);
  expect(again).toEqual(first);
  const other = await askForPlan(operator, company.id, deletion([id]), key);
  expect(other).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  const none = await operator.send('POST', `/api/companies/${company.id}/jobs`, deletion([id]));
  expect(none.status).toBe(400);
});

test('a plan starts once, and only as it was seen', async () => {
  const ids = plant(2);
  const job = await planned(operator, company.id, deactivation(ids));
  const wrong = await move(operator, job.id, 'start', { planHash: 'another' });
  expect(wrong).toMatchObject({ status: 409, code: 'plan_changed' });
  expect((await jobOf(operator, job.id)).state).toBe('planned');
  const both = await Promise.all([startJob(operator, job.id), startJob(operator, job.id)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  await reached(operator, job.id, 'done');
  expect((await startJob(operator, job.id)).status).toBe(200);
  expect(activeOf(ids)).toEqual([false, false]);
  const writes = system.sandbox.control
    .requests()
    .filter(({ method, path }) => method === 'PUT' && ids.some((id) => path.endsWith(id)));
  expect(writes.length).toBe(2);
});

test('what a plan did can be reversed, as far as it is still unchanged', async () => {
  const [kept = '', changed = ''] = plant(2);
  const job = await planned(operator, company.id, deactivation([kept, changed]));
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  expect((await jobOf(operator, job.id)).canTakeBack).toBe(true);
  const activate = {
    ...deactivation([changed]),
    input: { items: [{ id: changed }], status: 'active' as const },
  };
  const by = await planned(operator, company.id, activate);
  await startJob(operator, by.id);
  await reached(operator, by.id, 'done');
  const back = await move(operator, job.id, 'take-back', {});
  expect(back.status).toBe(201);
  const plan = await reached(operator, back.id ?? '', 'planned');
  expect(plan.verdicts).toMatchObject({ change: 1, same: 1 });
  await startJob(operator, plan.id);
  await reached(operator, plan.id, 'done');
  expect(activeOf([kept, changed])).toEqual([true, true]);
});

test('a deletion cannot be taken back', async () => {
  const [id = ''] = plant(1);
  const job = await planned(operator, company.id, deletion([id]));
  await startJob(operator, job.id);
  clock.advance(10_001);
  await reached(operator, job.id, 'done');
  expect(await move(operator, job.id, 'take-back', {})).toMatchObject({ status: 409, code: 'job_state' });
});

/** The plans that wait for a person. */
async function waiting(): Promise<string[]> {
  const response = await operator.request('/api/jobs?waiting=true');
  return listJobs.response.parse(await response.json()).items.map(({ id }) => id);
}

test('a paused plan sends nothing until it is resumed, and then continues', async () => {
  const ids = plant(3);
  const job = await planned(operator, company.id, deactivation(ids));
  system.sandbox.control.addFault({
    match: { method: 'PUT', path: '/api/target-users/{resourceId}', times: 'always' },
    fault: { kind: 'status', status: 429, retryAfter: 1 },
  });
  await startJob(operator, job.id);
  await expect.poll(async () => (await jobOf(operator, job.id)).pausedUntil).not.toBeNull();
  expect((await move(operator, job.id, 'pause')).status).toBe(200);
  expect((await move(operator, job.id, 'pause')).status).toBe(200);
  expect(await jobOf(operator, job.id)).toMatchObject({ state: 'paused', pauseReason: 'person' });
  expect(await move(operator, job.id, 'undo')).toMatchObject({ status: 409, code: 'job_state' });
  expect(await waiting()).toEqual([job.id]);
  system.sandbox.control.clearFaults();
  expect((await move(operator, job.id, 'resume')).status).toBe(200);
  const done = await reached(operator, job.id, 'done');
  expect(done.counts).toMatchObject({ done: 3, refused: 0 });
  expect(activeOf(ids)).toEqual([false, false, false]);
  expect(await waiting()).toEqual([]);
});

test('a plan is cancelled from planned on, and what was not sent is told as not started', async () => {
  const ids = plant(2);
  const job = await planned(operator, company.id, deactivation(ids));
  expect((await move(operator, job.id, 'cancel')).status).toBe(200);
  expect((await move(operator, job.id, 'cancel')).status).toBe(200);
  const cancelled = await jobOf(operator, job.id);
  expect(cancelled).toMatchObject({ state: 'cancelled', counts: { notStarted: 2 } });
  expect(await startJob(operator, job.id)).toMatchObject({ status: 409, code: 'job_state' });
  const held = await planned(operator, company.id, deletion(ids));
  await startJob(operator, held.id);
  await move(operator, held.id, 'cancel');
  expect((await jobOf(operator, held.id)).state).toBe('undone');
});

test('a plan that runs is cancelled once what was sent is settled', async () => {
  const ids = plant(6);
  const job = await planned(operator, company.id, deactivation(ids));
  system.sandbox.control.addFault({
    match: { method: 'PUT', path: '/api/target-users/{resourceId}', times: 'always' },
    fault: { kind: 'hold' },
  });
  await startJob(operator, job.id);
  await expect.poll(async () => (await jobOf(operator, job.id)).counts.running).toBeGreaterThan(0);
  await move(operator, job.id, 'cancel');
  system.sandbox.control.clearFaults();
  const { counts } = await reached(operator, job.id, 'cancelled');
  expect(counts.running + counts.waiting).toBe(0);
  expect(activeOf(ids).filter((active) => active === false).length).toBe(counts.done);
  expect(counts.done + counts.notStarted).toBe(6);
});

test('too many refusals stop a plan, and it continues when it is resumed', async () => {
  const ids = plant(12);
  const job = await planned(operator, company.id, deactivation(ids));
  system.sandbox.control.addFault({
    match: { method: 'PUT', path: '/api/target-users/{resourceId}', times: 'always' },
    fault: { kind: 'envelope', status: 400, message: 'No' },
  });
  await startJob(operator, job.id);
  const stopped = await reached(operator, job.id, 'stopped');
  expect(stopped).toMatchObject({ stopReason: 'refusals', counts: { refused: 6, waiting: 6 } });
  expect(await waiting()).toEqual([job.id]);
  system.sandbox.control.clearFaults();
  expect((await move(operator, job.id, 'resume')).status).toBe(200);
  const done = await reached(operator, job.id, 'done');
  expect(done.counts).toMatchObject({ refused: 6, done: 6 });
  const again = await move(operator, job.id, 'retry');
  const retried = await reached(operator, again.id ?? '', 'planned');
  expect(retried.verdicts.change).toBe(6);
  await startJob(operator, retried.id);
  await reached(operator, retried.id, 'done');
  expect(activeOf(ids).every((active) => active === false)).toBe(true);
});

test('three calls in a row without an answer pause a plan', async () => {
  const ids = plant(4);
  const job = await planned(operator, company.id, deactivation(ids));
  system.sandbox.control.addFault({
    match: { path: '/api/target-users/include-deleted/by-resource-ids', times: 'always' },
    fault: { kind: 'reset' },
  });
  await startJob(operator, job.id);
  const paused = await reached(operator, job.id, 'paused');
  expect(paused.pauseReason).toBe('unreachable');
  await expect.poll(async () => (await jobOf(operator, job.id)).counts.waiting).toBe(4);
  system.sandbox.control.clearFaults();
  // As a person would, who tries again while Keepnet still counts as down.
  const resumed = async () => {
    const { state } = await jobOf(operator, job.id);
    if (state === 'paused') await move(operator, job.id, 'resume');
    return state;
  };
  await expect.poll(resumed).toBe('done');
});

test('what changed since it was planned is not overwritten, and what is so already is not sent', async () => {
  const [gone = '', already = '', left = ''] = plant(3);
  const job = await planned(operator, company.id, deactivation([gone, already, left]));
  for (const user of system.sandbox.control.users(company.id)) {
    if (user.id === gone) Object.assign(user, { deleted: true });
    if (user.id === already) Object.assign(user, { active: false });
  }
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  const items = await itemsOf(operator, job.id);
  expect(items.map(({ state, code }) => [state, code])).toEqual([
    ['refused', 'record_changed'],
    ['already', 'same'],
    ['done', null],
  ]);
});

test('only its starter and admins act on a plan, and everyone with its companies resumes it', async () => {
  const [id = ''] = plant(1);
  const job = await planned(admin, company.id, deactivation([id]));
  expect(await startJob(operator, job.id)).toMatchObject({ status: 403 });
  expect(await move(operator, job.id, 'cancel')).toMatchObject({ status: 403 });
  expect((await jobOf(operator, job.id)).person).toEqual((await jobOf(admin, job.id)).person);
  expect((await startJob(admin, job.id)).status).toBe(200);
  await reached(admin, job.id, 'done');
});

test('an unchanged plan is answered 304', async () => {
  const [id = ''] = plant(1);
  const job = await planned(operator, company.id, deactivation([id]));
  const first = await operator.request(`/api/jobs/${job.id}`);
  await first.text();
  const tag = first.headers.get('etag') ?? '';
  const again = await operator.request(`/api/jobs/${job.id}`, { headers: { 'if-none-match': tag } });
  expect(again.status).toBe(304);
});

test('a plan that is not started expires after a week', async () => {
  const [id = ''] = plant(1);
  const job = await planned(operator, company.id, deactivation([id]));
  clock.advance(7 * 86_400_000 + 1000);
  operator = await system.signIn('operator');
  admin = await system.signIn('admin');
  await reached(operator, job.id, 'cancelled');
});
