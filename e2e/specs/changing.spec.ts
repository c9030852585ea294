import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import { paths, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import type { SandboxControl } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const company = known.brightwater;
const save = (page: Page) => page.getByRole('button', { name: `Save in ${company.name}` });

/** Leaves a target user in the company; answers the id and the address. */
async function plant(sandbox: SandboxControl, given: { firstName: string; phone?: string }) {
  const email = `${randomUUID()}@${company.domains[0]}`;
  const fresh = { companyId: company.id, email, lastName: 'Example', department: 'Sales' };
  await sandbox.plantUser({ phone: '+442079460018', ...fresh, ...given });
  const [user] = await sandbox.users(company.id, email);
  if (!user) throw new Error(`${email} is not there`);
  return user;
}

test.describe('an operator', () => {
  test.use({ who: 'operator' });

  test('edits a person by key, chooses where another person was faster, and deactivates them', async ({
    page,
    sandbox,
    browser,
    signedIn,
    baseURL,
  }) => {
    const user = await plant(sandbox, { firstName: 'Ada' });
    const address = `${paths.targetUsers(company)}/${user.id}`;
    await page.goto(address);
    await expect(page.getByRole('dialog', { name: 'Ada Example' })).toContainText('Sales');
    await page.getByRole('dialog', { name: 'Ada Example' }).getByText('First name').click();
    await page.keyboard.press('e');
    const panel = page.getByRole('dialog', { name: 'Edit Ada Example' });
    await panel.getByRole('textbox', { name: 'Department' }).fill('Legal');
    await panel.getByRole('textbox', { name: 'First name' }).first().fill('Augusta');
    const changes = panel.getByRole('region', { name: 'Changes' });
    await expect(changes).toContainText('Department: Sales → Legal');
    await expect(changes).toContainText('First name: Ada → Augusta');
    expect(await findBarriers(page)).toEqual([]);

    // Meanwhile, in another browser.
    const other = await browser.newContext({ storageState: await signedIn('admin'), baseURL: baseURL ?? '' });
    const rival = await other.newPage();
    await rival.goto(`${address}/edit`);
    await rival.getByRole('textbox', { name: 'Department' }).fill('Finance');
    await save(rival).click();
    await expect(toasts(rival)).toContainText('was saved');
    await other.close();

    await save(page).click();
    const table = panel.getByRole('table', { name: 'Fields that you both changed' });
    await expect(table.getByRole('row', { name: /^Department Sales Finance Legal/ })).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
    await table.getByRole('button', { name: 'Take theirs: Department' }).click();
    await expect(changes).not.toContainText('Department');
    await save(page).click();
    await expect(page).toHaveURL(new RegExp(`${user.id}$`));
    const details = page.getByRole('dialog', { name: 'Augusta Example' });
    await expect(details).toContainText('Finance');

    await details.getByRole('button', { name: 'Deactivate' }).click();
    const question = page.getByRole('dialog', { name: `Deactivate Augusta Example in ${company.name}?` });
    await expect(question).toContainText('They stay in their groups');
    await question.getByRole('button', { name: `Deactivate in ${company.name}` }).click();
    await expect(details.getByRole('button', { name: 'Activate', exact: true })).toBeVisible();
    const [stored] = await sandbox.users(company.id, user.email);
    expect(stored).toMatchObject({ firstName: 'Augusta', department: 'Finance', active: false });
  });

  test('renames a group, and is led to what prevents deactivating a person', async ({ page, sandbox }) => {
    await test.step('renames a group, and one that a system keeps says so instead', async () => {
      const id = await sandbox.plantTargetGroup(company.id, `Night shift ${randomUUID().slice(0, 8)}`);
      await goWithin(page, `${paths.targetGroups(company)}/${id}`);
      await page.getByRole('link', { name: 'Edit', exact: true }).click();
      const name = `Late shift ${randomUUID().slice(0, 8)}`;
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('combobox', { name: 'Priority' }).selectOption('High');
      expect(await findBarriers(page)).toEqual([]);
      await save(page).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
      await expect(page.getByRole('main')).toContainText('Priority: High');

      await goWithin(page, paths.targetGroups(company, { q: 'New Hires' }));
      await page.getByRole('link', { name: 'New Hires' }).click();
      await expect(page.getByRole('main')).toContainText(/manages this group/);
      await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
    });

    await test.step('is told at once what prevents deactivating, and is led to it', async () => {
      const user = await plant(sandbox, { firstName: 'Ben', phone: '' });
      await goWithin(page, `${paths.targetUsers(company)}/${user.id}`);
      await page.getByRole('button', { name: 'Deactivate' }).click();
      await page.getByRole('link', { name: 'Edit: add the number' }).click();
      await page.getByRole('textbox', { name: 'Phone' }).fill('+44 20 7946 0018');
      await save(page).click();
      await expect(page.getByRole('dialog', { name: 'Ben Example' })).toContainText('+442079460018');
    });
  });

  test('adds people by search and by address, removes members, and does so from the person too', async ({
    page,
    sandbox,
  }) => {
    const [ann, ben] = [
      await plant(sandbox, { firstName: 'Ann' }),
      await plant(sandbox, { firstName: 'Ben' }),
    ];
    const name = `Night shift ${randomUUID().slice(0, 8)}`;
    const id = await sandbox.plantTargetGroup(company.id, name);
    await page.goto(`${paths.targetGroups(company)}/${id}`);
    await page.getByRole('link', { name: 'Change members' }).click();
    const panel = page.getByRole('dialog', { name: 'Change members' });
    await panel.getByRole('searchbox', { name: `Find people in ${company.name}` }).fill(ann.email);
    await panel.getByRole('checkbox', { name: ann.email }).check();
    const absent = `absent@${company.domains[0]}`;
    await panel.getByRole('textbox', { name: 'Or paste e-mail addresses' }).fill(`${ben.email}\n${absent}`);
    await panel.getByRole('button', { name: 'Look up 2 addresses' }).click();
    await expect(panel.getByRole('status')).toContainText('1 person found');
    await expect(panel.getByRole('status')).toContainText(absent);
    await expect(panel.getByRole('region', { name: 'Changes' }).getByRole('listitem')).toHaveCount(2);
    expect(await findBarriers(page)).toEqual([]);
    await save(page).click();
    await expect(toasts(page)).toContainText('2 people added');
    const members = page.getByRole('table', { name: `Members of ${name}` });
    await expect(members).toContainText(ann.email);
    await expect(members).toContainText(ben.email);

    await page.getByRole('link', { name: 'Change members' }).click();
    const leaving = panel.getByRole('region', { name: 'Found: Find members of this group' });
    await leaving.getByRole('checkbox', { name: ben.email }).check();
    await save(page).click();
    await expect(members).not.toContainText(ben.email);

    await page.goto(`${paths.targetUsers(company)}/${ben.id}`);
    await page.getByRole('link', { name: 'Change groups' }).click();
    await page.getByRole('combobox', { name: 'Target groups' }).fill(name);
    await page.getByRole('option', { name }).click();
    await save(page).click();
    await expect(
      page.getByRole('dialog', { name: 'Ben Example' }).getByRole('region', { name: 'Target groups' }),
    ).toContainText(name);
  });
});
