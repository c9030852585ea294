import { afterEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../test/support/failure.ts';
import {
  anyQuery,
  type FakeUpstream,
  grantToken,
  type Handler,
  json,
  pageWith,
  startFake,
  succeed,
} from '../../test/support/fake-upstream.ts';
import type { CallEvent } from '../index.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

const company = 'xC5kfGz7w2Nz';
const group = { name: 'Finance', priority: 'High' } as const;

/** Answers by turn; the last one stays. */
const inTurn =
  (...handlers: Handler[]): Handler =>
  (request, response, turn) =>
    handlers[Math.min(turn, handlers.length) - 1]?.(request, response, turn);
const emptyPage: Handler = (_request, response) => succeed(response, pageWith([]));
const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_request, response) =>
    response.writeHead(code, headers).end();
const reset: Handler = (_request, response) => response.destroy();

describe('what is sent', () => {
  it('A2, A3: plain JSON, and the company in both headers with one value', async () => {
    fake = await startFake(emptyPage);
    await fake.client().company(company).targetUsers.search(anyQuery, { requestId: 'req-1' });
    expect(fake.arrived[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer token-1',
      'x-keepnet-company-id': company,
      'x-ir-company-id': company,
      'x-request-id': 'req-1',
    });
  });

  it('A3: the second header can be switched off', async () => {
    fake = await startFake(emptyPage);
    await fake.client({ companyHeaders: 'keepnet' }).company(company).targetUsers.search(anyQuery);
    expect(fake.arrived[0]?.headers).toHaveProperty('x-keepnet-company-id', company);
    expect(fake.arrived[0]?.headers).not.toHaveProperty('x-ir-company-id');
  });

  it('A3: calls at reseller level carry no company header at all', async () => {
    fake = await startFake(emptyPage);
    const client = fake.client();
    await client.companies.search(anyQuery);
    await client.companyGroups.search(anyQuery);
    for (const { headers } of fake.arrived) {
      expect(headers).not.toHaveProperty('x-keepnet-company-id');
      expect(headers).not.toHaveProperty('x-ir-company-id');
    }
  });

  it.each(['', ' ', '..', 'a/b', 'a%2Fb', 'a\r\nb', 'é', 'a'.repeat(65)])(
    'nothing for the company id %j, not even a token request',
    async (id) => {
      fake = await startFake(emptyPage);
      const client = fake.client();
      expect(() => client.company(id)).toThrow(expect.objectContaining({ kind: 'invalid_scope' }));
      expect((await failureOf(client.companies.get(id))).kind).toBe('invalid_scope');
      expect(fake.arrived.length + fake.tokenRequests.length).toBe(0);
    },
  );

  it.each(['my', 'SEARCH', 'Count-Summary', 'by-resource-ids', 'companies'])(
    "nothing for the id %j, which is a word of Keepnet's own paths, whatever is asked of it",
    async (word) => {
      fake = await startFake(emptyPage);
      const client = fake.client();
      const { companies, companyGroups } = client;
      const { targetUsers, targetGroups } = client.company(company);
      expect(() => client.company(word)).toThrow(expect.objectContaining({ kind: 'not_found' }));
      const calls = [
        companies.get(word),
        companies.licenceUse(word),
        companyGroups.get(word),
        companyGroups.companies(word, anyQuery),
        companyGroups.update({ id: word, name: 'North', companyIds: [company] }),
        companyGroups.setParticipants(word, [company]),
        companyGroups.removeParticipants(word, [company]),
        targetUsers.get(word),
        targetUsers.groups(word, anyQuery),
        targetGroups.get(word),
        targetGroups.users(word, anyQuery),
      ];
      for (const call of calls) {
        expect(await failureOf(call)).toMatchObject({ kind: 'not_found', outcome: 'not_sent' });
      }
      expect(fake.arrived.length + fake.tokenRequests.length).toBe(0);
    },
  );

  it.each(['xC5kfGz7w2Nz', 'Search01', 'my_company', 'searches', '21'])(
    'the honest id %j goes out',
    async (id) => {
      fake = await startFake((_request, response) => succeed(response, { resourceId: id, name: 'x' }));
      const client = fake.client();
      await Promise.all([client.companies.get(id), client.companyGroups.get(id)]);
      await client.company(id).targetGroups.get(id);
      expect(fake.arrived).toHaveLength(3);
    },
  );

  it.each(['..', '../companies', 'a?b', ''])('nothing for the record id %j', async (id) => {
    fake = await startFake(emptyPage);
    const error = await failureOf(fake.client().company(company).targetUsers.get(id));
    expect(error).toMatchObject({ kind: 'invalid', outcome: 'not_sent' });
    expect(fake.arrived).toHaveLength(0);
  });

  it('a request id that could break a header is left out', async () => {
    fake = await startFake(emptyPage);
    await fake.client().companies.search(anyQuery, { requestId: 'a\r\nX-Evil: 1' });
    expect(fake.arrived[0]?.headers).not.toHaveProperty('x-request-id');
  });
});

