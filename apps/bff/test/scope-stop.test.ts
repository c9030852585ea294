import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chainKey } from '../src/audit/trail.ts';
import { verifyTrail } from '../src/audit/verify.ts';
import { openExistingDatabase } from '../src/db/database.ts';
import { eventsOf } from './support/access.ts';
import { startChild, withSystem } from './support/child.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { changeDatabase } from './support/database.ts';
import { rename, write } from './support/groups.ts';
import type { HttpClient } from './support/http-client.ts';
import { create, newPerson } from './support/people.ts';
import { through, twoReplicas } from './support/replicas.ts';
import { rowsOf } from './support/rows.ts';

/** The reseller's own company: where a create lands when Keepnet ignores the company header. */
const own = KNOWN.reseller;
const { brightwater, empty, otherScript, twinA } = KNOWN;
const [ownDomain] = own.domains;
const times = { sendMs: 2000, reconcile: { waits: [0, 40, 150], deadlineMs: 3000 } };

const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;
let count = 0;
let seed = 100;
const nextPerson = (domain: string = ownDomain) => {
  count += 1;
  return newPerson(`landing-${count}`, domain);
};
const usersOf = ({ id }: { id: string }) => `/api/companies/${id}/target-users`;
const groupsOf = ({ id }: { id: string }) => `/api/companies/${id}/target-groups`;
const control = () => system.sandbox.control;
const landed = () =>
  control()
    .creations()
    .map(({ companyId }) => companyId);
const stops = () => rowsOf(system, 'scope_stops');

/** Runs `pnpm scope:reset` while the console runs. */
function reset(): Promise<{ code: number; out: string }> {
  const path = fileURLToPath(new URL('../src/companies/scope-reset-command.ts', import.meta.url));
  const env = withSystem(system.environment);
  return new Promise((resolve) => {
    execFile(process.execPath, [path], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
    );
  });
}

/** What `pnpm audit:verify` says of the trail of the running console. */
async function trailHolds(): Promise<boolean> {
  const { DATABASE_URL: url, DATA_DIR: dataDir = '', SESSION_SECRET: secret = '' } = system.environment;
  const database = await openExistingDatabase({ url, dataDir }, 'read');
  const { holds } = await verifyTrail(database.kysely, chainKey(secret));
  await database.close();
  return holds;
}

/** Keepnet ignores the header, and the reseller's own company has no target users: only a write can reveal it. */
function ignoreHeader() {
  control().modes({ companyHeader: 'ignored' });
  control().company(own.id, { without: ['people', 'groups'] });
  for (const { id } of [empty, otherScript, twinA]) control().company(id, { without: ['people', 'groups'] });
}

