import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { expect, test } from 'vitest';
import { startChild } from './support/child.ts';
import { startConsole } from './support/console.ts';
import { create, newPerson } from './support/people.ts';
import { breakTrail, readTrail } from './support/trail.ts';

const company = KNOWN.brightwater;
const path = `/api/companies/${company.id}/target-users`;

/** What a create comes to whose process was killed after Keepnet did it, or before: answer, entry of the trail, records. */
const endings = {
  after: [201, 'reconciled created', 1],
  before: [504, 'reconciled unknown', 0],
} as const;

test('kill -9 during creates leaves none unaccounted for, whether Keepnet made the record or not', async () => {
  const system = await startConsole({
    overrides: { writeTimes: { sendMs: 5000, reconcile: { waits: [0, 50], deadlineMs: 3000 } } },
  });
  const { control } = system.sandbox;
  const creates = (['after', 'before'] as const).map((applied) => ({
    applied,
    person: newPerson(`crash-${applied}`, company.domains[0]),
    key: randomUUID(),
  }));
  try {
    await system.bff.close();
    const child = await startChild(system.environment);
    const operator = await system.signIn('operator');
    const broken: Promise<void>[] = [];
    for (const { applied, person, key } of creates) {
      control.addFault({
        match: { method: 'POST', path: '/api/target-users' },
        fault: { kind: 'hang', applied },
      });
      broken.push(expect(create(operator, path, person, key)).rejects.toThrow());
      const isSent = () =>
        control
          .requests('/api/target-users')
          .some(({ method, body }) => method === 'POST' && JSON.stringify(body).includes(person.email));
      await expect.poll(isSent).toBe(true);
    }
    await child.kill();
    await Promise.all(broken);

    const pastTheLease = Date.now() + 10 * 60_000;
    await system.restart({ now: () => pastTheLease });
    const settled = () => system.logs().split('settled a write that was left open').length - 1;
    await expect.poll(settled).toBe(creates.length);
    await system.restart();
    const later = await system.signIn('operator');
    const answers: (number | undefined)[] = [];
    for (const { person, key } of creates) answers.push((await create(later, path, person, key)).status);
    await system.bff.close();
    const trail = await readTrail(system.environment);
    await system.restart();
    for (const [index, { applied, person }] of creates.entries()) {
      const [status, last, records] = endings[applied];
      const events = trail.filter(({ target }) => target === person.email);
      expect([applied, answers[index]]).toEqual([applied, status]);
      expect(events.slice(0, 2).map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
        'intent intended',
        last,
      ]);
      expect(control.users(company.id, person.email)).toHaveLength(records);
    }
  } finally {
    await system.close();
  }
});

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
