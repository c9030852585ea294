import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { askForPlan, itemsOf, jobOf, move, planned, reached, startJob } from './support/jobs.ts';
import { create, newRecord } from './support/people.ts';
import { writeTimes } from './support/write-times.ts';

const { acme, brightwater, unlimited, overLicence, anyDomain, privacy, expired, twinA, twinB } = KNOWN;
const own = [brightwater.id, unlimited.id, overLicence.id];
const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;
let limited: HttpClient;

beforeAll(async () => {
  system = await startConsole({
    companies: { admin: ['*'], operator: own },
    overrides: { now: clock.now, writeTimes },
  });
  operator = await system.signIn('admin');
  limited = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.resetModes();
});

const groupsOf = (companyId: string, name: string) => system.sandbox.control.targetGroups(companyId, name);
const madeIn = (companies: readonly string[], name: string): number[] =>
  companies.map((id) => groupsOf(id, name).length);
const creation = (name: string, companies: readonly string[], priority: 'High' | 'Medium' = 'Medium') => ({
  kind: 'create-target-groups' as const,
  input: { records: [{ name, priority }] },
  companies: [...companies],
});
const codesOf = async (id: string) =>
  Object.fromEntries(
    (await itemsOf(operator, id)).map(({ companyId, verdict, state, code }) => [
      companyId,
      [verdict, state, code],
    ]),
  );

test('a plan says for each company what would be done, and makes the group once where nothing speaks against it', async () => {
  const name = `Onboarding ${randomUUID()}`;
  const { control } = system.sandbox;
  control.plantGroup({ companyId: unlimited.id, name: name.toUpperCase(), members: [] });
  control.plantGroup({ companyId: overLicence.id, name, priority: 'High', members: [] });
  const job = await planned(
    operator,
    undefined,
    creation(name, [brightwater.id, unlimited.id, overLicence.id, privacy.id, expired.id, anyDomain.id]),
  );
  expect(job).toMatchObject({
    companyCount: 6,
    title: name,
    verdicts: { create: 2, same: 1, refuse: 1, skip: 2 },
  });
  expect(await codesOf(job.id)).toEqual({
    [brightwater.id]: ['create', 'waiting', null],
    [anyDomain.id]: ['create', 'waiting', null],
    [unlimited.id]: ['same', 'skipped', 'exists'],
    [overLicence.id]: ['refuse', 'skipped', 'name_taken'],
    [privacy.id]: ['skip', 'skipped', 'company_private'],
    [expired.id]: ['skip', 'skipped', 'licence_expired'],
  });
  expect(job.codes).toEqual({ exists: 1, name_taken: 1, company_private: 1, licence_expired: 1 });
  await startJob(operator, job.id);
  const done = await reached(operator, job.id, 'done');
  expect(done).toMatchObject({ counts: { done: 2, skipped: 4 }, failedCompanies: 3 });
  expect(madeIn([brightwater.id, anyDomain.id, unlimited.id, overLicence.id], name)).toEqual([1, 1, 0, 1]);
  const back = await move(operator, job.id, 'take-back', {});
  expect((await reached(operator, back.id ?? '', 'planned')).verdicts).toMatchObject({ delete: 2 });
});

test('a company that cannot be asked is named as such, and is what another try is about', async () => {
  const name = `Unasked ${randomUUID()}`;
  const path = '/api/target-groups';
  system.sandbox.control.addFault({
    match: { companyId: unlimited.id, method: 'GET', path, times: 'always' },
    fault: { kind: 'reset' },
  });
  const job = await planned(operator, undefined, creation(name, [brightwater.id, unlimited.id]));
  expect(job.verdicts).toMatchObject({ create: 1, skip: 1 });
  expect((await codesOf(job.id))[unlimited.id]).toEqual(['skip', 'skipped', 'upstream_unreachable']);
  expect((await itemsOf(operator, job.id)).map(({ companyName }) => companyName).toSorted()).toEqual([
    brightwater.name,
    unlimited.name,
  ]);
  await startJob(operator, job.id);
  expect(await reached(operator, job.id, 'done')).toMatchObject({ failedCompanies: 1 });
  system.sandbox.control.clearFaults();
  const { id: again = '' } = await move(operator, job.id, 'retry');
  expect(await reached(operator, again, 'planned')).toMatchObject({
    companyCount: 1,
    verdicts: { create: 1 },
  });
  await startJob(operator, again);
  await reached(operator, again, 'done');
  expect(madeIn([brightwater.id, unlimited.id], name)).toEqual([1, 1]);
});

