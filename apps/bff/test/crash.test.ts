import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { expect, test } from 'vitest';
import { startChild } from './support/child.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { create, newPerson } from './support/people.ts';
import { breakTrail, readTrail } from './support/trail.ts';

const company = KNOWN.brightwater;
const path = `/api/companies/${company.id}/target-users`;

/** Kills the process while its create is at Keepnet, then starts another past the lease and reads what it made of it. */
async function crashDuringCreate(system: TestConsole, applied: 'before' | 'after', local: string) {
  const person = newPerson(local, company.domains[0]);
  await system.bff.close();
  const child = await startChild(system.environment);
  const operator = await system.signIn('operator');
  system.sandbox.control.addFault({
    match: { method: 'POST', path: '/api/target-users' },
    fault: { kind: 'hang', applied },
  });
  const key = randomUUID();
  const broken = expect(create(operator, path, person, key)).rejects.toThrow();
  const sent = () =>
    system.sandbox.control
      .requests('/api/target-users')
      .some(({ method, body }) => method === 'POST' && JSON.stringify(body).includes(person.email));
  await expect.poll(sent).toBe(true);
  await child.kill();
  await broken;

  const pastTheLease = Date.now() + 10 * 60_000;
  await system.restart({ now: () => pastTheLease });
  const settled = () => system.logs().includes('settled a write that was left open');
  await expect.poll(settled).toBe(true);
  await system.restart();
  const again = await create(await system.signIn('operator'), path, person, key);
  await system.bff.close();
  const trail = await readTrail(system.environment);
  await system.restart();
  const events = trail.filter(({ target }) => target === person.email);
  return { again, events: events.map(({ kind, outcome }) => `${kind} ${outcome}`) };
}

test.each([
  ['after', 201, 'reconciled created'],
  ['before', 504, 'reconciled unknown'],
] as const)(
  'kill -9 %s Keepnet made the record leaves no write unaccounted for',
  async (applied, status, last) => {
    const system = await startConsole({
      overrides: { writeTimes: { sendMs: 5000, reconcile: { waits: [0, 50], deadlineMs: 3000 } } },
    });
    try {
      const { again, events } = await crashDuringCreate(system, applied, `crash-${applied}`);
      expect(again.status).toBe(status);
      expect(events.slice(0, 2)).toEqual(['intent intended', last]);
      expect(system.sandbox.control.users(company.id, `crash-${applied}@${company.domains[0]}`).length).toBe(
        applied === 'after' ? 1 : 0,
      );
    } finally {
      await system.close();
    }
  },
);

test('a console that is asked to stop settles the writes in flight, also those whose client has left', async () => {
  const system = await startConsole();
  const { control } = system.sandbox;
  try {
    const operator = await system.signIn('operator');
    const person = newPerson('last-one', company.domains[0]);
    const isCreate = { method: 'POST', path: '/api/target-users' } as const;
    // Its answer is lost, and the first look comes too early.
    control.modes({ visibilityLagMs: 300 });
    control.addFault({ match: isCreate, fault: { kind: 'reset', applied: 'after' } });
    const browser = new AbortController();
    const left = operator.request(path, {
      method: 'POST',
      signal: browser.signal,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'x-csrf': '1',
        'sec-fetch-site': 'same-origin',
      },
      body: JSON.stringify(person),
    });
    await expect.poll(() => control.requests(isCreate.path).length).toBe(1);
    browser.abort();
    await expect(left).rejects.toThrow('abort');
    await system.bff.close();
    const trail = await readTrail(system.environment);
    const ours = trail.filter(({ target }) => target === person.email);
    expect(ours.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'intent intended',
      'outcome created',
    ]);
    await system.restart();
  } finally {
    await system.close();
  }
});

test('an intent that cannot be kept means that nothing is sent', async () => {
  const system = await startConsole();
  try {
    const operator = await system.signIn('operator');
    await create(operator, path, newPerson('warm-up', company.domains[0]));
    system.sandbox.control.clearRequests();
    await breakTrail(system.environment);
    const person = newPerson('no-intent', company.domains[0]);
    expect(await create(operator, path, person)).toMatchObject({ status: 500, code: 'internal' });
    expect(system.sandbox.control.requests('/api/target-users')).toEqual([]);
  } finally {
    await system.close();
  }
});
