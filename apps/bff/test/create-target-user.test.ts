import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { create, newPerson } from './support/people.ts';

const company = KNOWN.brightwater;
const [domain] = company.domains;
const path = `/api/companies/${company.id}/target-users`;
const times = { sendMs: 3_000, reconcile: { waits: [0, 60, 300], deadlineMs: 3000 } };

let system: TestConsole;
let operator: HttpClient;
let count = 0;
const nextName = () => {
  count += 1;
  return `person-${count}`;
};

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes: times } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.modes({ visibilityLagMs: 0, companyHeader: 'keepnet' });
});

const creates = () =>
  system.sandbox.control.requests('/api/target-users').filter(({ method }) => method === 'POST');
const living = (email: string) =>
  system.sandbox.control.users(company.id, email).filter((user) => !user.deleted);

describe('what the person is told', () => {
  test('a create answers 201 with the id, in the company of the path and nowhere else', async () => {
    const person = newPerson(nextName(), domain);
    system.sandbox.control.clearRequests();
    const answer = await create(operator, path, person);
    expect(answer).toEqual({ status: 201, id: living(person.email)[0]?.id });
    expect(creates().map((request) => request.companyId)).toEqual([company.id]);
  });

  test.each([
    ['an address that is taken', 'taken', domain, 'email'],
    ['a domain that the company does not allow', 'stranger', 'elsewhere.example.net', 'email'],
  ])('%s is refused at its field', async (_name, local, where, field) => {
    const person = newPerson(local, where);
    await create(operator, path, newPerson('taken', domain));
    const answer = await create(operator, path, person);
    expect(answer).toMatchObject({ status: 422, code: 'upstream_refused' });
    expect(answer.errors?.map((error) => error.field)).toEqual([field]);
  });

  test('a refusal that happens to speak of the company is still about the field', async () => {
    const fault = {
      kind: 'envelope',
      status: 400,
      code: 'INPUT_ERROR',
      message: 'E-mail domain is not allowed for this company',
    } as const;
    system.sandbox.control.addFault({ match: { method: 'POST', path: '/api/target-users' }, fault });
    const answer = await create(operator, path, newPerson(nextName(), domain));
    expect(answer).toMatchObject({
      status: 422,
      code: 'upstream_refused',
      errors: [{ field: 'email', code: 'refused_by_keepnet', message: fault.message }],
      keepnetMessage: fault.message,
    });
  });

  test.each([
    [{ email: 'ada.example.com' }, { field: 'email', code: 'not_an_email' }],
    [{ firstName: '   ' }, { field: 'firstName', code: 'required' }],
    [{ firstName: 'A\u0000da' }, { field: 'firstName', code: 'invisible_characters' }],
    [{ lastName: 'x'.repeat(257) }, { field: 'lastName', code: 'too_long', params: { max: 256 } }],
    [{ phoneNumber: '0532 111 22 33' }, { field: 'phoneNumber', code: 'not_a_phone_number' }],
    [{ priority: 'Urgent' }, { field: 'priority', code: 'invalid' }],
    [
      { customFields: [{ id: 'nosuchfield1', value: 'x' }] },
      { field: 'customFields.nosuchfield1', code: 'unknown_custom_field' },
    ],
  ])('%o is refused before anything is sent, by code and in English', async (change, error) => {
    system.sandbox.control.clearRequests();
    const answer = await create(operator, path, newPerson(nextName(), domain, change));
    expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(answer.errors).toContainEqual({ ...error, message: expect.stringMatching(/^[A-Z].+/) });
    expect(creates()).toEqual([]);
  });

  test.each(['Zoë Ümit-Łukasz', 'محمد', '👩🏽‍🚀', 'x'.repeat(256)])(
    'the name %s arrives as typed',
    async (name) => {
      const person = newPerson(nextName(), domain, { firstName: name });
      expect((await create(operator, path, person)).status).toBe(201);
      expect(living(person.email)[0]?.firstName).toBe(name);
    },
  );

  test('a company that requires fields of its own gets them, or says which is missing', async () => {
    const where = `/api/companies/${KNOWN.requiredFields.id}/target-users`;
    const person = newPerson(nextName(), 'hollis.example.com');
    const refused = await create(operator, where, person);
    expect(refused).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(refused.errors?.length).toBe(2);
  });
});

describe('who may', () => {
  test('viewers may not, a request without a key may not, and another site may not', async () => {
    const viewer = await system.signIn('viewer');
    const person = newPerson(nextName(), domain);
    const params = { needed: 'operator', yours: 'viewer' };
    expect(await create(viewer, path, person)).toMatchObject({ status: 403, code: 'role_too_low', params });
    expect((await operator.send('POST', path, person)).status).toBe(400);
    const key = { 'idempotency-key': randomUUID() };
    const crossSite = await operator.send('POST', path, person, { ...key, 'sec-fetch-site': 'cross-site' });
    expect(crossSite.status).toBe(403);
    const plain = await operator.request(path, {
      method: 'POST',
      headers: key,
      body: JSON.stringify(person),
    });
    expect(plain.status).toBe(403);
    expect(living(person.email)).toEqual([]);
  });

  test("the reseller's own company is never a target by default", async () => {
    const where = `/api/companies/${KNOWN.reseller.id}/target-users`;
    const answer = await create(operator, where, newPerson(nextName(), 'lantern.example.com'));
    expect(answer).toMatchObject({ status: 403, code: 'company_forbidden' });
  });

  test('an upstream that ignores the company header gets no write', async () => {
    system.sandbox.control.modes({ companyHeader: 'ignored' });
    const where = `/api/companies/${KNOWN.anyDomain.id}/target-users`;
    const answer = await create(operator, where, newPerson(nextName(), 'any.example.com'));
    expect(answer).toMatchObject({ status: 502, code: 'upstream_scope_ignored' });
    expect(system.sandbox.control.users(KNOWN.reseller.id, `person-${count}@any.example.com`)).toEqual([]);
    const unlisted = `/api/companies/${KNOWN.missing.id}/target-users`;
    expect(await create(operator, unlisted, newPerson(nextName(), 'any.example.com'))).toMatchObject({
      status: 404,
      code: 'company_not_found',
    });
    expect(system.sandbox.control.users(KNOWN.reseller.id, `person-${count}@any.example.com`)).toEqual([]);
  });
});