test('a plan fails where not one company could be asked', async () => {
  system.sandbox.control.addFault({
    match: { method: 'GET', path: '/api/target-groups', times: 'always' },
    fault: { kind: 'status', status: 503 },
  });
  const { id = '' } = await askForPlan(
    operator,
    undefined,
    creation('Nowhere', [brightwater.id, unlimited.id]),
  );
  expect((await reached(operator, id, 'failed')).problem).toMatchObject({ code: 'upstream_unreachable' });
});

test('a company that goes silent while a plan runs is left out, and the others are done', async () => {
  const name = `Silent ${randomUUID()}`;
  const job = await planned(
    operator,
    undefined,
    creation(name, [brightwater.id, unlimited.id, anyDomain.id]),
  );
  system.sandbox.control.addFault({
    match: { companyId: unlimited.id, times: 'always' },
    fault: { kind: 'reset' },
  });
  await startJob(operator, job.id);
  const done = await reached(operator, job.id, 'done');
  expect(done).toMatchObject({ counts: { done: 2, skipped: 1 }, failedCompanies: 1 });
  expect((await codesOf(job.id))[unlimited.id]).toEqual(['create', 'skipped', 'upstream_unreachable']);
  expect(madeIn([brightwater.id, unlimited.id, anyDomain.id], name)).toEqual([1, 0, 1]);
});

test('it is tried in one company first, and the others wait until a person goes on', async () => {
  const name = `Trial ${randomUUID()}`;
  const job = await planned(operator, undefined, creation(name, own));
  const { planHash } = job;
  for (const trial of [privacy.id, 'nowhere']) {
    expect(await move(operator, job.id, 'start', { planHash, trial })).toMatchObject({ status: 400 });
  }
  expect(await move(operator, job.id, 'start', { planHash, trial: unlimited.id })).toMatchObject({
    status: 200,
  });
  const tried = await reached(operator, job.id, 'paused');
  expect(tried).toMatchObject({ pauseReason: 'trial', counts: { done: 1, waiting: 2 } });
  expect(madeIn(own, name)).toEqual([0, 1, 0]);
  await move(operator, job.id, 'resume');
  await reached(operator, job.id, 'done');
  expect(madeIn(own, name)).toEqual([1, 1, 1]);
});

test('what interrupts a trial is no reason to go on with the other companies', async () => {
  const name = `Interrupted ${randomUUID()}`;
  const job = await planned(operator, undefined, creation(name, own));
  system.sandbox.control.addFault({ match: { times: 'always' }, fault: { kind: 'reset' } });
  await move(operator, job.id, 'start', { planHash: job.planHash, trial: unlimited.id });
  expect(await reached(operator, job.id, 'paused')).toMatchObject({ pauseReason: 'unreachable' });
  system.sandbox.control.clearFaults();
  await move(operator, job.id, 'resume');
  await expect.poll(async () => (await jobOf(operator, job.id)).pauseReason).toBe('trial');
  expect(madeIn(own, name)).toEqual([0, 1, 0]);
});

test('a name that Keepnet keeps for a group that was deleted is refused as taken', async () => {
  const name = `Gone ${randomUUID()}`;
  const { id } = system.sandbox.control.plantGroup({ companyId: brightwater.id, name, members: [] });
  const deletion = await planned(operator, brightwater.id, {
    kind: 'delete-target-groups',
    input: { items: [{ id }] },
  });
  await startJob(operator, deletion.id);
  clock.advance(60_001);
  await reached(operator, deletion.id, 'done');
  system.sandbox.control.modes({ groupNames: 'unique' });
  const job = await planned(operator, undefined, creation(name, own));
  expect(job.verdicts).toMatchObject({ create: 3 });
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  expect((await codesOf(job.id))[brightwater.id]).toEqual(['create', 'refused', 'name_taken']);
  expect(madeIn(own, name)).toEqual([0, 1, 1]);
});

test('a group that appears after the plan is not made a second time', async () => {
  const name = `Meanwhile ${randomUUID()}`;
  const job = await planned(operator, undefined, creation(name, [brightwater.id, unlimited.id]));
  system.sandbox.control.plantGroup({ companyId: brightwater.id, name, members: [] });
  system.sandbox.control.plantGroup({ companyId: unlimited.id, name, priority: 'Low', members: [] });
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  expect(await codesOf(job.id)).toEqual({
    [brightwater.id]: ['create', 'already', 'exists'],
    [unlimited.id]: ['create', 'refused', 'name_taken'],
  });
  expect(madeIn([brightwater.id, unlimited.id], name)).toEqual([1, 1]);
});

