import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { Clock } from './support/clock.ts';
import { startConsole } from './support/console.ts';
import { create, newPerson } from './support/people.ts';

const company = KNOWN.brightwater;
const path = `/api/companies/${company.id}/target-users`;
const dayMs = 86_400_000;
const Fields = z.object({ items: z.array(z.object({ id: z.string(), type: z.string() })) });

test('a key is never sent twice, however much later it comes again', async () => {
  const clock = new Clock();
  const overrides = {
    now: clock.now,
    writeTimes: { sendMs: 500, reconcile: { waits: [0, 50], deadlineMs: 3000 } },
  };
  const system = await startConsole({ overrides });
  const isCreate = { method: 'POST', path: '/api/target-users' } as const;
  const sent = () =>
    system.sandbox.control.requests(isCreate.path).filter(({ method }) => method === 'POST').length;
  try {
    const [known, unknown] = ['known', 'unknown'].map((name) => ({
      person: newPerson(name, company.domains[0]),
      key: randomUUID(),
    }));
    const ask = async (one: typeof known) => {
      const { person, key } = one ?? {};
      return create(await system.signIn('operator'), path, person, key);
    };
    const first = await ask(known);
    expect(first.status).toBe(201);
    system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'reset', applied: 'before' } });
    expect(await ask(unknown)).toMatchObject({ status: 504, code: 'outcome_unknown' });
    expect(sent()).toBe(2);
    // What is old is forgotten at start, before anything is asked.
    for (const [days, settledAgain] of [
      [29, first],
      [400, undefined],
    ] as const) {
      clock.advance(days * dayMs);
      await system.restart(overrides);
      expect(await ask(unknown)).toMatchObject({ status: 504, code: 'outcome_unknown' });
      if (settledAgain !== undefined) expect(await ask(known)).toEqual(settledAgain);
    }
    expect(sent()).toBe(2);
  } finally {
    await system.close();
  }
});

test('what cannot be read between the check and the call counts as not sent', async () => {
  const clock = new Clock();
  const system = await startConsole({
    overrides: {
      now: clock.now,
      writeTimes: { sendMs: 120_000, reconcile: { waits: [0], deadlineMs: 3000 } },
    },
  });
  const { control } = system.sandbox;
  try {
    const operator = await system.signIn('operator');
    const where = `/api/companies/${KNOWN.acme.id}`;
    const { items } = Fields.parse(await (await operator.request(`${where}/custom-fields`)).json());
    const text = items.find(({ type }) => type === 'String');
    const customFields = [{ id: text?.id, value: 'Rotterdam' }];
    const person = newPerson('in-between', KNOWN.acme.domains[0], { customFields });
    const look = '/api/target-users/search';
    control.addFault({ match: { path: look }, fault: { kind: 'hold' } });
    control.clearRequests();
    const answering = create(operator, `${where}/target-users`, person);
    await expect.poll(() => control.requests(look).length).toBe(1);
    // The cached custom fields are too old by now, and Keepnet does not answer for them.
    clock.advance(61_000);
    control.addFault({
      match: { path: '/api/custom-fields/company', times: 'always' },
      fault: { kind: 'status', status: 503 },
    });
    control.release();
    expect(await answering).toMatchObject({ status: 502, code: 'upstream_unreachable', settled: true });
    expect(control.users(KNOWN.acme.id, person.email)).toEqual([]);
  } finally {
    await system.close();
  }
});
