/// <reference types="node" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  exportTargetUsers,
  getCompany,
  listTargetUsers,
  logout,
  operation,
} from '@reseller-console/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createCall } from './api.ts';
import { createOpenFile } from './open-file.ts';
import { ProblemError } from './problem-error.ts';

const echo = operation({
  method: 'PUT',
  path: '/api/things/:thingId',
  role: 'any',
  effect: 'write',
  scope: 'self',
  audit: 'preferences.save',
  body: z.object({ name: z.string() }),
  response: z.object({ ok: z.boolean() }),
});

let server: Server;
let origin: string;
let call: ReturnType<typeof createCall>;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let seen: {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
};

beforeEach(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen = { method: request.method, url: request.url, headers: request.headers, body };
    answer(request, response, body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  call = createCall(origin);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const json = (value: unknown, status = 200, type = 'application/json') => {
  answer = (_request, response) => {
    response.writeHead(status, { 'content-type': type, 'x-request-id': 'request-1' });
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };
};

async function failureOf(promise: Promise<unknown>): Promise<ProblemError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error(`expected a ProblemError, got ${String(error)}`);
  return error;
}

test('builds the address from path, parameters and query, and leaves empty values out', async () => {
  json({ items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 });
  await call(listTargetUsers, {
    params: { companyId: 'a/b?c' },
    query: { q: '', priority: ['High', 'Low'], page: 2, status: undefined },
  });
  expect(seen.url).toBe('/api/companies/a%2Fb%3Fc/target-users?priority=High%2CLow&page=2');
  expect(seen.headers['x-csrf']).toBeUndefined();
});

test('writes carry X-CSRF and JSON; a write without body carries none', async () => {
  json({ ok: true });
  expect(await call(echo, { params: { thingId: '7' }, body: { name: 'x' } })).toEqual({ ok: true });
  expect(seen).toMatchObject({ method: 'PUT', url: '/api/things/7', body: '{"name":"x"}' });
  expect(seen.headers).toMatchObject({ 'x-csrf': '1', 'content-type': 'application/json' });
  json({ redirectTo: '/' });
  await call(logout, {});
  expect(seen).toMatchObject({ method: 'POST', body: '' });
  expect(seen.headers['x-csrf']).toBe('1');
});

test('a write carries its key', async () => {
  json({ ok: true });
  await call(echo, { params: { thingId: '7' }, body: { name: 'x' }, idempotencyKey: 'key-1' });
  expect(seen.headers['idempotency-key']).toBe('key-1');
});

test('a file is asked for with X-CSRF, and what is no file is a failure', async () => {
  const signal = new AbortController().signal;
  const file = { operation: exportTargetUsers, params: { companyId: 'x' }, query: { format: 'csv' } };
  answer = (_request, response) => {
    response.writeHead(200, { 'content-disposition': 'attachment; filename="a.csv"' });
    response.end('Name\r\n');
  };
  const openFile = createOpenFile(origin);
  expect(await (await openFile(file, signal)).text()).toBe('Name\r\n');
  expect(seen.url).toBe('/api/companies/x/target-users/export?format=csv');
  expect(seen.headers['x-csrf']).toBe('1');

  json({ data: null, status: 'ERROR' });
  expect((await failureOf(openFile(file, signal))).code).toBe('unreadable_answer');
  json({ type: 'about:blank', title: 'No', status: 502, code: 'upstream_failed' }, 502);
  expect((await failureOf(openFile(file, signal))).code).toBe('upstream_failed');
});

test('a problem document becomes a ProblemError with all that it says', async () => {
  json(
    {
      type: 'about:blank',
      title: 'Slow down',
      status: 503,
      code: 'upstream_rate_limited',
      requestId: 'r-9',
      retryAfter: 4,
      errors: [{ field: 'q', message: 'too long' }],
    },
    503,
    'application/problem+json',
  );
  expect(await failureOf(call(getCompany, { params: { companyId: 'x' } }))).toMatchObject({
    code: 'upstream_rate_limited',
    status: 503,
    requestId: 'r-9',
    retryAfter: 4,
    errors: [{ field: 'q', message: 'too long' }],
  });
});

test.each([
  ['an HTML error page', '<h1>Bad gateway</h1>', 502],
  ['cut-off JSON', '{"id":"x","na', 200],
  ['JSON of another shape', { id: 7 }, 200],
  ['an empty answer', '', 200],
])('%s is an unreadable answer, with the request id of the header', async (_name, body, status) => {
  json(body, status);
  expect(await failureOf(call(getCompany, { params: { companyId: 'x' } }))).toMatchObject({
    code: 'unreadable_answer',
    status,
    requestId: 'request-1',
  });
});

test('a 401 without a problem document still means: not signed in', async () => {
  json('', 401);
  expect((await failureOf(call(getCompany, { params: { companyId: 'x' } }))).code).toBe('not_signed_in');
});

test('a success status with a problem inside is not believed', async () => {
  json({ type: 'about:blank', title: 'No', status: 500, code: 'internal' });
  expect((await failureOf(call(getCompany, { params: { companyId: 'x' } }))).code).toBe('unreadable_answer');
});

test('a redirect is not followed', async () => {
  answer = (_request, response) => {
    response.writeHead(302, { location: '/elsewhere' });
    response.end();
  };
  expect((await failureOf(call(getCompany, { params: { companyId: 'x' } }))).code).toBe('no_connection');
  expect(seen.url).toBe('/api/companies/x');
});

test('a reset connection is a failure without status', async () => {
  answer = (request) => request.socket.destroy();
  expect(await failureOf(call(getCompany, { params: { companyId: 'x' } }))).toMatchObject({
    code: 'no_connection',
    status: 0,
  });
});

test('an aborted call throws the reason of its signal, not a problem', async () => {
  const aborter = new AbortController();
  const reason = new DOMException('switched', 'AbortError');
  answer = () => aborter.abort(reason);
  await expect(call(getCompany, { params: { companyId: 'x' }, signal: aborter.signal })).rejects.toBe(reason);
});
