import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';

const Page = z.object({ total: z.number(), items: z.array(z.object({ email: z.string() })) });

let console_: TestConsole;
beforeAll(async () => {
  console_ = await startConsole();
});
afterAll(() => console_.close());

test('a viewer pages through the target users of the company in the path', async () => {
  const browser = await console_.signIn('viewer');
  const ask = async (page: number) => {
    const query = `page=${page}&pageSize=10&sort=email&order=asc`;
    const response = await browser.request(`/api/companies/${KNOWN.brightwater.id}/target-users?${query}`);
    return Page.parse(await response.json());
  };
  const [first, second] = [await ask(1), await ask(2)];
  expect([first.total, second.total]).toEqual([1240, 1240]);
  const emails = [...first.items, ...second.items].map(({ email }) => email);
  expect(emails).toHaveLength(20);
  expect(emails).toEqual([...new Set(emails)].sort());
});
