import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getPreferences, Preferences } from '@reseller-console/contract';
import express, { type RequestHandler } from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../src/db/database.ts';
import { endpoint, mount } from '../src/platform/endpoint.ts';
import { createLimits } from '../src/platform/limits.ts';
import { freshDatabaseUrl } from './support/database.ts';

const person = { id: 'issuer|ada', name: 'Ada', email: null, role: 'viewer', companies: null } as const;

test('a read whose browser left before it was admitted keeps no place and asks for nothing', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'leaving-'));
  const database = await openDatabase({ url: await freshDatabaseUrl(), dataDir });
  const limits = createLimits(database.kysely, Date.now, { reads: 1, changes: { perSecond: 1, burst: 1 } });
  const arrived = Promise.withResolvers<void>();
  const wentOn = Promise.withResolvers<void>();
  let asked = 0;
  const answer = endpoint(getPreferences, async () => {
    asked += 1;
    return Preferences.parse({});
  });
  // Takes its time before a request is admitted, as looking up its session may.
  const slow: RequestHandler = async (request, response, next) => {
    if (request.headers['x-leaves'] !== undefined) {
      arrived.resolve();
      await once(response, 'close');
      wentOn.resolve();
    }
    next();
  };
  const app = express().use(
    mount([answer], {
      session: slow,
      crossSite: (_request, _response, next) => next(),
      personOf: () => person,
      limits,
      assertCompany: async () => {},
      cutOff: new AbortController().signal,
    }),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const address = `http://127.0.0.1:${port}${getPreferences.path}`;

  const browser = new AbortController();
  const left = fetch(address, { headers: { 'x-leaves': '1' }, signal: browser.signal });
  await arrived.promise;
  browser.abort();
  await expect(left).rejects.toThrow('abort');
  await wentOn.promise;

  expect((await fetch(address)).status).toBe(200);
  expect(asked).toBe(1);
});
