import type { Page } from '@playwright/test';
import { currentCompany, emailsIn, paths, switchCompany, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';

// The incident: an agent has customer A open, opens customer B in a second tab, goes back to the first one and works on,
// and what is loaded there is B's, because "the chosen company" was kept in the session. Data of one customer is then
// shown, exported or changed under the name of another. Here the company is in the address and nowhere else.

const searched = '/api/target-users/search';

async function emails(page: Page): Promise<string[]> {
  const users = table(page, 'Target users');
  await users.settled();
  return emailsIn(users.rows).allTextContents();
}

const strangers = (shown: string[], { domains }: { domains: readonly string[] }) =>
  shown.filter((email) => !domains.some((domain) => email.endsWith(`@${domain}`)));

test('two tabs on two companies never mix', async ({ context, sandbox }) => {
  const first = await context.newPage();
  const second = await context.newPage();
  await first.goto(paths.targetUsers(known.acme));
  await second.goto(paths.targetUsers(known.brightwater));
  await expect(table(second, 'Target users').rows).toHaveCount(25);
  const before = (await sandbox.requests(searched)).length;

  // The first tab works on after the second was opened, and so does the second.
  for (const tab of [first, second]) {
    await tab.getByRole('button', { name: 'Next page' }).click();
    await expect(tab.getByRole('navigation', { name: 'Pages' })).toContainText('26-50 of');
  }
  for (const tab of [first, second]) await tab.reload();

  await expect(currentCompany(first)).toContainText(known.acme.name);
  await expect(currentCompany(second)).toContainText(known.brightwater.name);
  const [acme, brightwater] = [await emails(first), await emails(second)];
  expect([acme.length, brightwater.length]).toEqual([25, 25]);
  expect(strangers(acme, known.acme)).toEqual([]);
  expect(strangers(brightwater, known.brightwater)).toEqual([]);

  const companies = (await sandbox.requests(searched)).slice(before).map(({ companyId }) => companyId);
  expect(companies.filter((id) => id === known.acme.id).length).toBeGreaterThan(0);
  expect(companies.filter((id) => id === known.brightwater.id).length).toBeGreaterThan(0);
  expect(new Set(companies)).toEqual(new Set([known.acme.id, known.brightwater.id]));
});

test('a late answer is not shown under the next company, and a closed company closes no other', async ({
  page,
}) => {
  await page.goto(paths.targetUsers(known.brightwater));
  await expect(table(page, 'Target users').rows).toHaveCount(25);
  const list = `/api/companies/${known.acme.id}/target-users`;
  const release = await hold(page, ({ pathname }) => pathname === list);
  const first = page.waitForRequest((request) => new URL(request.url()).pathname === list);

  await switchCompany(page, known.acme.name);
  await expect(currentCompany(page)).toContainText(known.acme.name);
  await page.goBack();

  await expect(currentCompany(page)).toContainText(known.brightwater.name);
  release();
  // With its answer, or with none where it was called off.
  await (await first).response();
  expect(strangers(await emails(page), known.brightwater)).toEqual([]);

  await test.step('a closed company does not close the others', async () => {
    await goWithin(page, paths.targetUsers(known.privacy));
    await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
    await goWithin(page, paths.targetUsers(known.expired));
    await expect(table(page, 'Target users').rows.first()).toBeVisible();
  });
});
