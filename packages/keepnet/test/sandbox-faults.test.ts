import { text } from 'node:stream/consumers';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from './support/failure.ts';
import { anyQuery } from './support/fake-upstream.ts';
import { type SandboxBench, startBench } from './support/sandbox-client.ts';

let bench: SandboxBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.sandbox.control.reset());

const search = '/api/target-users/search';
const createGroup = '/api/target-groups';

describe('token', () => {
  it('100 cold concurrent calls make one token request', async () => {
    const { control } = bench.sandbox;
    const before = control.token().issued;
    const client = bench.client();
    await Promise.all(Array.from({ length: 100 }, () => client.companies.search(anyQuery)));
    expect(control.token().issued - before).toBe(1);
  });

  it('an expired token is invisible, for reads and writes', async () => {
    const { control } = bench.sandbox;
    const client = bench.client();
    await client.ready();
    control.token({ expireAll: true });
    await client.companies.search(anyQuery);
    control.token({ expireAll: true });
    const { id } = await client
      .company(KNOWN.empty.id)
      .targetGroups.create({ name: 'Once', priority: 'Low' });
    expect(control.targetGroups(KNOWN.empty.id, 'Once').map((group) => group.id)).toEqual([id]);
  });

  it('A1: rejected credentials are told apart and recovered from without a restart', async () => {
    const { control } = bench.sandbox;
    const clock = { ms: Date.now() };
    const client = bench.client({ now: () => clock.ms });
    control.token({ rejectCredentials: true });
    expect(await failureOf(client.ready())).toMatchObject({
      kind: 'credentials_rejected',
      code: 'invalid_client',
    });
    control.token({ rejectCredentials: false });
    expect((await failureOf(client.companies.search(anyQuery))).kind).toBe('credentials_rejected');
    clock.ms += 5_001;
    expect((await client.companies.search(anyQuery)).items.length).toBeGreaterThan(0);
  });

  it('an outage of tokens is told apart, and ends', async () => {
    const { control } = bench.sandbox;
    const clock = { ms: Date.now() };
    const client = bench.client({ now: () => clock.ms });
    control.token({ outage: true });
    expect(await failureOf(client.ready())).toMatchObject({ kind: 'token_unavailable', status: 503 });
    control.token({ outage: false });
    clock.ms += 1_001;
    await client.ready();
  });

  it('a credential that is no reseller says so', async () => {
    const { control } = bench.sandbox;
    control.token({ role: 'Company Admin' });
    const client = bench.client();
    expect(await client.reseller()).toMatchObject({ resellerAccess: false });
    const error = await failureOf(client.companies.search(anyQuery));
    control.token({ role: 'Reseller' });
    expect(error).toMatchObject({ kind: 'forbidden', status: 403 });
  });
});

describe('reads', () => {
  it.each([
    ['a 503', { kind: 'status', status: 503 }],
    ['a 429', { kind: 'status', status: 429 }],
    ['a page of HTML', { kind: 'html' }],
    ['a 500 with an envelope', { kind: 'envelope', status: 500 }],
    ['a reset', { kind: 'reset' }],
  ] as const)('get over %s', async (_name, fault) => {
    bench.sandbox.control.addFault({ match: { path: search }, fault });
    const page = await bench.client().company(KNOWN.acme.id).targetUsers.search(anyQuery);
    expect(page.items).toHaveLength(25);
    expect(bench.sandbox.control.requests(search)).toHaveLength(2);
  });

  it.each([
    ['truncated JSON', { kind: 'truncate' }, { kind: 'bad_answer', status: 200 }],
    ['an empty answer', { kind: 'empty' }, { kind: 'bad_answer', status: 200 }],
    [
      'a redirect',
      { kind: 'redirect', location: 'https://elsewhere.example.com/' },
      { kind: 'bad_answer', status: 302 },
    ],
    [
      'a failure under 200',
      { kind: 'envelope', status: 200, code: 'FAILED', style: 'pascal' },
      { kind: 'failed', status: 200 },
    ],
    [
      'a failure without status',
      { kind: 'envelope', status: 200, style: 'messages' },
      { kind: 'failed', status: 200 },
    ],
  ] as const)('report %s', async (_name, fault, expected) => {
    bench.sandbox.control.addFault({ match: { path: search, times: 'always' }, fault });
    const { targetUsers } = bench.client().company(KNOWN.acme.id);
    expect(await failureOf(targetUsers.search(anyQuery))).toMatchObject(expected);
  });

  it.each([
    ['silence', { kind: 'hang' }],
    ['an answer by the byte', { kind: 'drip', ms: 20 }],
  ] as const)('end %s at the deadline', async (_name, fault) => {
    bench.sandbox.control.addFault({ match: { path: search, times: 'always' }, fault });
    const { targetUsers } = bench.client().company(KNOWN.acme.id);
    expect((await failureOf(targetUsers.search(anyQuery, { deadlineMs: 400 }))).kind).toBe('timeout');
  });
});

