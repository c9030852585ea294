import { currentCompany, paletteInput, paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { ignoreCompanyHeader } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';
import { unreadCompany } from '../support/unread-company.ts';

test('a company that its customer has closed says so, and another can be chosen', async ({ page }) => {
  await page.goto(paths.targetUsers(known.privacy));
  await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
  await expect(page.getByText('The customer has closed its account to the reseller')).toBeVisible();
  await page.getByRole('button', { name: 'Choose another company' }).click();
  await expect(paletteInput(page)).toBeFocused();
});

test('a company that nothing proves says why, what can be done, and is there once Keepnet tells companies apart', async ({
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

for (const [what, company, label] of [
  ['its name, once the directory has it', known.privacy, known.privacy.name],
  ['its id, once its name is unknown', known.missing, known.missing.id],
] as const) {
  test(`the header of an unavailable company says ${what}, and nothing before`, async ({ page }) => {
    const release = await hold(page, /\/directory$/);
    await page.goto(paths.overview(company));
    await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
    await expect(currentCompany(page)).toHaveAccessibleName('Switch company Loading');
    const heading = page.getByRole('navigation', { name: 'Main' }).getByRole('heading');
    await expect(heading).toHaveText('Loading');
    release();
    await expect(currentCompany(page)).toHaveAccessibleName(`Switch company ${label}`);
    await expect(heading).toHaveText(label);
  });
}

test('a company of another reseller is unavailable, not empty', async ({ page }) => {
  await page.goto(paths.targetUsers(known.notManaged));
  await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
});

test('an address that holds no company id asks nothing upstream', async ({ page, sandbox }) => {
  const before = (await sandbox.requests('/api/target-users/search')).length;
  await page.goto('/companies/not%20an%20id/target-users');
  await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
  expect((await sandbox.requests('/api/target-users/search')).length).toBe(before);
});
