import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { askForPlan, planned, startJob } from './support/jobs.ts';

const own = KNOWN.brightwater;
const foreign = KNOWN.unlimited;
let system: TestConsole;
let limited: HttpClient;
let admin: HttpClient;

beforeAll(async () => {
  system = await startConsole({ companies: { admin: ['*'], operator: [own.id] } });
  limited = await system.signIn('operator');
  admin = await system.signIn('admin');
});
afterAll(() => system.close());

const plant = (companyId: string, name: string): string =>
  system.sandbox.control.plantUser({ companyId, email: `${name}@example.com` }).id;
const deletion = (...items: { companyId?: string; id: string }[]) => ({
  kind: 'delete-target-users' as const,
  input: { items },
});

test('a plan that touches another company is neither listed nor found, and cannot be moved', async () => {
  const mine = await planned(admin, own.id, deletion({ id: plant(own.id, 'seen') }));
  const theirs = await planned(admin, foreign.id, deletion({ id: plant(foreign.id, 'hidden') }));
  const both = await planned(
    admin,
    undefined,
    deletion(
      { companyId: own.id, id: plant(own.id, 'both-own') },
      { companyId: foreign.id, id: plant(foreign.id, 'both-foreign') },
    ),
  );
  const List = z.object({ items: z.array(z.object({ id: z.string() })) });
  const listed = List.parse(await (await limited.request('/api/jobs')).json()).items.map(({ id }) => id);
  expect(listed).toEqual([mine.id]);
  for (const { id } of [theirs, both]) {
    for (const path of ['', '/items', '/plan.csv']) {
      const response = await limited.request(`/api/jobs/${id}${path}`, { headers: { 'x-csrf': '1' } });
      expect([path, response.status]).toEqual([path, 404]);
      await response.body?.cancel();
    }
    const resumed = await limited.send('POST', `/api/jobs/${id}/resume`);
    expect(resumed.status).toBe(404);
    await resumed.body?.cancel();
  }
  expect((await startJob(admin, both.id)).status).toBe(200);
});

test('a plan for other companies, or for groups of companies, is refused', async () => {
  const items = { companyId: foreign.id, id: plant(foreign.id, 'refused') };
  expect(await askForPlan(limited, undefined, deletion(items))).toMatchObject({ code: 'company_forbidden' });
  expect(await askForPlan(limited, foreign.id, deletion({ id: items.id }))).toMatchObject({
    code: 'company_forbidden',
  });
  const groups = { kind: 'delete-company-groups' as const, input: { items: [{ id: 'someGroup' }] } };
  expect(await askForPlan(limited, undefined, groups)).toMatchObject({ code: 'companies_limited' });
});
