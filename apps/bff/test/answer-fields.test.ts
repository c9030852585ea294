import {
  getCompany,
  getCompanyActivity,
  getTargetUserSummary,
  listAllCompanyGroups,
  listAllTargetGroups,
  listAudit,
  listCompanies,
  listCompanyGroups,
  listSessions,
  listTargetGroups,
  listTargetUsers,
} from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

let system: TestConsole;
let admin: HttpClient;
beforeAll(async () => {
  system = await startConsole();
  admin = await system.signIn('admin');
});
afterAll(() => system.close());

const ask = async (path: string): Promise<unknown> =>
  (await admin.request(path.replace(':companyId', KNOWN.brightwater.id))).json();

const operations = [
  getCompany,
  getCompanyActivity,
  getTargetUserSummary,
  listAllCompanyGroups,
  listAllTargetGroups,
  listAudit,
  listCompanies,
  listCompanyGroups,
  listSessions,
  listTargetGroups,
  listTargetUsers,
];

test.each(operations)('$path has the fields of the contract, and no other', async ({ path, response }) => {
  const answer = await ask(path);
  // A schema of the contract leaves out what it does not name.
  expect(answer).toEqual(z.parse(response, answer));
});

test('what only the server needs stays there: whose a group is, by which a stray answer is noticed', async () => {
  const { items } = z.parse(
    z.object({ items: z.array(z.looseObject({})) }),
    await ask(listTargetGroups.path),
  );
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) expect(Object.keys(item)).not.toContain('companyName');
});
