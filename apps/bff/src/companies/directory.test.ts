import type { Keepnet } from '@reseller-console/keepnet';
import { createKeepnet } from '@reseller-console/keepnet';
import { DEMO_CLIENT, KNOWN, type Sandbox, startSandbox } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../platform/log.ts';
import { createDirectory } from './directory.ts';

let sandbox: Sandbox;
let keepnet: Keepnet;
let clock = Date.now();
const lines: string[] = [];
const log = createLog('info', { write: (line) => lines.push(line) });

beforeAll(async () => {
  sandbox = await startSandbox({ companies: 250, users: 10 });
  keepnet = createKeepnet({
    baseUrl: sandbox.url,
    clientId: DEMO_CLIENT.id,
    clientSecret: DEMO_CLIENT.secret,
    retry: { attempts: 1 },
  });
});
beforeEach(() => {
  sandbox.control.clearFaults();
  sandbox.control.resetModes();
  lines.length = 0;
  sandbox.control.clearRequests();
});
afterAll(async () => {
  await keepnet.close();
  await sandbox.close();
});

const searches = () => sandbox.control.requests('/api/companies/search').length;
const failing = () =>
  sandbox.control.addFault({
    match: { path: '/api/companies/search', times: 'always' },
    fault: { kind: 'status', status: 400, envelope: true },
  });

test('calls at the same time share one reading, which has every company once', async () => {
  const directory = createDirectory(keepnet, log, () => clock);
  const all = await Promise.all([directory.get(), directory.get(), directory.refresh()]);
  expect(searches()).toBe(3);
  expect(new Set(all).size).toBe(1);
  expect(all[0]?.companies).toHaveLength(250);
  expect(all[0]?.byId.get(KNOWN.acme.id)?.name).toBe(KNOWN.acme.name);
});

test('an unknown company does not read the whole directory again and again', async () => {
  const directory = createDirectory(keepnet, log, () => clock);
  await directory.get();
  sandbox.control.clearRequests();
  for (let asked = 0; asked < 5; asked += 1) await directory.refresh();
  expect(searches()).toBe(0);
  clock += 6_000;
  await directory.refresh();
  expect(searches()).toBe(3);
});

test('what is kept is answered while Keepnet fails, but not as how things are after five minutes', async () => {
  const directory = createDirectory(keepnet, log, () => clock);
  await directory.get();
  failing();
  clock += 120_000;
  expect((await directory.get()).companies).toHaveLength(250);
  await expect.poll(searches).toBeGreaterThan(3);
  clock += 240_000;
  await expect(directory.get()).rejects.toThrow();
});

test('a directory that changes while it is read is read once more', async () => {
  const path = '/api/companies/search';
  sandbox.control.addFault({ match: { path, nth: 2, times: 2 }, fault: { kind: 'latency', ms: 300 } });
  const directory = createDirectory(keepnet, log, () => clock);
  const reading = directory.get();
  const answered = () => sandbox.control.requests(path).filter(({ status }) => status === 200).length;
  await expect.poll(answered).toBe(1);
  sandbox.control.company(KNOWN.anyDomain.id, { removed: true });
  expect((await reading).byId.has(KNOWN.anyDomain.id)).toBe(false);
  expect(searches()).toBe(6);
});

test.each(['shrink', 'repeat', 'recount'] as const)(
  'pages that do not add up twice (%s) are never taken for all companies',
  async (pages) => {
    sandbox.control.modes({ pages });
    const directory = createDirectory(keepnet, log, () => clock);
    await expect(directory.get()).rejects.toMatchObject({ kind: 'bad_answer', code: 'list_incomplete' });
    expect(lines.join('')).toContain('"code":"list_incomplete"');
    sandbox.control.modes({ pages: 'steady' });
    const { companies, byId } = await directory.get();
    expect(companies.length).toBe(byId.size);
    expect(companies.length).toBeGreaterThan(240);
  },
);

test('a directory that cannot be read whole leaves the one before, as long as that may be shown', async () => {
  const directory = createDirectory(keepnet, log, () => clock);
  const { companies } = await directory.get();
  sandbox.control.modes({ pages: 'shrink' });
  clock += 90_000;
  expect((await directory.get()).companies).toEqual(companies);
  await expect.poll(() => lines.join('')).toContain('"code":"list_incomplete"');
  await expect(directory.assertKnown('companyIds', ['nobody-knows-it'])).rejects.toMatchObject({
    code: 'list_incomplete',
  });
  clock += 240_000;
  await expect(directory.get()).rejects.toMatchObject({ code: 'list_incomplete' });
});

test('a company without a name hides no other, and is told in the log', async () => {
  sandbox.control.company(KNOWN.otherScript.id, { name: '' });
  const directory = createDirectory(keepnet, log, () => clock);
  const { byId } = await directory.get();
  expect(byId.has(KNOWN.otherScript.id)).toBe(false);
  expect(byId.has(KNOWN.acme.id)).toBe(true);
  expect(lines.join('')).toContain('"unreadable":1');
});

test('only a directory that has every company is told of', async () => {
  const told: number[] = [];
  const directory = createDirectory(
    keepnet,
    log,
    () => clock,
    ({ companies }) => told.push(companies.length),
  );
  const { companies } = await directory.get();
  expect(told).toEqual([companies.length]);
  sandbox.control.modes({ pages: 'shrink' });
  clock += 6_000;
  await expect(directory.refresh()).rejects.toMatchObject({ code: 'list_incomplete' });
  expect(told).toEqual([companies.length]);
});
