import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';

let console_: TestConsole;
beforeAll(async () => {
  console_ = await startConsole();
});
afterAll(() => console_.close());

test('a viewer pages through the target users of the company in the path', async () => {
  const browser = await console_.signIn('viewer');
  const response = await browser.request(
    `/api/companies/${KNOWN.brightwater.id}/target-users?pageSize=10&sort=email&order=asc`,
  );
  expect(response.status).toBe(200);
  const page = (await response.json()) as { total: number; items: { email: string }[] };
  expect(page.total).toBe(1240);
  expect(page.items).toHaveLength(10);
  console.log(page.items[0]);
});
