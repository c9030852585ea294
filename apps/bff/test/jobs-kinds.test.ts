import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { askForPlan, itemsOf, jobOf, move, planned, reached, startJob } from './support/jobs.ts';
import { writeTimes } from './support/write-times.ts';

const company = KNOWN.brightwater;
const other = KNOWN.overLicence;
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
const plant = (
  count: number,
  values: Record<string, unknown> = {},
  companyId: string = company.id,
): string[] =>
  Array.from({ length: count }, () => {
    planted += 1;
    const email = `kind-${planted}@brightwater.example.com`;
    return system.sandbox.control.plantUser({ companyId, email, phone: '+15550001111', ...values }).id;
  });
const userOf = (id: string, companyId: string = company.id) =>
  system.sandbox.control.users(companyId).find((user) => user.id === id);
const records = (ids: readonly string[]) => ids.map((id) => ({ id }));

async function run(id: string): Promise<Record<string, number>> {
  await startJob(operator, id);
  clock.advance(60_001);
  return (await reached(operator, id, 'done')).counts;
}

test('one field of many people changes, each from what was seen, and is restored', async () => {
  const ids = plant(2, { department: 'Sales' });
  const same = plant(1, { department: 'Finance' });
  const job = await planned(operator, company.id, {
    kind: 'update-target-users',
    input: { items: records([...ids, ...same]), set: { department: 'Finance' } },
  });
  expect(job.verdicts).toMatchObject({ change: 2, same: 1 });
  const [first] = await itemsOf(operator, job.id, { verdict: 'change' });
  expect(first?.changes).toEqual([{ field: 'department', from: 'Sales', to: 'Finance' }]);
  expect(await run(job.id)).toMatchObject({ done: 2 });
  expect(ids.map((id) => userOf(id)?.department)).toEqual(['Finance', 'Finance']);
  const back = await move(operator, job.id, 'take-back', {});
  await reached(operator, back.id ?? '', 'planned');
  expect(await run(back.id ?? '')).toMatchObject({ done: 2 });
  expect(ids.map((id) => userOf(id)?.department)).toEqual(['Sales', 'Sales']);
  expect(same.map((id) => userOf(id)?.department)).toEqual(['Finance']);
});

test('a field that another person has changed since is left alone', async () => {
  const [id = ''] = plant(1, { department: 'Sales' });
  const job = await planned(operator, company.id, {
    kind: 'update-target-users',
    input: { items: records([id]), set: { department: 'Finance', priority: 'High' } },
  });
  Object.assign(userOf(id) ?? {}, { department: 'Legal' });
  expect(await run(job.id)).toMatchObject({ refused: 1 });
  expect(userOf(id)?.department).toBe('Legal');
});

test('members join and leave a group, people of a directory too, and it can be taken back', async () => {
  const [stays = '', leaves = '', joins = ''] = plant(3);
  const [scim = ''] = plant(1, { origin: 'scim' });
  const [gone = ''] = plant(1, { deleted: true });
  const group = system.sandbox.control.plantGroup({
    companyId: company.id,
    name: 'Plan members',
    members: [stays, leaves],
  }).id;
  const members = () =>
    system.sandbox.control
      .targetGroups(company.id)
      .find(({ id }) => id === group)
      ?.members.toSorted();
  const job = await planned(operator, company.id, {
    kind: 'change-members',
    input: {
      groupId: group,
      add: { items: records([joins, scim, stays, gone]) },
      remove: { items: records([leaves]) },
    },
  });
  expect(job).toMatchObject({ title: 'Plan members', verdicts: { change: 3, same: 1, skip: 1 } });
  expect(await run(job.id)).toMatchObject({ done: 3 });
  expect(members()).toEqual([stays, joins, scim].toSorted());
  const back = await move(operator, job.id, 'take-back', {});
  await reached(operator, back.id ?? '', 'planned');
  await run(back.id ?? '');
  expect(members()).toEqual([stays, leaves].toSorted());
});

test('a person that is not in the company is refused, and the others join', async () => {
  const [joins = ''] = plant(1);
  const [theirs = ''] = plant(1, {}, other.id);
  const { control } = system.sandbox;
  const { id } = control.plantGroup({ companyId: company.id, name: 'With a stranger', members: [] });
  const input = {
    groupId: id,
    add: { items: records([joins, theirs]) },
    remove: { items: records(['nObOdY12']) },
  };
  const job = await planned(operator, company.id, { kind: 'change-members', input });
  expect([job.state, job.verdicts.change, job.verdicts.refuse]).toEqual(['planned', 1, 2]);
  expect(await run(job.id)).toMatchObject({ done: 1, skipped: 2 });
  expect(control.targetGroups(company.id).find((group) => group.id === id)?.members).toEqual([joins]);
});

test('a protected group takes no members, and says so before anything is planned', async () => {
  const [id = ''] = plant(1);
  const group = system.sandbox.control.targetGroups(company.id, 'New Hires')[0]?.id ?? '';
  const { id: job = '' } = await askForPlan(operator, company.id, {
    kind: 'change-members',
    input: { groupId: group, add: { items: records([id]) } },
  });
  expect((await reached(operator, job, 'failed')).problem).toMatchObject({ code: 'protected_record' });
});