it.each([
  [KNOWN.privacy.id, 'privacy', 403],
  [KNOWN.notManaged.id, 'forbidden', 403],
  [KNOWN.missing.id, 'not_found', 404],
])('A24: the company %s is out of reach: %s', async (id, kind, status) => {
  const error = await failureOf(bench.client().company(id).targetUsers.search(anyQuery));
  expect(error).toMatchObject({ kind, status, outcome: 'clear' });
});

describe('writes are sent once', () => {
  it.each([
    ['reset before', { kind: 'reset', applied: 'before' }, 0, 'unavailable', 'unknown'],
    ['reset after', { kind: 'reset', applied: 'after' }, 1, 'unavailable', 'unknown'],
    ['503 after', { kind: 'status', status: 503, applied: 'after' }, 1, 'unavailable', 'unknown'],
    [
      '500 with an envelope after',
      { kind: 'envelope', status: 500, applied: 'after' },
      1,
      'failed',
      'unknown',
    ],
    ['HTML after', { kind: 'html', applied: 'after' }, 1, 'unavailable', 'unknown'],
    ['truncated after', { kind: 'truncate', applied: 'after' }, 1, 'bad_answer', 'unknown'],
    ['silence after', { kind: 'hang', applied: 'after' }, 1, 'timeout', 'unknown'],
    ['429', { kind: 'status', status: 429 }, 0, 'rate_limited', 'clear'],
    ['failure under 200', { kind: 'envelope', status: 200, code: 'FAILED' }, 0, 'failed', 'clear'],
  ] as const)('%s', async (_name, fault, made, kind, outcome) => {
    const { control } = bench.sandbox;
    control.addFault({ match: { method: 'POST', path: createGroup, times: 'always' }, fault });
    const { targetGroups } = bench.client().company(KNOWN.empty.id);
    const error = await failureOf(
      targetGroups.create({ name: 'Once', priority: 'Low' }, { deadlineMs: 1_500 }),
    );
    expect(error).toMatchObject({ kind, outcome });
    expect(control.requests(createGroup)).toHaveLength(1);
    expect(control.targetGroups(KNOWN.empty.id, 'Once')).toHaveLength(made);
  });
});

it('a cut export is a stream error', async () => {
  const path = '/api/target-users/search/export';
  bench.sandbox.control.addFault({ match: { path }, fault: { kind: 'cut', cutAfterRows: 20 } });
  const { targetUsers } = bench.client().company(KNOWN.acme.id);
  const file = await targetUsers.export({ ...anyQuery, format: 'csv' });
  await expect(text(file.body)).rejects.toThrow();
});

it('an export is tried again before its first byte, never after', async () => {
  const path = '/api/target-users/search/export';
  bench.sandbox.control.addFault({ match: { path }, fault: { kind: 'status', status: 503 } });
  const { targetUsers } = bench.client().company(KNOWN.brightwater.id);
  const file = await targetUsers.export({ ...anyQuery, format: 'csv' });
  expect((await text(file.body)).length).toBeGreaterThan(1000);
  expect(bench.sandbox.control.requests(path)).toHaveLength(2);
});
