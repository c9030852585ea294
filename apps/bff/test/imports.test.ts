import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { plannedImport } from './support/imports.ts';
import { itemsOf, move, reached, startJob } from './support/jobs.ts';
import { writeTimes } from './support/write-times.ts';

const company = KNOWN.brightwater;
const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;

beforeAll(async () => {
  // However slow the machine is, a look before a send is fresh.
  const times = { ...writeTimes, notedMs: 600_000 };
  system = await startConsole({ overrides: { now: clock.now, writeTimes: times } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.resetModes();
});

const control = () => system.sandbox.control;
const at = (name: string): string => `${name}@brightwater.example.com`;
const plant = (name: string, values: Record<string, unknown> = {}): string =>
  control().plantUser({ companyId: company.id, email: at(name), phone: '+15550001111', ...values }).id;
const userOf = (name: string) =>
  control()
    .users(company.id, at(name))
    .find(({ deleted }) => !deleted);
const groupOf = (name: string, members: readonly string[] = []): string =>
  control().plantGroup({ companyId: company.id, name, members: [...members] }).id;
const membersOf = (id: string) =>
  control()
    .targetGroups(company.id)
    .find((group) => group.id === id)?.members;

async function run(id: string, confirm?: string): Promise<Record<string, number>> {
  expect(await startJob(operator, id, confirm)).toMatchObject({ status: 200 });
  clock.advance(60_001);
  return (await reached(operator, id, 'done', 'paused', 'stopped')).counts;
}

const fields = ['email', 'fullName', 'department', 'phoneNumber'] as const;

test('a row is called by its address, whatever stands before it, and by its name as well where the address cannot be used', async () => {
  const columns = ['department', 'firstName', 'lastName', 'email', 'phoneNumber'] as const;
  const rows = [
    ['IT', 'Grace', 'Hopper', at('called'), '0532 1'],
    ['IT', 'Grace', 'Hopper', ' grace@@example.com', '+15550002222'],
    ['IT', 'Grace', null, null, '+15550002222'],
    ['IT', null, null, 'grace at example.com', '+15550002222'],
    ['IT', null, null, null, null],
  ];
  const job = await plannedImport(operator, company.id, columns, rows);
  const items = await itemsOf(operator, job.id);
  expect(items.map(({ verdict, subject }) => [verdict, subject])).toEqual([
    ['refuse', at('called')],
    ['refuse', 'Grace Hopper (grace@@example.com)'],
    ['refuse', 'Grace'],
    ['refuse', 'grace at example.com'],
    ['refuse', 'IT'],
  ]);
});

test('every row has its verdict, and the same file a second time has nothing to do', async () => {
  plant('changes', { firstName: 'Ada', lastName: 'Byron', department: 'Sales' });
  plant('stays', { firstName: 'Ada', lastName: 'Byron', department: 'Sales' });
  plant('gone', { deleted: true });
  plant('kept', { origin: 'scim' });
  const group = groupOf('Imported');
  const rows = [
    [at('new'), 'Grace Hopper', 'IT', '+15550002222'],
    [at('changes').toUpperCase(), 'Ada Byron', 'Finance', null],
    [at('stays'), 'Ada Byron', '', ''],
    [at('gone'), 'Gone Away', 'IT', '+15550002222'],
    [at('kept'), 'Kept Otherwise', 'IT', '+15550002222'],
    [` ${at('new')}`, 'Grace Again', 'IT', '+15550002222'],
    [at('phone'), 'No Phone', 'IT', '0532 1'],
    [null, 'No Address', 'IT', '+15550002222'],
    [at('lacks'), 'No Phone', 'IT', null],
  ];
  const choices = { targetGroupIds: [group], fileName: 'Müşteri listesi.xlsx' };
  const job = await plannedImport(operator, company.id, fields, rows, choices);
  expect(job).toMatchObject({
    kind: 'import-target-users',
    title: 'Müşteri listesi.xlsx',
    verdicts: { create: 1, change: 3, skip: 2, refuse: 3 },
    codes: { protected: 1, deleted_earlier: 1, duplicate: 1, invalid: 3 },
  });
  const items = await itemsOf(operator, job.id);
  expect(items.map(({ ordinal, line }) => [ordinal, line])).toEqual(rows.map((_, i) => [i + 1, i + 2]));
  expect(items.map(({ verdict, code, params }) => [verdict, code, params])).toEqual([
    ['create', null, {}],
    ['change', null, {}],
    ['change', null, {}],
    ['skip', 'deleted_earlier', {}],
    ['change', 'protected', { source: 'scim' }],
    ['skip', 'duplicate', { line: 2 }],
    ['refuse', 'invalid', { field: 'phoneNumber', reason: 'not_a_phone_number' }],
    ['refuse', 'invalid', { field: 'email', reason: 'required' }],
    ['refuse', 'invalid', { field: 'phoneNumber', reason: 'required' }],
  ]);
  expect(items[1]?.changes).toEqual([
    { field: 'department', from: 'Sales', to: 'Finance' },
    { field: 'targetGroups', from: null, to: 'Imported' },
  ]);
  expect(await run(job.id)).toMatchObject({ done: 4, skipped: 5 });
  expect(userOf('new')).toMatchObject({
    firstName: 'Grace',
    lastName: 'Hopper',
    department: 'IT',
    active: true,
  });
  expect(userOf('changes')).toMatchObject({ department: 'Finance', phone: '+15550001111' });
  expect(userOf('kept')?.firstName).toBe('Rival');
  const names = ['new', 'changes', 'stays', 'kept'];
  expect(membersOf(group)?.toSorted()).toEqual(names.map((name) => userOf(name)?.id).toSorted());

  const again = await plannedImport(operator, company.id, fields, rows, choices);
  expect(again.verdicts).toMatchObject({ create: 0, change: 0, same: 4, skip: 2, refuse: 3 });
  expect(await run(again.id)).toMatchObject({ done: 0 });
});

test.each([
  ['change', { department: 'IT', lastName: 'Lovelace' }],
  ['fill', { department: 'IT', lastName: 'Byron' }],
  ['leave', { department: '', lastName: 'Byron' }],
] as const)('mode %s decides how existing people change, and they join the groups', async (mode, left) => {
  const id = plant(`mode-${mode}`, { firstName: 'Ada', lastName: 'Byron', department: '' });
  const group = groupOf(`Mode ${mode}`);
  const job = await plannedImport(
    operator,
    company.id,
    ['email', 'lastName', 'department'],
    [[at(`mode-${mode}`), 'Lovelace', 'IT']],
    { mode, targetGroupIds: [group] },
  );
  expect(await run(job.id)).toMatchObject({ done: 1 });
  expect(userOf(`mode-${mode}`)).toMatchObject(left);
  expect(membersOf(group)).toEqual([id]);
});

test('a change that Keepnet would refuse is refused in the plan, unless the file corrects the value', async () => {
  plant('long', { lastName: 'x'.repeat(41) });
  plant('mute', { phone: '' });
  plant('mended', { phone: '' });
  const job = await plannedImport(
    operator,
    company.id,
    ['email', 'department', 'phoneNumber'],
    [
      [at('long'), 'IT', null],
      [at('mute'), 'IT', null],
      [at('mended'), 'IT', '+905320000000'],
      [at('long-department'), 'y'.repeat(65), '+905320000000'],
    ],
  );
  const items = await itemsOf(operator, job.id);
  expect(items.map(({ verdict, code, params }) => [verdict, code, params])).toEqual([
    ['refuse', 'too_long_to_change', { field: 'lastName', max: 40 }],
    ['refuse', 'needs_phone', { field: 'phoneNumber' }],
    ['change', null, {}],
    ['create', null, {}],
  ]);
  expect(await run(job.id)).toMatchObject({ done: 2 });
  expect(userOf('mended')).toMatchObject({ department: 'IT', phone: '+905320000000' });
});

test('deleted people are created again only if the import asks for it', async () => {
  plant('revived', { deleted: true });
  const rows = [[at('revived'), 'Re Vived', 'IT', '+15550002222']];
  const job = await plannedImport(operator, company.id, fields, rows, { deleted: 'include' });
  expect(job.verdicts.create).toBe(1);
  expect(await run(job.id)).toMatchObject({ done: 1 });
  expect(userOf('revived')).toMatchObject({ lastName: 'Vived' });
});

test('a person who was deleted and added again is found, whichever page of the list either record is on', async () => {
  const deleted = control()
    .users(company.id)
    .filter((user) => user.deleted && !user.email.endsWith('gone@brightwater.example.com'))
    .toSorted((one, other) => one.createTime.localeCompare(other.createTime))
    .at(0);
  const email = deleted?.email ?? '';
  const { id } = control().plantUser({
    companyId: company.id,
    email,
    phone: '+15550001111',
    department: 'Sales',
  });
  const job = await plannedImport(operator, company.id, ['email', 'department'], [[email, 'Finance']]);
  expect(await itemsOf(operator, job.id)).toMatchObject([{ recordId: id, verdict: 'change' }]);
});

test('a member of a large group has nothing to join, however many other groups they are in', async () => {
  const member = plant('member');
  const others = control()
    .users(company.id)
    .filter(({ deleted }) => !deleted)
    .slice(0, 250);
  for (let index = 0; index < 100; index += 1) groupOf(`A small group ${index}`, [member]);
  const large = groupOf('Z large group', [...others.map(({ id }) => id), member]);
  const choices = { targetGroupIds: [large] };
  const job = await plannedImport(operator, company.id, ['email'], [[at('member')]], choices);
  expect(job.verdicts).toMatchObject({ change: 0, same: 1 });
});

test('a new person takes two calls: a lookup, which also serves to judge a lost answer, and the create', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => [
    at(`calls-${index}`),
    'Ada Byron',
    'IT',
    '+15550002222',
  ]);
  const job = await plannedImport(operator, company.id, fields, rows);
  control().clearRequests();
  // The answer to one of them is lost after it was done.
  control().addFault({
    match: { method: 'POST', path: '/api/target-users' },
    fault: { kind: 'reset', applied: 'after' },
  });
  expect(await run(job.id)).toMatchObject({ done: rows.length, unknown: 0 });
  const asked = (path: string) =>
    control()
      .requests(path)
      .filter(({ handled }) => handled).length;
  expect(asked('/api/target-users')).toBe(rows.length);
  expect(asked('/api/target-users/search')).toBe(rows.length + 1);
});

