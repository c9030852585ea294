/// <reference types="node" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getPreferences, getSession, putPreferences } from '@reseller-console/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const body = { theme: 'dark' as const, singleKeyShortcuts: true, favourites: [], recents: [], tables: {} };
const ann = 'https://id.example.com|ann';
const bob = 'https://id.example.com|bob';

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let seen: IncomingMessage[];

beforeEach(async () => {
  vi.resetModules();
  seen = [];
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const send = (response: ServerResponse, person: string | undefined, value: unknown, status = 200) => {
  response.writeHead(status, person === undefined ? {} : { 'x-person': person });
  response.end(JSON.stringify(value));
};
const answerFor = (person: string | undefined, value: unknown = body, status = 200) => {
  answer = (_request, response) => send(response, person, value, status);
};

/** A page that was just opened: nothing of another test is left in it. */
async function openPage() {
  const [{ createCall }, { endPage, pageEnd, whyEnded }] = await Promise.all([
    import('./api.ts'),
    import('./page-end.ts'),
  ]);
  return { call: createCall(origin), endPage, pageEnd, whyEnded };
}

const codeOf = (calling: Promise<unknown>) =>
  calling.then(
    () => undefined,
    (error: { code?: unknown }) => error.code,
  );

test('the first answer says whose page it is, and every later call is for that person', async () => {
  const { call } = await openPage();
  answerFor(ann);
  await call(getPreferences, {});
  await call(putPreferences, { body });
  expect(seen.map(({ headers }) => headers['x-person'])).toEqual([undefined, ann]);
});

test('an answer for another person is not taken in, also where the first calls left before anything was known', async () => {
  const { call, whyEnded } = await openPage();
  const people = [ann, bob];
  answer = (_request, response) => send(response, people.shift(), body);
  const answers = await Promise.all([codeOf(call(getPreferences, {})), codeOf(call(getPreferences, {}))]);
  expect(answers.toSorted()).toEqual(['wrong_person', undefined]);
  expect(whyEnded()).toBe('another_person');
});

test('once another person is told of, reads under way end and nothing more is sent', async () => {
  const { call, pageEnd } = await openPage();
  answerFor(ann);
  await call(getPreferences, {});
  answer = () => {};
  const reading = codeOf(call(getPreferences, {}));
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  answerFor(undefined, { type: 'x', title: 'x', status: 409, code: 'wrong_person' }, 409);
  expect(await codeOf(call(putPreferences, { body }))).toBe('wrong_person');
  expect(pageEnd.aborted).toBe(true);
  expect(await reading).toBe('wrong_person');
  const before = seen.length;
  expect(await codeOf(call(putPreferences, { body }))).toBe('wrong_person');
  expect(await codeOf(call(getPreferences, {}))).toBe('wrong_person');
  expect(seen).toHaveLength(before);
});

test('what is being written when the page ends is waited for, and its answer is told', async () => {
  const { call, endPage } = await openPage();
  answerFor(ann);
  await call(getPreferences, {});
  const { promise, resolve } = Promise.withResolvers<void>();
  answer = (_request, response) => void promise.then(() => send(response, ann, body));
  const writing = call(putPreferences, { body });
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  endPage('signed_out');
  resolve();
  expect(await writing).toMatchObject({ theme: 'dark' });
});

test('a page that has ended can ask who is signed in now, and nothing else', async () => {
  const { call, endPage } = await openPage();
  answerFor(ann);
  await call(getPreferences, {});
  endPage('signed_out');
  const user = { id: bob, name: 'Bob', email: null, role: 'viewer', limited: false };
  answerFor(bob, { user, reseller: { companyId: null, name: null }, phoneRequired: true });
  expect((await call(getSession, { forAnyone: true })).user.name).toBe('Bob');
  expect(seen.at(-1)?.headers['x-person']).toBe(ann);
  expect(await codeOf(call(getPreferences, {}))).toBe('wrong_person');
});

test('a page without a session has nothing to end', async () => {
  const { endPage, pageEnd } = await openPage();
  endPage('signed_out');
  expect(pageEnd.aborted).toBe(false);
});