test('a company that is renamed, and one that is gone, in the middle: the one is done by its id, the other left out', async () => {
  const name = `Moved ${randomUUID()}`;
  const job = await planned(operator, undefined, creation(name, [anyDomain.id, twinA.id, brightwater.id]));
  system.sandbox.control.company(anyDomain.id, { name: 'Closed Meadow University' });
  system.sandbox.control.company(twinA.id, { removed: true });
  clock.advance(301_000);
  operator = await system.signIn('admin');
  await startJob(operator, job.id);
  expect((await reached(operator, job.id, 'done')).counts).toMatchObject({ done: 2, skipped: 1 });
  expect((await codesOf(job.id))[twinA.id]).toEqual(['create', 'skipped', 'company_not_found']);
  expect(madeIn([anyDomain.id, twinA.id], name)).toEqual([1, 0]);
});

test('rate limits and lost answers leave one group in each company', async () => {
  const name = `Storm ${randomUUID()}`;
  const creating = { method: 'POST', path: '/api/target-groups' } as const;
  const job = await planned(operator, undefined, creation(name, own));
  system.sandbox.control.addFault({
    match: { ...creating, times: 3 },
    fault: { kind: 'status', status: 429, retryAfter: 0 },
  });
  system.sandbox.control.addFault({
    match: { ...creating, nth: 4 },
    fault: { kind: 'reset', applied: 'after' },
  });
  await startJob(operator, job.id);
  expect((await reached(operator, job.id, 'done')).counts).toMatchObject({ done: 3 });
  expect(madeIn(own, name)).toEqual([1, 1, 1]);
});

test('the members of a company group are meant, those that Keepnet does not list as well', async () => {
  const name = `Grouped ${randomUUID()}`;
  const { id: group } = system.sandbox.control.plantGroup({
    name: `Companies ${randomUUID()}`,
    members: [brightwater.id, unlimited.id],
  });
  const request = {
    kind: 'create-target-groups' as const,
    input: { records: [{ name, priority: 'Low' as const }] },
  };
  const job = await planned(operator, undefined, { ...request, group });
  expect(job).toMatchObject({ companyCount: 2, verdicts: { create: 2 } });
  expect(await askForPlan(limited, undefined, { ...request, group })).toMatchObject({
    status: 403,
    code: 'companies_limited',
  });
  const { id: empty } = system.sandbox.control.plantGroup({ name: `None ${randomUUID()}`, members: [] });
  expect(await askForPlan(operator, undefined, { ...request, group: empty })).toMatchObject({ status: 400 });
});

test('people who see certain companies plan for those only, and learn nothing of others', async () => {
  const name = `Limited ${randomUUID()}`;
  expect(await askForPlan(limited, undefined, creation(name, [...own, anyDomain.id]))).toMatchObject({
    status: 403,
    code: 'company_forbidden',
  });
  expect(await askForPlan(limited, undefined, creation(name, [brightwater.id, 'nowhere']))).toMatchObject({
    status: 403,
    code: 'company_forbidden',
  });
  const job = await planned(limited, undefined, creation(name, own));
  expect(job.companyCount).toBe(3);
  const others = await planned(operator, undefined, creation(name, [...own, anyDomain.id]));
  expect((await limited.request(`/api/jobs/${others.id}`)).status).toBe(404);
});

test('the companies of a create are named exactly once', async () => {
  const record = { name: 'Named', priority: 'Medium' as const };
  const kind = 'create-target-groups' as const;
  const [one, two] = [
    { ...record, companyId: brightwater.id },
    { ...record, name: 'Other', companyId: unlimited.id },
  ];
  const wrong = [
    { kind, input: { records: [record] } },
    { kind, input: { records: [record, one] } },
    { kind, input: { records: [one] }, companies: [unlimited.id] },
    { kind, input: { records: [record] }, companies: [unlimited.id], group: 'g1' },
    { kind, input: { records: [record] }, companies: [unlimited.id, 'nowhere'] },
    { kind, input: { records: Array(6000).fill(record) }, companies: [unlimited.id, brightwater.id] },
  ];
  for (const request of wrong) expect((await askForPlan(operator, undefined, request)).status).toBe(400);
  const inOne = { kind, input: { records: [record] }, companies: [unlimited.id] };
  expect((await askForPlan(operator, brightwater.id, inOne)).status).toBe(400);
  const job = await planned(operator, undefined, { kind, input: { records: [one, two] } });
  expect(
    (await itemsOf(operator, job.id)).map(({ companyId, subject }) => [companyId, subject]).toSorted(),
  ).toEqual([
    [brightwater.id, 'Named'],
    [unlimited.id, 'Other'],
  ]);
});