describe('token', () => {
  it('100 cold concurrent calls make one token request', async () => {
    fake = await startFake(emptyPage);
    const client = fake.client();
    await Promise.all(Array.from({ length: 100 }, () => client.companies.search(anyQuery)));
    expect(fake.tokenRequests).toHaveLength(1);
    expect(fake.arrived).toHaveLength(100);
  });

  it.each([401, 306])('a %i is invisible: one renewal, also for a write', async (code) => {
    fake = await startFake(
      inTurn(status(code), (_request, response) => succeed(response, { resourceId: 'g1' })),
    );
    expect(await fake.client().company(company).targetGroups.create(group)).toEqual({ id: 'g1' });
    expect(fake.arrived.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  it('many calls refused with one token renew it once', async () => {
    fake = await startFake((request, response) => {
      if (request.headers.authorization === 'Bearer token-1') json(response, 401, {});
      else succeed(response, pageWith([]));
    });
    const client = fake.client();
    await Promise.all(Array.from({ length: 50 }, () => client.companies.search(anyQuery)));
    expect(fake.tokenRequests).toHaveLength(2);
  });

  it('a fresh token that is refused too ends the call', async () => {
    fake = await startFake(status(401));
    const error = await failureOf(fake.client().company(company).targetGroups.create(group));
    expect(error).toMatchObject({ kind: 'unauthorized', status: 401, outcome: 'clear' });
    expect(fake.arrived).toHaveLength(2);
  });

  it('an outage of tokens sends nothing, and says so', async () => {
    fake = await startFake(emptyPage, status(400));
    const error = await failureOf(fake.client().company(company).targetGroups.create(group));
    expect(error).toMatchObject({ kind: 'token_unavailable', outcome: 'not_sent' });
    expect(fake.arrived).toHaveLength(0);
  });
});

describe('reads are retried', () => {
  it.each([429, 502, 503, 504, 500])('after a %i', async (code) => {
    const events: CallEvent[] = [];
    fake = await startFake(inTurn(status(code), emptyPage));
    const client = fake.client({ onCall: (event) => events.push(event) });
    expect((await client.companies.search(anyQuery)).items).toEqual([]);
    expect(
      events.map(({ template, status, attempt, retry }) => ({ template, status, attempt, retry })),
    ).toEqual([
      { template: '/connect/token', status: 200, attempt: 1, retry: false },
      { template: '/api/companies/search', status: code, attempt: 1, retry: true },
      { template: '/api/companies/search', status: 200, attempt: 2, retry: false },
    ]);
  });

  it('after a reset, and after a body that was cut', async () => {
    const cut: Handler = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"data":', () => response.destroy());
    };
    fake = await startFake(inTurn(reset, cut, emptyPage));
    expect((await fake.client().companies.search(anyQuery)).items).toEqual([]);
    expect(fake.arrived).toHaveLength(3);
  });

  it('but a second 500 is final', async () => {
    fake = await startFake(status(500));
    const error = await failureOf(fake.client().companies.search(anyQuery));
    expect(error).toMatchObject({ kind: 'unavailable', status: 500 });
    expect(fake.arrived).toHaveLength(2);
  });

  it('a Retry-After past the deadline ends the call at once and holds back its endpoint, not the others', async () => {
    fake = await startFake(inTurn(status(429, { 'retry-after': '60' }), emptyPage));
    const client = fake.client();
    const error = await failureOf(client.companies.search(anyQuery, { deadlineMs: 5_000 }));
    expect(error).toMatchObject({
      kind: 'rate_limited',
      status: 429,
      retryAfterSeconds: 60,
      outcome: 'clear',
    });
    const again = await failureOf(client.companies.search(anyQuery, { deadlineMs: 5_000 }));
    expect(again).toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 60, outcome: 'not_sent' });
    expect(fake.arrived).toHaveLength(1);
    await client.companyGroups.search(anyQuery, { deadlineMs: 5_000 });
    await client.company(company).targetUsers.search(anyQuery, { deadlineMs: 5_000 });
  });

  it('a Retry-After of one company holds back that endpoint of it, and no other company', async () => {
    fake = await startFake(inTurn(status(429, { 'retry-after': '3600' }), emptyPage));
    const client = fake.client();
    const limited = () => client.company(company).targetUsers.search(anyQuery, { deadlineMs: 5_000 });
    expect(await failureOf(limited())).toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 120 });
    expect(await failureOf(limited())).toMatchObject({ kind: 'rate_limited', outcome: 'not_sent' });
    await client.company('other1').targetUsers.search(anyQuery, { deadlineMs: 5_000 });
    await client.company(company).targetGroups.search(anyQuery, { deadlineMs: 5_000 });
    expect(fake.arrived).toHaveLength(3);
  });
});

