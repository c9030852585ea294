import { KNOWN } from '@reseller-console/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startChild } from './support/child.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { askForPlan, itemsOf, jobOf, move, planned, reached, startJob } from './support/jobs.ts';
import { twoReplicas } from './support/replicas.ts';
import { firstBroken, readTrail } from './support/trail.ts';
import { writeTimes } from './support/write-times.ts';

const company = KNOWN.brightwater;
let system: TestConsole;

beforeEach(async () => {
  system = await startConsole({ overrides: { writeTimes } });
});
afterEach(() => system.close());

const plant = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const email = `crash-${index}@brightwater.example.com`;
    return system.sandbox.control.plantUser({ companyId: company.id, email, phone: '+15550001111' }).id;
  });
const usersOf = (ids: readonly string[]) =>
  system.sandbox.control.users(company.id).filter(({ id }) => ids.includes(id));
const deletion = (ids: readonly string[]) => ({
  kind: 'delete-target-users' as const,
  input: { items: ids.map((id) => ({ id })) },
});
const deactivation = (ids: readonly string[]) => ({
  kind: 'set-target-user-status' as const,
  input: { items: ids.map((id) => ({ id })), status: 'inactive' as const },
});

/** Works in a process that is killed when `isAt` says so, and then in one that begins past every lease. */
async function killed(work: () => Promise<void>, isAt: () => boolean | Promise<boolean>): Promise<void> {
  await system.bff.close();
  const child = await startChild(system.environment);
  await work();
  await expect.poll(isAt, { interval: 20 }).toBe(true);
  await child.kill();
  system.sandbox.control.clearFaults();
  const later = Date.now() + 10 * 60_000;
  await system.restart({ now: () => Math.floor(later + performance.now()) });
}

async function trailHolds(): Promise<void> {
  await system.bff.close();
  const trail = await readTrail(system.environment);
  await system.restart();
  expect(firstBroken(trail, system.environment['SESSION_SECRET'] ?? '')).toBeUndefined();
  const intents = trail.filter(({ kind }) => kind === 'intent').map(({ write_id }) => write_id);
  const ended = new Set(trail.filter(({ kind }) => kind !== 'intent').map(({ write_id }) => write_id));
  expect(intents.filter((id) => !ended.has(id))).toEqual([]);
}

test('a process that is killed while it plans leaves the plan to the next one', async () => {
  const ids = plant(3);
  let id = '';
  const byIds = '/api/target-users/include-deleted/by-resource-ids';
  system.sandbox.control.addFault({ match: { path: byIds, times: 'always' }, fault: { kind: 'hang' } });
  await killed(
    async () => {
      const operator = await system.signIn('operator');
      id = (await askForPlan(operator, company.id, deletion(ids))).id ?? '';
    },
    () => system.sandbox.control.requests(byIds).length > 0,
  );
  const operator = await system.signIn('operator');
  expect((await reached(operator, id, 'planned')).verdicts.delete).toBe(3);
});

test('a hold outlives the process, and so does the chance to undo', async () => {
  const ids = plant(2);
  const jobs: string[] = [];
  await killed(
    async () => {
      const operator = await system.signIn('operator');
      const job = await planned(operator, company.id, deletion(ids));
      await startJob(operator, job.id);
      jobs.push(job.id);
    },
    () => jobs.length === 1,
  );
  const operator = await system.signIn('operator');
  const [id = ''] = jobs;
  await reached(operator, id, 'done');
  expect(usersOf(ids).every(({ deleted }) => deleted)).toBe(true);
});

test.each([
  ['before', 'unknown'],
  ['after', 'done'],
] as const)(
  'kill -9 with a call at Keepnet, %s it was done: nothing is sent twice, everything is told',
  async (applied, state) => {
    const ids = plant(4);
    let id = '';
    const path = '/api/target-users/{resourceId}';
    system.sandbox.control.addFault({
      match: { method: 'PUT', path, times: 'always' },
      fault: { kind: 'hang', applied },
    });
    const sent = () =>
      system.sandbox.control
        .requests()
        .filter(({ method, path: at }) => method === 'PUT' && ids.some((each) => at.endsWith(each)));
    await killed(
      async () => {
        const operator = await system.signIn('operator');
        ({ id } = await planned(operator, company.id, deactivation(ids)));
        await startJob(operator, id);
      },
      () => sent().length === 4,
    );
    const operator = await system.signIn('operator');
    const job = await reached(operator, id, 'done');
    expect(job.counts).toMatchObject({ [state]: 4 });
    expect(sent().length).toBe(4);
    expect(usersOf(ids).filter(({ active }) => !active).length).toBe(applied === 'after' ? 4 : 0);
    if (state === 'unknown') {
      for (const user of usersOf(ids)) Object.assign(user, { active: false });
      const checked = await operator.send('POST', `/api/jobs/${id}/items/1/check`);
      expect(await checked.json()).toMatchObject({ ordinal: 1, state: 'done' });
      const again = await move(operator, id, 'retry');
      // All of them are done by now, which the retry finds out first.
      expect((await reached(operator, again.id ?? '', 'failed')).problem?.code).toBe('job_state');
      expect((await itemsOf(operator, id)).map((item) => item.state)).toEqual(Array(4).fill('done'));
    }
    await trailHolds();
  },
);

test('kill -9 while a plan is pausing: what was sent is reported even if the plan is not resumed', async () => {
  const ids = plant(6);
  let id = '';
  let isPaused = false;
  const path = '/api/target-users/{resourceId}';
  system.sandbox.control.addFault({
    match: { method: 'PUT', path, times: 'always' },
    fault: { kind: 'hang', applied: 'after' },
  });
  const sent = () => usersOf(ids).filter(({ active }) => !active).length;
  await killed(
    async () => {
      const operator = await system.signIn('operator');
      ({ id } = await planned(operator, company.id, deactivation(ids)));
      await startJob(operator, id);
      await expect.poll(sent, { interval: 20 }).toBe(4);
      isPaused = (await move(operator, id, 'pause')).status === 200;
    },
    () => isPaused,
  );
  const operator = await system.signIn('operator');
  await expect.poll(async () => (await jobOf(operator, id)).counts.running).toBe(0);
  expect(await jobOf(operator, id)).toMatchObject({ state: 'paused', counts: { done: 4, waiting: 2 } });
  expect(sent()).toBe(4);
  await trailHolds();
});

test('two replicas share the plans, and nothing is sent twice', async () => {
  const replicas = await twoReplicas(system, { writeTimes });
  try {
    const operator = await system.signIn('operator');
    const ids = plant(24);
    const plans = Array.from({ length: 6 }, (_, index) => ids.slice(index * 4, index * 4 + 4));
    const jobs = await Promise.all(plans.map((some) => planned(operator, company.id, deactivation(some))));
    const started = await Promise.all(jobs.map((job) => startJob(operator, job.id)));
    expect(started.map(({ status }) => status)).toEqual(Array(6).fill(200));
    for (const job of jobs) {
      expect((await reached(operator, job.id, 'done')).counts).toMatchObject({ done: 4 });
    }
    const writes = system.sandbox.control
      .requests()
      .filter(({ method, path }) => method === 'PUT' && ids.some((id) => path.endsWith(id)));
    expect(writes.length).toBe(24);
    expect(new Set(writes.map(({ path }) => path)).size).toBe(24);
  } finally {
    await replicas.close();
  }
});