const people = 'create-target-users' as const;
const usersOf = (companyId: string, email: string) =>
  system.sandbox.control.users(companyId, email).filter(({ deleted }) => !deleted);

test('a target user is made once in each company; the plan names those who are there, deleted, and over the licence', async () => {
  const email = `auditor-${randomUUID()}@example.com`;
  const { requiredFields, otherScript, empty } = KNOWN;
  system.sandbox.control.plantUser({ companyId: otherScript.id, email: email.toUpperCase() });
  system.sandbox.control.plantUser({ companyId: twinB.id, email, deleted: true });
  const companies = [anyDomain.id, requiredFields.id, overLicence.id, otherScript.id, twinB.id, empty.id];
  const job = await planned(operator, undefined, {
    kind: people,
    input: { records: [newRecord(email)] },
    companies,
  });
  expect(await codesOf(job.id)).toEqual({
    [anyDomain.id]: ['create', 'waiting', null],
    [empty.id]: ['create', 'waiting', null],
    [overLicence.id]: ['create', 'waiting', 'over_licence'],
    [requiredFields.id]: ['refuse', 'skipped', 'invalid'],
    [otherScript.id]: ['same', 'skipped', 'exists'],
    [twinB.id]: ['skip', 'skipped', 'deleted_earlier'],
  });
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  expect(usersOf(anyDomain.id, email)).toHaveLength(1);
  // Their domains are not allowed there: Keepnet refuses, and the plan tells it.
  const { counts } = await jobOf(operator, job.id);
  expect(counts).toMatchObject({ done: 1, refused: 2, skipped: 3 });
  expect(usersOf(empty.id, email)).toHaveLength(0);
  const back = await move(operator, job.id, 'take-back', { people: 'deactivate' });
  expect(await reached(operator, back.id ?? '', 'planned')).toMatchObject({
    kind: 'set-target-user-status',
    verdicts: { change: 1 },
  });
});

test('a company that closes or hides its people after the plan gets no new people, and the others do', async () => {
  const email = `meanwhile-${randomUUID()}@example.com`;
  const { control } = system.sandbox;
  const job = await planned(operator, undefined, {
    kind: people,
    input: { records: [newRecord(email)] },
    companies: [anyDomain.id, KNOWN.otherScript.id, KNOWN.empty.id],
  });
  expect(job.verdicts).toMatchObject({ create: 3 });
  const before = control.users(KNOWN.otherScript.id).length;
  // It would be found no more by its address, and made a second time.
  control.plantUser({ companyId: KNOWN.otherScript.id, email });
  control.company(KNOWN.otherScript.id, { masked: true });
  control.company(KNOWN.empty.id, { privacy: 'denied' });
  clock.advance(61_000);
  operator = await system.signIn('admin');
  await startJob(operator, job.id);
  expect((await reached(operator, job.id, 'done')).counts).toMatchObject({ done: 1, skipped: 2 });
  expect(await codesOf(job.id)).toEqual({
    [anyDomain.id]: ['create', 'done', null],
    [KNOWN.otherScript.id]: ['create', 'skipped', 'company_masked'],
    [KNOWN.empty.id]: ['create', 'skipped', 'company_private'],
  });
  expect(control.users(KNOWN.otherScript.id)).toHaveLength(before + 1);
  expect(usersOf(KNOWN.empty.id, email)).toEqual([]);
  control.company(KNOWN.empty.id, { privacy: 'allowed' });
});

test('rows of a file go each to their own company, with custom fields by name', async () => {
  const email = `row-${randomUUID()}`;
  const record = newRecord(`${email}@acme.example.com`);
  const job = await planned(operator, undefined, {
    kind: people,
    input: {
      records: [
        { ...record, companyId: acme.id, line: 2 },
        { ...record, companyId: acme.id, line: 3 },
        { ...newRecord(`${email}@example.com`), companyId: anyDomain.id, line: 4 },
        {
          ...newRecord(`other-${email}@example.com`),
          customFields: [{ name: 'No such field', value: 'x' }],
          companyId: anyDomain.id,
          line: 5,
        },
      ],
    },
  });
  const items = await itemsOf(operator, job.id);
  expect(items.map(({ line, verdict, code }) => [line, verdict, code])).toEqual([
    [2, 'create', null],
    [3, 'skip', 'duplicate'],
    [4, 'create', null],
    [5, 'refuse', 'invalid'],
  ]);
  expect(items[1]?.params).toEqual({ line: 2 });
  expect(items[3]?.params).toMatchObject({ field: 'No such field', reason: 'unknown_custom_field' });
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  expect(usersOf(acme.id, record.email)).toHaveLength(1);
  expect(usersOf(anyDomain.id, `${email}@example.com`)).toHaveLength(1);
  const { id: again = '' } = await move(operator, job.id, 'retry');
  await reached(operator, again, 'planned');
  const left = await itemsOf(operator, again);
  expect(left.map(({ line, code }) => [line, code])).toEqual([[5, 'invalid']]);
});