describe('writes are sent once', () => {
  const create = (client = fake.client()) => failureOf(client.company(company).targetGroups.create(group));

  it.each([
    ['a reset', reset, { kind: 'unavailable', status: undefined, outcome: 'unknown' }],
    ['a 502 page', status(502), { kind: 'unavailable', status: 502, outcome: 'unknown', envelope: false }],
    ['a redirect', status(307, { location: '/elsewhere' }), { kind: 'bad_answer', outcome: 'unknown' }],
    ['a 429', status(429), { kind: 'rate_limited', outcome: 'clear' }],
    ['a 404 page of a proxy', status(404), { kind: 'not_found', outcome: 'unknown' }],
    [
      'a 503 with an envelope',
      (_request, response) => json(response, 503, { status: 'FAILED', message: 'no' }),
      { kind: 'failed', status: 503, outcome: 'unknown', envelope: true },
    ],
    [
      'a body that does not parse',
      (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":'),
      { kind: 'bad_answer', status: 200, outcome: 'unknown' },
    ],
    [
      'a success without the id',
      (_request, response) => succeed(response, {}),
      { kind: 'bad_answer', outcome: 'unknown' },
    ],
    [
      'a success without an envelope',
      (_request, response) => json(response, 200, {}),
      { kind: 'bad_answer' },
    ],
  ] satisfies [string, Handler, object][])('%s', async (_name, handler, expected) => {
    fake = await startFake(handler);
    expect(await create()).toMatchObject(expected);
    expect(fake.arrived).toHaveLength(1);
  });

  it('a refused connection is known not to have been sent', async () => {
    fake = await startFake(emptyPage);
    const client = fake.client();
    await client.ready();
    await fake.stopListening();
    expect(await create(client)).toMatchObject({
      kind: 'unavailable',
      outcome: 'not_sent',
      code: 'ECONNREFUSED',
    });
  });

  it('a deadline leaves what was sent unknown, and what was not sent as such', async () => {
    fake = await startFake(() => undefined);
    const client = fake.client({ concurrency: 1 });
    await client.ready();
    const scoped = client.company(company);
    const sent = failureOf(scoped.targetGroups.create(group, { deadlineMs: 1_000 }));
    const queued = failureOf(scoped.targetGroups.create(group, { deadlineMs: 300 }));
    expect(await queued).toMatchObject({ kind: 'timeout', outcome: 'not_sent' });
    expect(await sent).toMatchObject({ kind: 'timeout', outcome: 'unknown' });
  });
});

it('never follows a redirect to another origin with the company header', async () => {
  const other = await startFake(emptyPage);
  fake = await startFake((_request, response) => {
    response.writeHead(302, { location: `${other.url}/api/companies/search` }).end();
  });
  const error = await failureOf(fake.client().company(company).targetUsers.search(anyQuery));
  expect(error).toMatchObject({ kind: 'bad_answer', status: 302 });
  expect(other.arrived).toHaveLength(0);
  await other.close();
});

it('the total deadline ends an answer that drips for ever', async () => {
  fake = await startFake((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  });
  const error = await failureOf(fake.client().companies.search(anyQuery, { deadlineMs: 200 }));
  expect(error.kind).toBe('timeout');
});

it("a caller's abort ends the call and closes the request upstream", async () => {
  const closed = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  fake = await startFake((_request, response) => {
    response.on('close', () => closed.resolve());
    arrived.resolve();
  });
  const leaving = new AbortController();
  const error = failureOf(fake.client().companies.search(anyQuery, { signal: leaving.signal }));
  await arrived.promise;
  leaving.abort();
  expect((await error).kind).toBe('aborted');
  await closed.promise;
});

it('an answer larger than 32 MB is refused', async () => {
  fake = await startFake((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(1024 * 1024, 32);
    for (let i = 0; i < 33; i++) response.write(chunk);
    response.end(JSON.stringify({ status: 'SUCCESS', data: pageWith([]) }));
  });
  expect((await failureOf(fake.client().companies.search(anyQuery))).kind).toBe('bad_answer');
});

it('every place is given back, whatever happens', async () => {
  fake = await startFake(
    inTurn(reset, status(500), status(401), status(302), status(404), status(429), emptyPage),
    grantToken,
  );
  const client = fake.client({ concurrency: 1, retry: { attempts: 1 } });
  for (let i = 0; i < 6; i++) await client.companies.search(anyQuery).catch(() => undefined);
  expect((await client.companies.search(anyQuery)).items).toEqual([]);
});
