import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const { id: companyId, domains } = KNOWN.acme;
const users = `/api/companies/${companyId}/target-users`;

let system: TestConsole;
let operator: HttpClient;

const plant = (values: Partial<Parameters<TestConsole['sandbox']['control']['plantUser']>[0]> = {}) => {
  const email = `${randomUUID()}@${domains[0]}`;
  const given = { companyId, email, phone: '+905550001111', department: 'Sales', ...values };
  return system.sandbox.control.plantUser(given);
};
const stored = (id: string) => system.sandbox.control.users(companyId).find((user) => user.id === id);
const puts = () =>
  system.sandbox.control.requests('/api/target-users/{resourceId}').filter(({ method }) => method === 'PUT');

const Read = z.looseObject({
  version: z.string(),
  status: z.string(),
  editable: z.boolean(),
  source: z.string(),
  customFields: z.array(z.looseObject({ id: z.nullable(z.string()), value: z.nullable(z.string()) })),
});
async function read(id: string) {
  const response = await operator.request(`${users}/${id}`);
  return { etag: response.headers.get('etag'), ...Read.parse(await response.json()) };
}

const Answer = z.looseObject({ code: z.optional(z.string()), version: z.optional(z.string()) });
async function change(id: string, body: unknown, headers: Record<string, string> = {}) {
  const sent = { 'idempotency-key': randomUUID(), ...headers };
  const response = await operator.send('PUT', `${users}/${id}`, body, sent);
  return { status: response.status, ...Answer.parse(await response.json()) };
}
const changeAsSeen = async (id: string, body: unknown) =>
  change(id, body, { 'if-match': (await read(id)).etag ?? '' });

async function setStatus(id: string, status: string) {
  const key = { 'idempotency-key': randomUUID() };
  const response = await operator.send('PUT', `${users}/${id}/status`, { status }, key);
  return { status: response.status, answer: await response.json() };
}