describe('a lost answer', () => {
  const lost = ['reset', 'html', 'empty', 'redirect', 'hang'] as const;
  const isCreate = { method: 'POST', path: '/api/target-users' } as const;

  test.each([...lost, 'truncate'] as const)(
    '%s after Keepnet did it: found, and said to be so',
    async (kind) => {
      const person = newPerson(nextName(), domain);
      system.sandbox.control.addFault({ match: isCreate, fault: { kind, applied: 'after' } });
      const answer = await create(operator, path, person);
      expect(answer).toEqual({ status: 201, id: living(person.email)[0]?.id, reconciled: true });
    },
  );

  test.each(lost)(
    '%s before Keepnet did it: unknown, never sent again, and "Check again" only looks',
    async (kind) => {
      const person = newPerson(nextName(), domain);
      const key = randomUUID();
      system.sandbox.control.clearRequests();
      system.sandbox.control.addFault({ match: isCreate, fault: { kind, applied: 'before' } });
      const answer = await create(operator, path, person, key);
      expect(answer).toMatchObject({ status: 504, code: 'outcome_unknown', candidates: [] });
      expect(answer).not.toHaveProperty('settled');
      expect(await create(operator, path, person, key)).toMatchObject({
        status: 504,
        code: 'outcome_unknown',
      });
      expect(creates()).toHaveLength(1);
      expect(living(person.email)).toEqual([]);
    },
  );

  test('a server error in words is a refusal once a look shows that nothing was made', async () => {
    const person = newPerson(nextName(), domain);
    const fault = { kind: 'status', status: 500, envelope: true, applied: 'before' } as const;
    system.sandbox.control.addFault({ match: isCreate, fault });
    expect(await create(operator, path, person)).toMatchObject({ status: 502, code: 'upstream_failed' });
    system.sandbox.control.addFault({ match: isCreate, fault: { ...fault, applied: 'after' } });
    expect(await create(operator, path, person)).toMatchObject({ status: 201, reconciled: true });
  });

  test('a rate limit is a clear refusal, and creates work again when its time is over', async () => {
    const person = newPerson(nextName(), domain);
    system.sandbox.control.addFault({
      match: isCreate,
      fault: { kind: 'status', status: 429, retryAfter: 1 },
    });
    expect(await create(operator, path, person)).toMatchObject({
      status: 503,
      code: 'upstream_rate_limited',
      retryAfter: 1,
      settled: true,
    });
    await expect
      .poll(() => create(operator, path, newPerson(nextName(), domain)), { interval: 200 })
      .toMatchObject({ status: 201 });
  });

  test('a record that shows up late is still found', async () => {
    const person = newPerson(nextName(), domain);
    system.sandbox.control.modes({ visibilityLagMs: 200 });
    system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'reset', applied: 'after' } });
    expect(await create(operator, path, person)).toMatchObject({ status: 201, reconciled: true });
  });

  test('"Check again" finds a record that showed up after the last look', async () => {
    const person = newPerson(nextName(), domain);
    const key = randomUUID();
    system.sandbox.control.modes({ visibilityLagMs: 1200 });
    system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'reset', applied: 'after' } });
    expect(await create(operator, path, person, key)).toMatchObject({ status: 504 });
    await expect
      .poll(() => create(operator, path, person, key), { interval: 200 })
      .toMatchObject({ status: 201, reconciled: true });
  });
});

describe('a look never takes another record for ours', () => {
  const isCreate = { method: 'POST', path: '/api/target-users' } as const;
  const names = { firstName: 'Ada', lastName: 'Example', department: 'Research', phone: '+905321112233' };

  test.each([
    ['a deleted twin', { deleted: true }],
    ['an older record with the very same fields', { createTime: '2025-01-01T00:00:00.000Z' }],
  ])('%s', async (_name, change) => {
    const person = newPerson(nextName(), domain);
    system.sandbox.control.plantUser({ companyId: company.id, email: person.email, ...names, ...change });
    system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'reset', applied: 'before' } });
    expect(await create(operator, path, person)).toMatchObject({ status: 504, code: 'outcome_unknown' });
  });

  test("a colleague's record that came in between is shown, not taken", async () => {
    const person = newPerson(nextName(), domain);
    system.sandbox.control.clearRequests();
    system.sandbox.control.addFault({ match: isCreate, fault: { kind: 'hang', applied: 'before' } });
    const answering = create(operator, path, person);
    await expect.poll(() => creates().length).toBe(1);
    system.sandbox.control.plantUser({ companyId: company.id, email: person.email });
    const answer = await answering;
    expect(answer).toMatchObject({ status: 504, code: 'outcome_unknown' });
    expect(answer.candidates).toHaveLength(1);
  });
});