test('target groups of several companies are deleted, the protected ones not', async () => {
  const mine = system.sandbox.control.plantGroup({
    companyId: company.id,
    name: 'Old',
    members: plant(2),
  }).id;
  const theirs = system.sandbox.control.plantGroup({ companyId: other.id, name: 'Old too', members: [] }).id;
  const kept = system.sandbox.control.targetGroups(company.id, 'New Hires')[0]?.id ?? '';
  const job = await planned(operator, undefined, {
    kind: 'delete-target-groups',
    input: {
      items: [
        { companyId: company.id, id: mine },
        { companyId: company.id, id: kept },
        { companyId: other.id, id: theirs },
      ],
    },
  });
  expect(job).toMatchObject({ companyId: null, companyCount: 2, verdicts: { delete: 2, refuse: 1 } });
  expect(await run(job.id)).toMatchObject({ done: 2, skipped: 1 });
  const left = [company.id, other.id].flatMap((id) => system.sandbox.control.targetGroups(id));
  expect(left.map(({ id }) => id)).not.toContain(mine);
  expect(left.map(({ id }) => id)).not.toContain(theirs);
  expect(left.map(({ id }) => id)).toContain(kept);
});

test('company groups are deleted at the level of the reseller, and their companies stay', async () => {
  const group = system.sandbox.control.plantGroup({ name: 'Short-lived', members: [company.id] }).id;
  const input = { items: records([group]) };
  const wrong = await askForPlan(operator, company.id, { kind: 'delete-company-groups', input });
  expect(wrong.status).toBe(400);
  const job = await planned(operator, undefined, { kind: 'delete-company-groups', input });
  expect(await run(job.id)).toMatchObject({ done: 1 });
  expect(system.sandbox.control.companyGroups('Short-lived')).toEqual([]);
});

test('a plan from what a list shows is frozen, without those that were taken out', async () => {
  const ids = plant(3, { department: 'Frozen plan' });
  const job = await planned(operator, company.id, {
    kind: 'set-target-user-status',
    input: {
      query: { q: '', department: 'Frozen plan', except: [ids[0] ?? ''] },
      status: 'inactive',
    },
  });
  plant(1, { department: 'Frozen plan' });
  expect(job.verdicts.change).toBe(2);
  expect(await run(job.id)).toMatchObject({ done: 2 });
  const inactive = system.sandbox.control
    .users(company.id)
    .filter(({ department, active }) => department === 'Frozen plan' && !active);
  expect(inactive.map(({ id }) => id).toSorted()).toEqual(ids.slice(1).toSorted());
});

test('a company that has closed its account is left out, and the others are done', async () => {
  const [mine = ''] = plant(1);
  const [theirs = ''] = plant(1, {}, other.id);
  system.sandbox.control.company(other.id, { privacy: 'denied' });
  const job = await planned(operator, undefined, {
    kind: 'delete-target-users',
    input: {
      items: [
        { companyId: company.id, id: mine },
        { companyId: other.id, id: theirs },
      ],
    },
  });
  system.sandbox.control.company(other.id, { privacy: 'allowed' });
  expect(job.verdicts).toMatchObject({ delete: 1, skip: 1 });
  expect(job.warnings).toContainEqual({ code: 'closed_companies', params: { companies: 1 } });
  expect(await run(job.id)).toMatchObject({ done: 1, skipped: 1 });
  expect(userOf(theirs, other.id)?.deleted).toBe(false);
});

test('a masked company refuses changes of values, and deletes by id', async () => {
  const masked = KNOWN.unlimited;
  const [id = ''] = plant(1, {}, masked.id);
  system.sandbox.control.company(masked.id, { masked: true });
  const change = await planned(operator, masked.id, {
    kind: 'set-target-user-status',
    input: { items: records([id]), status: 'inactive' },
  });
  expect(change.verdicts.refuse).toBe(1);
  expect((await itemsOf(operator, change.id))[0]?.code).toBe('company_masked');
  const job = await planned(operator, masked.id, {
    kind: 'delete-target-users',
    input: { items: records([id]) },
  });
  expect(await run(job.id)).toMatchObject({ done: 1 });
});

test('the files hold the plan, what became of it, and what was deleted', async () => {
  const [id = ''] = plant(1, { email: '=SUM(1)@example.com', department: 'Keepsake', lastName: 'Lovelace' });
  const group = system.sandbox.control.plantGroup({ companyId: company.id, name: 'Memories', members: [id] });
  expect(group.id).not.toBe('');
  const job = await planned(operator, company.id, {
    kind: 'delete-target-users',
    input: { items: records([id]) },
  });
  const fileOf = async (name: string) => {
    const response = await operator.request(`/api/jobs/${job.id}/${name}.csv`, {
      headers: { 'x-csrf': '1' },
    });
    return { status: response.status, text: await response.text() };
  };
  const recovery = await fileOf('recovery');
  expect(recovery.status).toBe(200);
  for (const kept of ["'=SUM(1)@example.com", 'Keepsake', 'Lovelace', 'Memories']) {
    expect(recovery.text).toContain(kept);
  }
  expect((await fileOf('plan')).text).toContain('delete');
  await run(job.id);
  expect((await fileOf('report')).text).toMatch(/delete,.*,done,/);
  clock.advance(15 * 86_400_000);
  operator = await system.signIn('operator');
  await expect.poll(async () => (await jobOf(operator, job.id)).title).toBeNull();
  expect((await fileOf('report')).status).toBe(409);
  const [item] = await itemsOf(operator, job.id);
  expect(item).toMatchObject({ subject: null, recordId: id, state: 'done', verdict: 'delete', ordinal: 1 });
});
