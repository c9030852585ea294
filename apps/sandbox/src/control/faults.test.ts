import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { KNOWN, type Sandbox, startSandbox } from '../index.ts';
import { type Call, connect, searchBody } from '../testing/client.ts';
import type { FaultRequest } from './fault.ts';

let sandbox: Sandbox;
let call: Call;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 900 });
  call = await connect(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.control.reset());

const acme = KNOWN.acme.id;
const email = 'nina.new@acme.example.com';
const create = () => call('POST', '/api/target-users', { email, phoneNumber: '1' }, acme);
const search = (companyId: string = acme) =>
  call('POST', '/api/target-users/search', searchBody(), companyId);
const made = () => sandbox.control.users(acme, email).length;
const addFault = (rule: FaultRequest) => sandbox.control.addFault(rule);

test('a reset before the call leaves nothing, and one after it leaves the record', async () => {
  addFault({ fault: { kind: 'reset' } });
  await expect(create()).rejects.toThrow();
  expect(made()).toBe(0);
  addFault({ fault: { kind: 'reset', applied: 'after' } });
  await expect(create()).rejects.toThrow();
  expect(made()).toBe(1);
  expect(sandbox.control.requests('/api/target-users')).toMatchObject([
    { handled: false, fault: 'reset', finished: null },
    { handled: true, fault: 'reset', finished: null },
  ]);
});

test('a fault strikes the calls that match, from the nth on, as often as told', async () => {
  addFault({
    match: { method: 'POST', path: '/api/target-users/search', companyId: acme, nth: 2, times: 2 },
    fault: { kind: 'status', status: 429, retryAfter: 3 },
  });
  const answers = [
    await search(),
    await search(KNOWN.brightwater.id),
    await search(),
    await search(),
    await search(),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429, 200]);
  expect(answers[2]?.headers.get('retry-after')).toBe('3');
});

test.each([
  [{ kind: 'status' }, 503, ''],
  [
    { kind: 'status', status: 500, envelope: true, style: 'pascal' },
    500,
    { Status: 'INTERNAL_SERVER_ERROR' },
  ],
  [{ kind: 'envelope', code: 'FAILED' }, 200, { status: 'FAILED', data: null }],
  [{ kind: 'html' }, 502, expect.stringContaining('<html>')],
  [{ kind: 'redirect', location: 'http://elsewhere.invalid/' }, 302, ''],
  [{ kind: 'redirect', status: 306 }, 306, ''],
  [{ kind: 'empty' }, 200, ''],
  [{ kind: 'truncate' }, 200, expect.stringMatching(/^\{"data"/)],
] as const)('the fault %j', async (fault, status, body) => {
  addFault({ fault });
  const answer = await search();
  expect(answer.status).toBe(status);
  if (typeof body === 'object' && 'asymmetricMatch' in body) expect(answer.body).toEqual(body);
  else expect(answer.body).toEqual(typeof body === 'string' ? body : expect.objectContaining(body));
});

test('a cut export fails in the middle, unless it is told to look whole', async () => {
  const body = searchBody({ exportType: 'CSV', reportAllPages: true });
  const file = () => call('POST', '/api/target-users/search/export', body, acme);
  addFault({ fault: { kind: 'cut', cutAfterRows: 600 } });
  await expect(file()).rejects.toThrow();
  addFault({ fault: { kind: 'cut', cutAfterRows: 3, clean: true } });
  expect(
    String((await file()).body)
      .trimEnd()
      .split('\r\n'),
  ).toHaveLength(4);
});

test('latency before or after the call', async () => {
  addFault({ fault: { kind: 'latency', ms: 30 } });
  const before = performance.now();
  await search();
  expect(performance.now() - before).toBeGreaterThanOrEqual(29);
});

test.each(['before', 'after'] as const)(
  'a call is held %s it is handled, until it is released',
  async (applied) => {
    addFault({ match: { times: 'always' }, fault: { kind: 'hold', applied } });
    const first = create();
    await expect
      .poll(() => sandbox.control.requests('/api/target-users'))
      .toMatchObject([{ handled: applied === 'after', status: null }]);
    expect(made()).toBe(applied === 'after' ? 1 : 0);
    sandbox.control.release();
    expect((await first).status).toBe(200);
    const second = search();
    await expect.poll(() => sandbox.control.requests('/api/target-users/search').length).toBe(1);
    sandbox.control.clearFaults();
    expect((await second).status).toBe(200);
  },
);

test('the same surface is there over HTTP, and refuses what it does not know', async () => {
  const post = (path: string, body: unknown) =>
    fetch(`${sandbox.url}/__sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await post('/faults', { match: { path: '/connect/token' }, fault: { kind: 'html' } })).status).toBe(
    200,
  );
  await expect(connect(sandbox)).rejects.toThrow();
  expect((await post('/modes', { participants: 'sometimes' })).status).toBe(400);
  expect((await post('/modes', { participants: 'add', unknownCompany: 403 })).status).toBe(200);
  expect((await fetch(`${sandbox.url}/__sandbox/modes`, { method: 'DELETE' })).status).toBe(200);
  expect(sandbox.control.modes()).toMatchObject({ participants: 'replace', unknownCompany: 404 });
  expect((await post(`/companies/${acme}`, { privacy: 'denied' })).status).toBe(200);
  expect((await search()).body).toMatchObject({ status: 'PRIVACY_ERROR' });
  expect((await post('/users', { companyId: acme, email, createTime: '2026-01-02T03:04:05Z' })).status).toBe(
    200,
  );
  const state = await fetch(`${sandbox.url}/__sandbox/state/users?companyId=${acme}&email=${email}`);
  expect(await state.json()).toMatchObject([{ email, createTime: '2026-01-02T03:04:05.000Z' }]);
  expect((await post('/reset', {})).status).toBe(200);
  expect((await search()).status).toBe(200);
});
