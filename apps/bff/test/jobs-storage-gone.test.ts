import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { type Gate, openGate } from './support/gate.ts';
import { jobOf, planned, startJob } from './support/jobs.ts';
import { createDatabase } from './support/postgres.ts';
import { firstBroken, readTrail } from './support/trail.ts';

const company = KNOWN.brightwater;
const clock = new Clock();
let gate: Gate;
let system: TestConsole;

beforeAll(async () => {
  gate = await openGate(await createDatabase(inject('postgresUrl')));
  system = await startConsole({
    environment: { DATABASE_URL: gate.url },
    overrides: {
      now: clock.now,
      writeTimes: { sendMs: 5_000, reconcile: { waits: [0, 100], deadlineMs: 5_000 } },
    },
  });
});
afterAll(async () => {
  await system.close();
  await gate.close();
});

test.each(['deletes', 'changes'] as const)(
  'a plan that %s continues by itself when the database is back, and sends nothing twice',
  async (what) => {
    const { control } = system.sandbox;
    const operator = await system.signIn('operator');
    const ids = Array.from({ length: 30 }, (_, index) => {
      const email = `away-${what}-${index}@brightwater.example.com`;
      return control.plantUser({ companyId: company.id, email, phone: '+15550001111' }).id;
    });
    const items = ids.map((id) => ({ id }));
    const { id } = await planned(
      operator,
      company.id,
      what === 'deletes'
        ? { kind: 'delete-target-users', input: { items } }
        : { kind: 'set-target-user-status', input: { items, status: 'inactive' } },
    );
    control.clearRequests();
    const method = what === 'deletes' ? 'DELETE' : 'PUT';
    control.addFault({ match: { method, times: 2 }, fault: { kind: 'hold' } });
    await startJob(operator, id);
    clock.advance(60_001);
    const sent = () => control.requests().filter((request) => request.method === method);
    await expect.poll(() => sent().length, { interval: 10 }).toBeGreaterThan(0);
    await gate.become('shut');
    control.clearFaults();
    await expect.poll(() => system.logs(), { interval: 50 }).toContain(`"jobId":"${id}","error"`);
    await gate.become('open');
    const stateNow = async () => (await jobOf(operator, id).catch(() => undefined))?.state;
    await expect.poll(stateNow).toBe('done');
    expect((await jobOf(operator, id)).counts).toMatchObject({ done: 30 });
    const users = control.users(company.id).filter((user) => ids.includes(user.id));
    expect(users.filter(({ deleted, active }) => (what === 'deletes' ? deleted : !active)).length).toBe(30);
    const named = sent().flatMap(({ path, body }) => (what === 'deletes' ? Object(body).items : path));
    expect(new Set(named.map((each) => JSON.stringify(each))).size).toBe(named.length);
    const trail = await readTrail(system.environment);
    expect(firstBroken(trail, system.environment['SESSION_SECRET'] ?? '')).toBeUndefined();
  },
);
