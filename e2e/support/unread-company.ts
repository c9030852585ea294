import type { Page } from '@playwright/test';
import { known } from './known.ts';

/**
 * A company that no other test reads, with at least one full page of target users. The console keeps a proof of scope for minutes, so a test
 * that needs a company without one must not share it. They are the last of the list: the pointer of another test that passes a company
 * on a first page loads it ahead.
 *
 * @param place which of these companies; each test takes its own
 */
export async function unreadCompany(page: Page, place: number): Promise<{ id: string; name: string }> {
  const listed = await (await page.request.get('/api/companies?pageSize=100')).json();
  const companies: { id: string; name: string; activeUsers: number }[] = listed.items;
  const ids: string[] = Object.values(known).map(({ id }) => id);
  const unread = companies.filter(({ id, activeUsers }) => !ids.includes(id) && activeUsers >= 25);
  const company = unread.at(-1 - place);
  if (company === undefined)
    throw new Error(`The sandbox has only ${unread.length} companies to choose from`);
  return company;
}