beforeAll(async () => {
  const times = { sendMs: 5_000, reconcile: { waits: [0, 50], deadlineMs: 3000 } };
  system = await startConsole({ sandbox: { companies: 20, users: 200 }, overrides: { writeTimes: times } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.clearRequests();
  system.sandbox.control.resetModes();
});

describe('changing a target user', () => {
  test('only what changes is sent by the person, and everything else is kept', async () => {
    const { id } = plant({ firstName: 'Ada', lastName: 'Example', priority: 'High' });
    const { id: groupId } = system.sandbox.control.plantGroup({ companyId, name: 'Kept', members: [id] });
    const answer = await changeAsSeen(id, { department: 'Legal', managerFirstName: 'Grace' });
    expect(answer).toMatchObject({ status: 200, id, notTaken: [], complete: true });
    expect(stored(id)).toMatchObject({
      firstName: 'Ada',
      lastName: 'Example',
      department: 'Legal',
      managerFirstName: 'Grace',
      priority: 'High',
      active: true,
      phone: '+905550001111',
    });
    expect(puts()[0]?.body).not.toHaveProperty('targetGroupResourceIds');
    const group = system.sandbox.control.targetGroups(companyId).find((one) => one.id === groupId);
    expect(group?.members).toEqual([id]);
    expect(answer.version).toBe((await read(id)).version);
  });

  test('null clears, and a field that did not take is named', async () => {
    const { id } = plant();
    expect(await changeAsSeen(id, { department: null })).toMatchObject({ status: 200, notTaken: [] });
    expect(stored(id)?.department).toBe('');
    await changeAsSeen(id, { department: 'Legal' });
    system.sandbox.control.modes({ clearing: 'never' });
    const answer = await changeAsSeen(id, { department: '  ', lastName: 'New' });
    expect(answer).toMatchObject({ status: 200, notTaken: ['department'] });
    expect(stored(id)).toMatchObject({ department: 'Legal', lastName: 'New' });
  });

  test.each(['empty', 'absent'] as const)(
    "of a company's own fields those that are not named keep their values (%s)",
    async (clearing) => {
      system.sandbox.control.modes({ clearing });
      const fields = await operator.request(`/api/companies/${companyId}/custom-fields`);
      const Fields = z.object({ items: z.array(z.object({ id: z.string(), type: z.string() })) });
      const texts = Fields.parse(await fields.json()).items.filter(({ type }) => type === 'String');
      const [one, two = one] = [texts[0]?.id ?? '', texts[1]?.id];
      const { id } = plant();
      await changeAsSeen(id, { customFields: [{ id: one, value: '12345' }] });
      if (two !== one) await changeAsSeen(id, { customFields: [{ id: two, value: 'B' }] });
      const there = async (field: string) =>
        (await read(id)).customFields.find((each) => each.id === field)?.value;
      expect(await there(one)).toBe('12345');
      expect(await changeAsSeen(id, { customFields: [{ id: one, value: null }] })).toMatchObject({
        status: 200,
        notTaken: [],
      });
      expect(await there(one)).toBeUndefined();
    },
  );

  test('needs the version that was seen; a weak tag counts as a strong one', async () => {
    const { id } = plant();
    const { version, etag } = await read(id);
    expect(etag).toBe(`"${version}"`);
    for (const tag of [undefined, '*', version, '"a", "b"']) {
      const headers = tag === undefined ? {} : { 'if-match': tag };
      expect(await change(id, { department: 'Legal' }, headers)).toMatchObject({
        status: 428,
        code: 'precondition_required',
      });
    }
    expect(puts()).toHaveLength(0);
    expect(await change(id, { department: 'Legal' }, { 'if-match': `W/"${version}"` })).toMatchObject({
      status: 200,
    });
  });

  test('is refused with the current values if another person was faster, and nothing is sent', async () => {
    const { id } = plant();
    const { etag } = await read(id);
    await changeAsSeen(id, { department: 'Legal' });
    system.sandbox.control.clearRequests();
    const answer = await change(id, { department: 'Finance' }, { 'if-match': etag ?? '' });
    expect(answer).toMatchObject({
      status: 412,
      code: 'record_changed',
      now: { department: 'Legal', version: (await read(id)).version },
    });
    expect(puts()).toHaveLength(0);
  });

  test.each(['scim', 'ldap'] as const)('is refused for a target user that %s manages', async (origin) => {
    const { id } = plant({ origin });
    expect(await read(id)).toMatchObject({ editable: false, source: origin });
    expect(await changeAsSeen(id, { department: 'Legal' })).toMatchObject({
      status: 409,
      code: 'protected_record',
    });
    expect(puts()).toHaveLength(0);
  });

  test('is 404 for a deleted person, whose record says so', async () => {
    const { id } = plant({ deleted: true });
    expect(await read(id)).toMatchObject({ status: 'deleted', editable: false });
    expect(await changeAsSeen(id, { department: 'Legal' })).toMatchObject({ status: 404 });
  });

  test.each([
    [{}, 'nothing'],
    [{ firstName: 'x'.repeat(41) }, 'a name over 40'],
    [{ department: 'x'.repeat(65) }, 'a department over 64'],
    [{ email: null }, 'no address'],
    [{ customFields: [{ id: 'nope', value: '1' }] }, 'a field that the company has not'],
  ])('is 400 for %j: %s', async (body: unknown, _why: string) => {
    const { id } = plant();
    expect(await changeAsSeen(id, body)).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(puts()).toHaveLength(0);
  });

  test('a lost answer is settled by reading: what was done is not done again', async () => {
    const { id } = plant();
    system.sandbox.control.addFault({
      match: { method: 'PUT', path: '/api/target-users/{resourceId}' },
      fault: { kind: 'reset', applied: 'after' },
    });
    expect(await changeAsSeen(id, { department: 'Legal' })).toMatchObject({ status: 200, reconciled: true });
    expect(puts()).toHaveLength(1);
  });

  test('the trail names the fields and not their values', async () => {
    const { id, email } = plant();
    await changeAsSeen(id, { lastName: 'Confidential' });
    const admin = await system.signIn('admin');
    const trail = await (await admin.request('/api/audit?action=target-user.update')).text();
    expect(trail).toContain(email);
    expect(trail).toContain('lastName');
    expect(trail).not.toContain('Confidential');
  });
});

describe('activating and deactivating', () => {
  test('keeps everything but the status, and sends nothing where it is right already', async () => {
    const { id } = plant({ firstName: 'Ada' });
    expect(await setStatus(id, 'inactive')).toMatchObject({
      status: 200,
      answer: { id, status: 'inactive' },
    });
    expect(stored(id)).toMatchObject({ active: false, firstName: 'Ada', department: 'Sales' });
    expect(await setStatus(id, 'inactive')).toMatchObject({ status: 200 });
    expect(puts()).toHaveLength(1);
    expect(await setStatus(id, 'active')).toMatchObject({ status: 200 });
    expect(stored(id)?.active).toBe(true);
  });

  test.each([
    [{ phone: '' }, 'phoneNumber'],
    [{ firstName: 'x'.repeat(41) }, 'firstName'],
  ])('says before anything is sent what Keepnet would refuse: %j', async (values, field) => {
    const { id } = plant(values);
    const { status, answer } = await setStatus(id, 'inactive');
    expect(status).toBe(400);
    expect(answer).toMatchObject({ code: 'invalid_request', errors: [{ field }] });
    expect(puts()).toHaveLength(0);
  });
});

test('in a masked company no target user is changed, and no mask is written back', async () => {
  const { id } = KNOWN.brightwater;
  const user = system.sandbox.control.plantUser({
    companyId: id,
    email: `m@${KNOWN.brightwater.domains[0]}`,
  });
  system.sandbox.control.company(id, { masked: true });
  const key = { 'idempotency-key': randomUUID() };
  const path = `/api/companies/${id}/target-users/${user.id}/status`;
  const response = await operator.send('PUT', path, { status: 'inactive' }, key);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: 'company_masked' });
  expect(puts()).toHaveLength(0);
});