const copying = (fieldIds: string[], companies: string[]) => ({
  kind: 'copy-custom-fields' as const,
  input: { from: acme.id, fieldIds },
  companies,
});
const fieldsOf = (companyId: string, name: string) =>
  system.sandbox.control.customFields(companyId).filter((field) => field.name === name);
const idOf = (name: string): string => fieldsOf(acme.id, name)[0]?.id ?? '';

test('custom fields are copied by name; one that is there, or whose name another field has, stays', async () => {
  const { control } = system.sandbox;
  const [{ name: there = '' } = {}] = control.customFields(KNOWN.requiredFields.id);
  expect(there).toBe('Cost centre');
  control.company(KNOWN.requiredFields.id, { customFields: { 'Works remotely': { active: false } } });
  const targets = [KNOWN.empty.id, KNOWN.requiredFields.id];
  const job = await planned(
    operator,
    undefined,
    copying([idOf('Cost centre'), idOf('Works remotely'), idOf('Start date')], targets),
  );
  expect(job.verdicts).toMatchObject({ create: 4, same: 1, refuse: 1 });
  await startJob(operator, job.id);
  expect((await reached(operator, job.id, 'done')).counts).toMatchObject({ done: 4 });
  const made = control.customFields(KNOWN.empty.id).map(({ name, type, required }) => [name, type, required]);
  // Several are created at once, in any order.
  expect(made.sort()).toEqual([
    ['Cost centre', 'String', false],
    ['Start date', 'Date', false],
    ['Works remotely', 'Boolean', false],
  ]);
  for (const name of ['Cost centre', 'Works remotely', 'Start date']) {
    expect(fieldsOf(KNOWN.requiredFields.id, name)).toHaveLength(1);
  }
  const again = await planned(operator, undefined, copying([idOf('Start date')], targets));
  expect(again.verdicts).toMatchObject({ create: 0, same: 2 });
});

test('a lost answer makes no second field of one name', async () => {
  const targets = [twinB.id, KNOWN.otherScript.id];
  const job = await planned(operator, undefined, copying([idOf('Last reviewed')], targets));
  system.sandbox.control.addFault({
    match: { method: 'POST', path: '/api/custom-fields', times: 2 },
    fault: { kind: 'reset', applied: 'after' },
  });
  await startJob(operator, job.id);
  expect((await reached(operator, job.id, 'done')).counts).toMatchObject({ done: 2 });
  for (const id of targets) expect(fieldsOf(id, 'Last reviewed')).toHaveLength(1);
});

test('fields are copied only from a company that the person sees, to others, and only those that it has', async () => {
  const field = idOf('Cost centre');
  expect(await askForPlan(limited, undefined, copying([field], [brightwater.id]))).toMatchObject({
    status: 403,
    code: 'company_forbidden',
  });
  for (const request of [copying([field, 'nowhere'], [brightwater.id]), copying([field], [acme.id])]) {
    expect(await askForPlan(operator, undefined, request)).toMatchObject({ status: 400 });
  }
});

test('a field that lands in the reseller’s own company stops every write', async () => {
  const job = await planned(
    operator,
    undefined,
    copying([idOf('Private e-mail')], [brightwater.id, unlimited.id]),
  );
  system.sandbox.control.modes({ headerIgnoredBy: 'custom-fields' });
  await startJob(operator, job.id);
  expect(await reached(operator, job.id, 'stopped', 'done')).toMatchObject({
    stopReason: 'scope',
    counts: { refused: 1, waiting: 1 },
  });
  expect(fieldsOf(KNOWN.reseller.id, 'Private e-mail')).toHaveLength(1);
  const { status, code } = await create(operator, `/api/companies/${brightwater.id}/target-groups`, {
    name: 'After',
    priority: 'Medium',
  });
  expect({ status, code }).toEqual({ status: 502, code: 'upstream_scope_ignored' });
});
