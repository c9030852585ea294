import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const Directory = z.object({ companies: z.array(z.tuple([z.string(), z.string()])) });

const clock = new Clock();
let system: TestConsole;
let limited: HttpClient;
let operator: HttpClient;
beforeAll(async () => {
  system = await startConsole({
    companies: { viewer: [KNOWN.acme.id, KNOWN.brightwater.id], operator: ['*'] },
    overrides: { now: clock.now },
    sandbox: { companies: 260 },
  });
  limited = await system.signIn('viewer');
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => system.sandbox.control.resetModes());

const incomplete = {
  status: 502,
  code: 'upstream_failed',
  detail: expect.stringContaining('did not add up'),
  params: { reason: 'list_incomplete' },
};

test.each([
  ['shrink', '/api/companies'],
  ['repeat', '/api/companies/directory'],
  ['recount', '/api/companies/export'],
] as const)('no list or file is made of companies whose pages %s (%s)', async (pages, path) => {
  system.sandbox.control.modes({ pages });
  const response = await limited.request(path, { headers: { 'x-csrf': '1' } });
  expect(await response.json()).toMatchObject(incomplete);
  expect(system.logs()).toContain('"code":"list_incomplete"');
});

test.each(['shrink', 'repeat', 'recount'] as const)(
  'no file is made of all companies whose pages %s',
  async (pages) => {
    system.sandbox.control.modes({ pages });
    const response = await operator.request('/api/companies/export', { headers: { 'x-csrf': '1' } });
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.json()).toMatchObject(incomplete);
  },
);

test('the companies that were read before are shown for five minutes at most', async () => {
  const names = async () => (await limited.request('/api/companies')).json();
  const whole = await names();
  expect(whole).toMatchObject({ total: 2 });
  system.sandbox.control.modes({ pages: 'shrink' });
  clock.advance(100_000);
  expect(await names()).toEqual(whole);
  clock.advance(250_000);
  expect(await names()).toMatchObject(incomplete);
  system.sandbox.control.modes({ pages: 'steady' });
  expect(await names()).toEqual(whole);
});

test.each(['shrink', 'repeat', 'recount'] as const)(
  'no member of a group is left out where its pages %s',
  async (pages) => {
    const { control } = system.sandbox;
    const directory = await operator.request('/api/companies/directory');
    const { companies } = Directory.parse(await directory.json());
    const members = companies.slice(0, 140).map(([id]) => id);
    const { id } = control.plantGroup({ name: `Members ${pages}`, members });
    control.modes({ pages });
    for (const path of [`/api/company-groups/${id}/participants`, `/api/companies?group=${id}`]) {
      expect(await (await operator.request(path)).json()).toMatchObject(incomplete);
    }
    control.modes({ pages: 'steady' });
    const read = await operator.request(`/api/company-groups/${id}/participants`);
    expect(await read.json()).toEqual({ companyIds: [...members].sort() });
  },
);