test('addresses are looked up exactly, in the order asked, deleted people too', async () => {
  const living = plant().email;
  const deleted = plant({ deleted: true }).email;
  const missing = `nobody@${domains[0]}`;
  const part = living.slice(1);
  const emails = [missing, deleted, living.toUpperCase(), part];
  const response = await operator.send('POST', `${users}/look-up`, { emails });
  const Items = z.object({ items: z.array(z.object({ email: z.string(), status: z.string() })) });
  expect(Items.parse(await response.json()).items.map(({ email, status }) => [email, status])).toEqual([
    [missing, 'missing'],
    [deleted, 'deleted'],
    [living.toUpperCase(), 'found'],
    [part, 'missing'],
  ]);
});

test('an address is looked up as it is pasted, also one that Keepnet stores with invisible characters', async () => {
  const plain = plant().email;
  const marked = plant({ email: `ki\u200Bm@${domains[0]}` }).email;
  const emails = [`Kim Doe <${plain}>;`, marked, `mailto:${plain}`, `k\u00ADim@${domains[0]}`];
  const response = await operator.send('POST', `${users}/look-up`, { emails });
  const Items = z.object({ items: z.array(z.object({ status: z.string() })) });
  expect(Items.parse(await response.json()).items.map(({ status }) => status)).toEqual([
    'found',
    'found',
    'found',
    'missing',
  ]);
});

test('what changes is stored as it is seen, and what does not change stays as it was', async () => {
  const user = plant({ firstName: 'Ki\u2060m', department: 'Sales' });
  const answer = await changeAsSeen(user.id, {
    lastName: 'D\u202Eoe\u0308 ',
    department: 'Night\u00A0 shift',
  });
  expect(answer).toMatchObject({ status: 200, notTaken: [] });
  expect(stored(user.id)).toMatchObject({
    firstName: 'Ki\u2060m',
    lastName: 'Doë',
    department: 'Night shift',
  });
});
