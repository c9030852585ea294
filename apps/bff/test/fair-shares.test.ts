import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

let at = Date.now();
let system: TestConsole;
let viewer: HttpClient;
let operator: HttpClient;
let admin: HttpClient;
beforeAll(async () => {
  system = await startConsole({ overrides: { now: () => at } });
  viewer = await system.signIn('viewer');
  operator = await system.signIn('operator');
  admin = await system.signIn('admin');
});
afterAll(() => system.close());
beforeEach(() => system.sandbox.control.reset());

const usersOf = (id: string) => `/api/companies/${id}/target-users`;
const userSearch = '/api/target-users/search';
const companySearch = '/api/companies/search';
const companies = '/api/companies?sort=name';
const groups = '/api/company-groups';

async function prompt(browser: HttpClient, path: string): Promise<void> {
  const response = await browser.request(path);
  await response.arrayBuffer();
  expect([path, response.status]).toEqual([path, 200]);
}

let leaving: AbortController;
let ended: Promise<unknown>[];
beforeEach(() => {
  leaving = new AbortController();
  ended = [];
});
afterEach(async () => {
  leaving.abort();
  await Promise.all(ended);
  // All but the directory and the proof of a company, which the console reads for everyone and ends by their deadlines.
  await expect.poll(() => underWay() - underWay(companySearch)).toBeLessThan(2);
  await expect.poll(() => underWay(companySearch)).toBeLessThan(2);
});

/** Sends so many reads, by turns of these people, who leave at the end of the test. */
function hang(browsers: readonly HttpClient[], path: string, count: number): void {
  const reads = Array.from({ length: count }, (_, index) =>
    browsers[index % browsers.length]?.request(path, { signal: leaving.signal }),
  );
  ended.push(Promise.allSettled(reads));
}

/** How many calls to Keepnet are under way. */
const underWay = (path?: string) =>
  system.sandbox.control.requests(path).filter(({ closed }) => !closed).length;

describe.each([64, 128])('while %i reads hang', (count) => {
  test.each([
    ['one person', () => [viewer], 8],
    ['two people', () => [viewer, operator], 16],
  ] as const)("of one company's list, by %s, the others still work", async (_who, browsers, share) => {
    await prompt(admin, usersOf(KNOWN.acme.id));
    const { control } = system.sandbox;
    control.addFault({
      match: { path: userSearch, companyId: KNOWN.acme.id, times: 'always' },
      fault: { kind: 'hang' },
    });
    hang(browsers(), usersOf(KNOWN.acme.id), count);
    await expect.poll(() => underWay(userSearch)).toBe(share);
    await Promise.all([
      prompt(admin, usersOf(KNOWN.brightwater.id)),
      prompt(admin, companies),
      prompt(admin, groups),
      prompt(admin, '/api/companies/directory'),
      ...(count < 128 ? [prompt(viewer, usersOf(KNOWN.brightwater.id)), prompt(viewer, groups)] : []),
    ]);
  });

  test.each([
    ['one person', () => [viewer], 8],
    ['two people', () => [viewer, operator], 16],
  ] as const)("of the reseller's list, by %s, the others still work", async (_who, browsers, share) => {
    await prompt(admin, '/api/companies/directory');
    const { control } = system.sandbox;
    control.addFault({ match: { path: companySearch, times: 'always' }, fault: { kind: 'hang' } });
    hang(browsers(), companies, count);
    await expect.poll(() => underWay(companySearch)).toBe(share);
    await Promise.all([
      prompt(admin, usersOf(KNOWN.acme.id)),
      prompt(admin, groups),
      prompt(admin, '/api/companies/directory'),
    ]);
  });
});

test('people who hang in one company do not use up the reading of it that others share', async () => {
  const { control } = system.sandbox;
  at += 301_000;
  control.addFault({
    match: { path: '/api/target-groups/search', companyId: KNOWN.empty.id, times: 8 },
    fault: { kind: 'hang' },
  });
  hang([viewer], `/api/companies/${KNOWN.empty.id}/target-groups`, 20);
  await expect.poll(() => underWay('/api/target-groups/search')).toBe(8);
  await prompt(admin, usersOf(KNOWN.empty.id));
});

test('being asked to slow down is told of once, with counts, and as no error', async () => {
  const { control } = system.sandbox;
  await prompt(admin, usersOf(KNOWN.acme.id));
  const before = system.logs().length;
  control.addFault({ match: { path: userSearch, times: 'always' }, fault: { kind: 'status', status: 429 } });
  const reads = Array.from({ length: 20 }, () => admin.request(usersOf(KNOWN.acme.id)));
  const answers = await Promise.all(reads);
  for (const answer of answers) expect(await answer.json()).toMatchObject({ code: 'upstream_rate_limited' });
  const lines = () =>
    system
      .logs()
      .slice(before)
      .split('\n')
      .filter((line) => line.includes('slow down'));
  await expect.poll(lines).toHaveLength(1);
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ level: 40, templates: [userSearch], refused: 60 });
  const errors = system
    .logs()
    .slice(before)
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line));
  expect(errors).toEqual([]);
  expect(system.logs().slice(before)).not.toContain('a call to Keepnet failed');
});

test.each([64, 128])(
  'while %i reads hang and the directory cannot be read again, the previous directory is used',
  async (count) => {
    await prompt(admin, '/api/companies/directory');
    const { control } = system.sandbox;
    control.addFault({ match: { path: companySearch, times: 'always' }, fault: { kind: 'hang' } });
    at += 61_000;
    hang([viewer, operator], companies, count);
    await expect.poll(() => underWay(companySearch)).toBeGreaterThanOrEqual(16);
    await Promise.all([
      prompt(admin, '/api/companies/directory'),
      prompt(admin, usersOf(KNOWN.brightwater.id)),
      prompt(admin, groups),
    ]);
  },
);