beforeAll(async () => {
  system = await startConsole({ overrides: { now: clock.now, writeTimes: times } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
beforeEach(async () => {
  // What was proven, and the list of companies, are of a world that is gone.
  clock.advance(301_000);
  // Another seed gives other ids to new records: the database remembers those of the test before.
  seed += 1;
  control().reset({ seed });
  await changeDatabase(system.environment, 'delete from scope_stops');
});

const misplaced = { status: 502, code: 'upstream_scope_ignored' };

describe('a create that lands in the own company', () => {
  test.each([
    ['a target user', usersOf, () => nextPerson()],
    ['a target group', groupsOf, () => ({ name: 'Everyone' })],
  ] as const)('is told as what it is, recorded, and stops every write: %s', async (_name, pathOf, body) => {
    ignoreHeader();
    const answer = await create(operator, pathOf(otherScript), body());
    const [made] = control().creations();
    expect(answer).toMatchObject({ ...misplaced, candidates: [{ id: made?.id }] });
    expect(answer.detail).toContain(otherScript.name);
    expect(landed()).toEqual([own.id]);
    const events = await eventsOf(system, 'target-user.create', 'target-group.create');
    expect(events.slice(-2)).toMatchObject([
      { outcome: 'intended' },
      { outcome: 'misplaced', company_id: otherScript.id, detail: { resourceId: made?.id } },
    ]);
    expect(events.at(-1)?.person_name).not.toBeNull();
    expect(await stops()).toHaveLength(1);
    expect(system.logs()).toContain('a create landed in the own company');
  });

  test('is told the same again, and never sent again', async () => {
    ignoreHeader();
    const [person, key] = [nextPerson(), randomUUID()];
    const first = await create(operator, usersOf(empty), person, key);
    expect(await create(operator, usersOf(empty), person, key)).toMatchObject({
      ...first,
      requestId: expect.any(String),
    });
    expect(landed()).toEqual([own.id]);
  });

  test('is found out although its answer was lost', async () => {
    ignoreHeader();
    const isCreate = { method: 'POST', path: '/api/target-users' } as const;
    control().addFault({ match: isCreate, fault: { kind: 'reset', applied: 'after' } });
    expect(await create(operator, usersOf(empty), nextPerson())).toMatchObject(misplaced);
    expect([landed(), (await stops()).length]).toEqual([[own.id], 1]);
  });

  test('is unknown as long as it shows nowhere, and found out when it does', async () => {
    ignoreHeader();
    control().modes({ visibilityLagMs: 1_000 });
    const [person, key] = [nextPerson(), randomUUID()];
    expect(await create(operator, usersOf(empty), person, key)).toMatchObject({ code: 'outcome_unknown' });
    expect(await stops()).toEqual([]);
    const again = () => create(operator, usersOf(empty), person, key);
    await expect.poll(again, { interval: 200 }).toMatchObject(misplaced);
    expect([landed(), (await stops()).length]).toEqual([[own.id], 1]);
  });

  test('is one at most, however many are sent together', async () => {
    ignoreHeader();
    const companies = [empty, otherScript, twinA, empty, otherScript, twinA];
    const answers = await Promise.all(companies.map((each) => create(operator, usersOf(each), nextPerson())));
    // A write that comes after the first has landed finds the company unproven.
    const codes = new Set(['upstream_scope_ignored', 'scope_unproven']);
    expect(answers.filter(({ status, code = '' }) => status !== 502 || !codes.has(code))).toEqual([]);
    expect(answers.filter(({ candidates }) => candidates !== undefined)).toHaveLength(1);
    expect(landed()).toEqual([own.id]);
  });

  test('is found out where the calls about groups alone ignore the header', async () => {
    control().modes({ headerIgnoredBy: 'target-groups' });
    for (const { id } of [own, brightwater]) control().company(id, { without: ['groups'] });
    const people = await create(operator, usersOf(brightwater), nextPerson(brightwater.domains[0]));
    expect(people).toMatchObject({ status: 201 });
    expect(await stops()).toEqual([]);
    expect(await create(operator, groupsOf(brightwater), { name: 'Board' })).toMatchObject(misplaced);
    expect(landed()).toEqual([brightwater.id, own.id]);
  });

  test('is found out by the replica that takes over from a process that died before it looked', async () => {
    ignoreHeader();
    await system.bff.close();
    const child = await startChild(system.environment);
    const browser = await system.signIn('operator');
    const person = nextPerson();
    const isCreate = { method: 'POST', path: '/api/target-users' } as const;
    control().addFault({ match: isCreate, fault: { kind: 'hang', applied: 'after' } });
    const broken = expect(create(browser, usersOf(empty), person)).rejects.toThrow();
    await expect.poll(() => control().users(own.id, person.email)).toHaveLength(1);
    await child.kill();
    await broken;
    expect(await stops()).toEqual([]);
    const pastTheLease = Date.now() + 3_600_000;
    await system.restart({ now: () => pastTheLease, writeTimes: times });
    await expect.poll(stops).toHaveLength(1);
    expect((await eventsOf(system, 'target-user.create')).at(-1)).toMatchObject({
      kind: 'reconciled',
      outcome: 'misplaced',
      target: person.email,
    });
    await system.restart({ now: clock.now, writeTimes: times });
    operator = await system.signIn('operator');
  });
});

describe('while writes are stopped', () => {
  const stop = () =>
    changeDatabase(
      system.environment,
      `insert into scope_stops (client_id, write_id, stopped_at) values ('${system.environment['KEEPNET_CLIENT_ID']}', 'w-1', 1)`,
    );

  test('nothing is sent from any replica, of any kind, and each attempt is in the trail and the log', async () => {
    const replicas = await twoReplicas(system, { now: clock.now, writeTimes: times });
    try {
      const made = await write(operator, 'POST', '/api/company-groups', { name: 'Before', companyIds: [] });
      await stop();
      const before = landed();
      for (const url of replicas.urls) {
        const sent = through(operator, url, usersOf(brightwater), {
          method: 'POST',
          headers: { 'idempotency-key': randomUUID() },
          body: JSON.stringify(nextPerson(brightwater.domains[0])),
        });
        expect((await (await sent).json()) as unknown).toMatchObject(misplaced);
      }
      expect(await create(operator, groupsOf(brightwater), { name: 'No' })).toMatchObject(misplaced);
      const group = { name: 'No', companyIds: [brightwater.id] };
      expect(await write(operator, 'POST', '/api/company-groups', group)).toMatchObject(misplaced);
      expect(await rename(operator, made.id ?? '', 'No')).toMatchObject(misplaced);
      expect(landed()).toEqual(before);
      expect(control().companyGroups('Before')).toHaveLength(1);
      const events = await eventsOf(system, 'target-user.create', 'company-group.rename');
      expect(events.slice(-3).map(({ outcome }) => outcome)).toEqual(['not_sent', 'intended', 'not_sent']);
      expect(system.logs()).toContain('writes are stopped');
    } finally {
      await replicas.close();
    }
  });

  test('everything is read as before', async () => {
    await stop();
    for (const path of [
      usersOf(brightwater),
      groupsOf(brightwater),
      '/api/companies',
      '/api/company-groups',
    ]) {
      expect([path, (await operator.request(path)).status]).toEqual([path, 200]);
    }
  });

  test('scope:reset lets the running console write again, and the trail that holds has it', async () => {
    await stop();
    expect(await reset()).toEqual({ code: 0, out: expect.stringContaining('w-1') });
    expect((await eventsOf(system, 'scope.reset')).at(-1)).toMatchObject({ detail: { writes: ['w-1'] } });
    const sent = await create(operator, usersOf(brightwater), nextPerson(brightwater.domains[0]));
    expect(sent).toMatchObject({ status: 201 });
    expect(await trailHolds()).toBe(true);
  });

  test('another credential writes on', async () => {
    await changeDatabase(
      system.environment,
      "insert into scope_stops (client_id, write_id, stopped_at) values ('another', 'w-2', 1)",
    );
    const sent = await create(operator, usersOf(brightwater), nextPerson(brightwater.domains[0]));
    expect(sent).toMatchObject({ status: 201 });
  });
});

describe('a first create that lands where it should', () => {
  test('is told as created, also where Keepnet refuses the own company', async () => {
    for (const { id } of [own, twinA]) control().company(id, { without: ['people', 'groups'] });
    expect(await create(operator, usersOf(twinA), nextPerson(twinA.domains[0]))).toMatchObject({
      status: 201,
    });
    control().modes({ resellerId: 403 });
    expect(await create(operator, groupsOf(twinA), { name: 'First' })).toMatchObject({ status: 201 });
    expect([landed(), await stops()]).toEqual([[twinA.id, twinA.id], []]);
  });

  test('is unknown as long as it does not show, and created when it does', async () => {
    for (const { id } of [own, twinA]) control().company(id, { without: ['people', 'groups'] });
    control().modes({ visibilityLagMs: 1_000 });
    const [person, key] = [nextPerson(twinA.domains[0]), randomUUID()];
    const again = () => create(operator, usersOf(twinA), person, key);
    expect(await again()).toMatchObject({ status: 504, code: 'outcome_unknown' });
    await expect.poll(again, { interval: 200 }).toMatchObject({ status: 201, reconciled: true });
    expect([landed(), await stops()]).toEqual([[twinA.id], []]);
  });

  test('stops nothing because the own company has a record of the same name', async () => {
    control().company(twinA.id, { without: ['people', 'groups'] });
    control().company(own.id, { without: ['people', 'groups'] });
    control().plantGroup({ companyId: own.id, name: 'All Staff' });
    expect(await create(operator, groupsOf(twinA), { name: 'All Staff' })).toMatchObject({ status: 201 });
    expect(await stops()).toEqual([]);
  });
});
