import { currentCompany, paletteInput, paths, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { ignoreCompanyHeader } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { unreadCompany } from '../support/unread-company.ts';

test('a company that cannot be shown says why, asks nothing more, and another can be chosen', async ({
  page,
  sandbox,
}) => {
  const unavailable = page.getByRole('heading', { name: 'This company is unavailable' });
  await page.goto(paths.targetUsers(known.notManaged));
  await expect(unavailable).toBeVisible();

  const before = (await sandbox.requests('/api/target-users/search')).length;
  await goWithin(page, '/companies/not%20an%20id/target-users');
  await expect(unavailable).toBeVisible();
  expect((await sandbox.requests('/api/target-users/search')).length).toBe(before);

  await page.goto(paths.targetUsers(known.privacy));
  await expect(unavailable).toBeVisible();
  await expect(currentCompany(page)).toContainText(known.privacy.name);
  await expect(page.getByText('The customer has closed its account to the reseller')).toBeVisible();
  await page.getByRole('button', { name: 'Choose another company' }).click();
  await expect(paletteInput(page)).toBeFocused();
});

test('an unproven company says why and what can be done, and opens once it is proven', async ({
  page,
  sandbox,
}) => {
  await ignoreCompanyHeader(sandbox);
  await page.goto(paths.targetUsers(await unreadCompany(page, 0)));
  await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
  await expect(page.getByText('do not show whether they are about this company')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Create a target group' })).toBeVisible();
  await sandbox.restore();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(table(page, 'Target users').rows).toHaveCount(25);
});
