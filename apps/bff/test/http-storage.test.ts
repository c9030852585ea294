import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { changeDatabase } from './support/database.ts';

let system: TestConsole;
beforeAll(async () => {
  system = await startConsole();
});
afterAll(() => system.close());

test('preferences belong to one person', async () => {
  const viewer = await system.signIn('viewer');
  const put = await viewer.send('PUT', '/api/preferences', {
    theme: 'dark',
    language: 'tr',
    favourites: [KNOWN.brightwater.id],
  });
  expect(put.status).toBe(200);
  const elsewhere = await system.signIn('viewer');
  expect(await (await elsewhere.request('/api/preferences')).json()).toMatchObject({
    theme: 'dark',
    language: 'tr',
  });
  const admin = await system.signIn('admin');
  const others = await (await admin.request('/api/preferences')).json();
  expect(others).toMatchObject({ theme: 'system' });
  expect(others).not.toHaveProperty('language');
  expect((await viewer.send('PUT', '/api/preferences', { language: 'xx' })).status).toBe(400);
});

test('ready means the database and the credential', async () => {
  expect(await (await system.browser().request('/readyz')).json()).toMatchObject({ status: 'ready' });
});

test('sessions that cannot be read are a failure in words, and it passes', async () => {
  // An id of no session, which is looked up and not cached.
  const headers = { cookie: `rc_session=${'a'.repeat(43)}` };
  const ask = async () => {
    const response = await system.browser().request('/api/session', { headers });
    return [response.status, response.headers.get('content-type')];
  };
  await changeDatabase(system.environment, 'alter table sessions rename to sessions_elsewhere');
  try {
    expect(await ask()).toEqual([500, expect.stringContaining('application/problem+json')]);
  } finally {
    await changeDatabase(system.environment, 'alter table sessions_elsewhere rename to sessions');
  }
  expect(await ask()).toEqual([401, expect.stringContaining('application/problem+json')]);
});