test('a row that Keepnet refuses to look up is refused alone', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `around-${index}`);
  const ids = names.map((name) => plant(name, { firstName: 'Ada', lastName: 'Byron', department: 'Sales' }));
  const rows = names.map((name) => [at(name), 'Ada Byron', 'IT', '+15550001111']);
  const job = await plannedImport(operator, company.id, fields, rows);
  expect(job.verdicts).toMatchObject({ change: rows.length });
  for (const index of [33, 55, 76, 94]) {
    control().addFault({
      match: { method: 'GET', path: `/api/target-users/${ids[index]}`, times: 'always' },
      fault: { kind: 'status', status: 400, envelope: true },
    });
  }
  expect(await run(job.id)).toMatchObject({ done: 96, refused: 4 });
  expect(userOf('around-55')?.department).toBe('Sales');
});

test('a person created or changed while the plan waits is neither duplicated nor overwritten', async () => {
  plant('touched', { department: 'Sales' });
  const rows = [
    [at('raced'), 'Rac Ed', 'IT', '+15550002222'],
    [at('touched'), null, 'IT', null],
  ];
  const job = await plannedImport(operator, company.id, fields, rows);
  plant('raced');
  Object.assign(userOf('touched') ?? {}, { department: 'Legal' });
  expect(await run(job.id)).toMatchObject({ already: 1, refused: 1 });
  expect((await itemsOf(operator, job.id)).map(({ code }) => code)).toEqual(['exists', 'record_changed']);
  expect(control().users(company.id, at('raced'))).toHaveLength(1);
  expect(userOf('touched')?.department).toBe('Legal');
});

