import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTrail } from '../src/audit/trail.ts';
import { createSessionCookie } from '../src/auth/session.ts';
import { createSessions } from '../src/auth/sessions.ts';
import { readConfig } from '../src/config.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { freshDatabaseUrl } from './support/database.ts';
import { leastEnvironment } from './support/environment.ts';

const config = readConfig({
  PUBLIC_URL: 'https://console.example.com',
  ...leastEnvironment,
  TRUST_PROXY: 'loopback',
});
const person = { id: 'issuer|ada', name: 'Ada', email: null, role: 'viewer', companies: null } as const;

let dataDir: string;
let database: Database;
let server: Server;
let origin: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cookie-'));
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir });
  const session = createSessionCookie(
    config,
    createSessions(database, createTrail(database, config.sessionSecret)),
  );
  const app = express().set('trust proxy', config.trustProxy);
  app.use(async (request, response, next) => {
    await session.read(request, response);
    next();
  });
  app.post('/in', async (request, response) => {
    if (!session.canStart(request)) return response.sendStatus(400);
    await session.start(request, response, person);
    response.sendStatus(204);
  });
  app.post('/out', async (request, response) => {
    await session.end(request, response);
    response.sendStatus(204);
  });
  app.get('/who', (request, response) => response.json(session.personOf(request)));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  server.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const https = { 'x-forwarded-proto': 'https' };
const post = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { method: 'POST', headers });

test('behind https the cookie is bound to the host and to https, when set and when cleared', async () => {
  const [line = ''] = (await post('/in', https)).headers.getSetCookie();
  expect(line).toMatch(/^__Host-rc_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const cookie = line.split(';')[0] ?? '';
  expect(await (await fetch(`${origin}/who`, { headers: { ...https, cookie } })).json()).toEqual(person);
  const [cleared] = (await post('/out', { ...https, cookie })).headers.getSetCookie();
  expect(cleared).toBe(
    '__Host-rc_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
  );
  expect(await (await fetch(`${origin}/who`, { headers: { ...https, cookie } })).json()).toBeNull();
});

test('a sign-in that came by http is not begun, since its cookie would be lost', async () => {
  expect((await post('/in')).status).toBe(400);
  expect((await post('/in', { 'x-forwarded-proto': 'http' })).status).toBe(400);
});

test('only the exact cookie that was set has a session', async () => {
  const [line = ''] = (await post('/in', https)).headers.getSetCookie();
  const cookie = line.split(';')[0] ?? '';
  const who = async (sent: string) =>
    (await fetch(`${origin}/who`, { headers: { ...https, cookie: sent } })).json();
  expect(await who(cookie)).toEqual(person);
  expect(await who(`other=1; ${cookie}; __Host-rc_session_other=2`)).toEqual(person);
  for (const forged of [`${cookie.slice(0, -3)}AAA`, `${cookie}A`, cookie.replace('__Host-', '')]) {
    expect(await who(forged)).toBeNull();
  }
});

test('a cookie that a sibling host could set under a similar name has no session', async () => {
  const [line = ''] = (await post('/in', https)).headers.getSetCookie();
  const cookie = line.split(';')[0] ?? '';
  // What String.trim takes for a space, and a browser for a letter that makes it another name than `__Host-`.
  const names = [`\u00a0${cookie}`, `other=1; \u00a0${cookie}`, `=${cookie}`, cookie.replace('=', '\u00a0=')];
  for (const sent of names) {
    const response = await fetch(`${origin}/who`, { headers: { ...https, cookie: sent } });
    expect(await response.json(), sent).toBeNull();
  }
  const both = await fetch(`${origin}/who`, { headers: { ...https, cookie: `${cookie}; ${cookie}A` } });
  expect(await both.json()).toEqual(person);
});

test('signing in again takes a new id and ends the session that was', async () => {
  const cookieOf = ({ headers }: Response) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const before = cookieOf(await post('/in', https));
  const after = cookieOf(await post('/in', { ...https, cookie: before }));
  expect(after).not.toBe(before);
  const response = await fetch(`${origin}/who`, { headers: { ...https, cookie: before } });
  expect(await response.json()).toBeNull();
});
