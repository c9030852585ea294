import { findBarriers } from '../support/axe.ts';
import { overflows, paths, table, toasts } from '../support/console.ts';
import { makePlan, plantUsers } from '../support/jobs.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

const company = known.brightwater;

test.use({ who: 'operator' });

test('three people are not deleted when that is undone in time, and are deactivated with a report', async ({
  page,
  sandbox,
}) => {
  await page.goto('/');
  const people = await plantUsers(sandbox, company, 3);
  const items = people.map(({ id }) => ({ id }));
  const states = async () => {
    const users = await Promise.all(people.map(({ email }) => sandbox.users(company.id, email)));
    return users.flat().map(({ deleted, active }) => ({ deleted, active }));
  };
  const before = await states();
  const deletion = await makePlan(page, company, { kind: 'delete-target-users', input: { items } });
  const act = `Delete 3 target users in ${company.name}`;
  await page.goto(`/jobs/${deletion}`);
  await page.getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 3 target users' });
  await expect(dialog).toContainText(`3 target users will be deleted in ${company.name}.`);
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Note' }).fill('TICKET-7');
  await page.keyboard.press('Enter');

  // The notice goes along, and is there again once the page is loaded again.
  await expect(toasts(page)).toContainText(/Starts in \d+ seconds/);
  await page.getByRole('link', { name: 'Companies', exact: true }).click();
  await expect(table(page, 'Companies').rows.first()).toBeVisible();
  await page.reload();
  await expect(toasts(page)).toContainText(/Starts in \d+ seconds/);
  await expect(page.getByRole('banner').getByRole('button', { name: '1 running' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflows(page)).toBe(false);
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect(toasts(page)).toContainText('Nothing was changed.');
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeHidden();
  expect(await states()).toEqual(before);
  await page.setViewportSize({ width: 1280, height: 800 });

  const input = { items, status: 'inactive' as const };
  const change = await makePlan(page, company, { kind: 'set-target-user-status', input });
  await page.goto(`/jobs/${change}`);
  await page.getByRole('button', { name: `Deactivate 3 target users in ${company.name}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Deactivate 3/ })
    .click();
  await expect(toasts(page).last()).toContainText('3 target users were deactivated');
  await toasts(page).last().getByRole('link', { name: 'See report' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
  await expect(table(page, 'Records of this job').rows).toHaveCount(3);
  expect(await findBarriers(page)).toEqual([]);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Report (CSV)' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);

  await page.goto(paths.companies());
  await page.getByRole('link', { name: 'Jobs', exact: true }).click();
  for (const id of [deletion, change]) {
    const row = table(page, 'Jobs').rows.filter({ has: page.locator(`a[href="/jobs/${id}"]`) });
    await expect(row).toHaveCount(1);
  }
});