test('comparing offers people who are not in the file for deactivation, under the safeguard', async () => {
  const small = KNOWN.twinB;
  control().company(small.id, { without: ['people'] });
  const people = Array.from({ length: 24 }, (_, index) => {
    const email = `person-${index}@meridian-south.example.com`;
    const names = index === 1 ? { firstName: 'Solvejg', lastName: 'Einzig' } : { lastName: `No. ${index}` };
    return control().plantUser({ companyId: small.id, email, phone: '+15550001111', ...names });
  });
  const [stays, moved] = people;
  const job = await plannedImport(
    operator,
    small.id,
    ['email', 'firstName', 'lastName', 'phoneNumber'],
    [
      [stays?.email ?? '', null, null, null],
      ['solvejg@meridian-south.example.com', 'Solvejg', 'Einzig', '+15550002222'],
    ],
    { compare: true },
  );
  expect(job.codes).toMatchObject({ probably_same: 1, same: 1 });
  const items = await itemsOf(operator, job.id);
  expect(items).toHaveLength(people.length + 1);
  expect(items.find(({ code }) => code === 'probably_same')).toMatchObject({
    subject: moved?.email,
    verdict: 'skip',
    params: { email: 'solvejg@meridian-south.example.com', line: 3 },
  });
  expect(items[1]).toMatchObject({ verdict: 'create', params: { probablySame: moved?.email } });
  expect(job.warnings.map(({ code }) => code)).toContain('many_people');
  expect(await startJob(operator, job.id)).toMatchObject({ status: 409, code: 'confirmation_required' });
  const leaving = job.codes?.['not_in_file'] ?? 0;
  expect(leaving).toBe(22);
  expect(await run(job.id, small.name)).toMatchObject({ done: leaving + 1 });
  expect(stays?.active).toBe(true);
  expect(moved?.active).toBe(true);

  const back = await move(operator, job.id, 'take-back', { people: 'delete' });
  const plan = await reached(operator, back.id ?? '', 'planned', 'failed');
  expect(plan).toMatchObject({ kind: 'take-back-import', verdicts: { delete: 1, change: leaving } });
  expect(await run(plan.id, small.name)).toMatchObject({ done: leaving + 1 });
  const active = control()
    .users(small.id)
    .filter((user) => user.active && !user.deleted);
  expect(active.map(({ id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted());
});

test('an import is taken back: new people go, values are restored, groups are left, but not what changed since', async () => {
  const group = groupOf('Taken back');
  const before = plant('restored', { department: 'Sales' });
  plant('moved-on', { department: 'Sales' });
  const rows = [
    [at('made'), 'Ma De', 'IT', '+15550002222'],
    [at('made-touched'), 'Ma De', 'IT', '+15550002222'],
    [at('restored'), null, 'IT', null],
    [at('moved-on'), null, 'IT', null],
  ];
  const job = await plannedImport(operator, company.id, fields, rows, { targetGroupIds: [group] });
  expect(await run(job.id)).toMatchObject({ done: 4 });
  Object.assign(userOf('made-touched') ?? {}, { department: 'Legal' });
  Object.assign(userOf('moved-on') ?? {}, { department: 'Legal' });
  const back = await move(operator, job.id, 'take-back', {});
  const plan = await reached(operator, back.id ?? '', 'planned', 'failed');
  expect(plan.verdicts).toMatchObject({ change: 4, refuse: 2 });
  expect(await run(plan.id)).toMatchObject({ done: 4 });
  expect(userOf('made')).toMatchObject({ active: false });
  expect(userOf('made-touched')).toMatchObject({ active: true, department: 'Legal' });
  expect(userOf('restored')).toMatchObject({ department: 'Sales' });
  expect(userOf('moved-on')).toMatchObject({ department: 'Legal' });
  expect(membersOf(group)).not.toContain(before);
});

test('too many refused rows pause an import, and a retry plans only those rows', async () => {
  const strict = KNOWN.overLicence;
  const rows = Array.from({ length: 12 }, (_, index) => {
    const domain = index < 8 ? 'not-allowed.example.com' : 'copperline.example.com';
    return [`refused-${index}@${domain}`, 'Re Fused', 'IT', '+15550002222'];
  });
  const job = await plannedImport(operator, strict.id, fields, rows);
  await startJob(operator, job.id);
  const paused = await reached(operator, job.id, 'paused');
  expect(paused).toMatchObject({ pauseReason: 'refusals' });
  expect(await move(operator, job.id, 'resume')).toMatchObject({ status: 200 });
  expect((await reached(operator, job.id, 'done', 'paused')).counts).toMatchObject({ done: 4, refused: 8 });
  const [item] = await itemsOf(operator, job.id, { state: 'refused' });
  expect(item).toMatchObject({ code: 'upstream_refused', line: 2 });
  const again = await move(operator, job.id, 'retry');
  const plan = await reached(operator, again.id ?? '', 'planned', 'failed');
  expect(plan).toMatchObject({ kind: 'import-target-users', verdicts: { create: 8 } });
  expect((await itemsOf(operator, plan.id)).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

test('operators get Keepnet’s template for an import', async () => {
  for (const format of ['csv', 'xlsx']) {
    const path = `/api/companies/${company.id}/target-users/import-template?format=${format}`;
    const file = await operator.request(path, { headers: { 'x-csrf': '1' } });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/import-template_.*\.(csv|xlsx)"/);
    const text = await file.text();
    if (format === 'csv') expect(text).toMatch(/^First Name,Last Name,Email,Phone Number/);
  }
});
