import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { paths, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { targetUserForm } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';
import { watchRequests } from '../support/traffic.ts';

const { acme, brightwater } = known;

/** None of these is offered on the page as it is. */
async function expectNone(page: Page, ...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) {
    await expect(page.getByRole('link', { name })).toHaveCount(0);
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
}

test('a viewer is offered nothing that changes something, and is told why at its address', async ({
  page,
  sandbox,
}) => {
  const requests = watchRequests(page);

  await test.step('target users', async () => {
    const email = `${randomUUID()}@${brightwater.domains[0]}`;
    await sandbox.plantUser({
      companyId: brightwater.id,
      email,
      phone: '+442079460018',
      firstName: 'Cat',
      lastName: 'Example',
      department: 'Sales',
    });
    const [user] = await sandbox.users(brightwater.id, email);
    await goWithin(page, paths.targetUsers(brightwater));
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    await expectNone(page, 'New target user');
    await page.keyboard.press('n');
    await expect(page).toHaveURL(/target-users$/);
    await goWithin(page, paths.newTargetUser(brightwater));
    await expect(page.getByText('Your role is Viewer. Creating needs Operator')).toBeVisible();
    await expect(targetUserForm(page).email).toHaveCount(0);
    await goWithin(page, `${paths.targetUsers(brightwater)}/${user?.id}`);
    await expect(page.getByRole('dialog', { name: 'Cat Example' })).toContainText('Sales');
    await expectNone(page, 'Deactivate', /^(Edit|Change groups)$/);
  });

  await test.step('target groups', async () => {
    const group = `Night shift ${randomUUID().slice(0, 8)}`;
    const id = await sandbox.plantTargetGroup(brightwater.id, group);
    await goWithin(page, paths.targetGroups(brightwater));
    await expect(table(page, 'Target groups').rows.first()).toBeVisible();
    await expectNone(page, 'New target group');
    await goWithin(page, paths.newTargetGroup(brightwater));
    await expect(page.getByText('Your role is Viewer. Creating needs Operator')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveCount(0);
    await goWithin(page, `${paths.targetGroups(brightwater)}/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(group);
    await expectNone(page, /^(Edit|Change members)$/);
  });

  await test.step('company groups', async () => {
    const id = await sandbox.plantGroup('Seen by a viewer', [acme.id, brightwater.id]);
    await goWithin(page, paths.companyGroup(id));
    await expect(table(page, 'Members of Seen by a viewer').rows).toHaveCount(2);
    await expectNone(page, 'Rename', 'Edit members');
    await goWithin(page, paths.editMembers(id));
    await expect(
      page.getByText('Your role is Viewer. Changing a company group needs Operator'),
    ).toBeVisible();
    await goWithin(page, paths.newCompanyGroup());
    await expect(page.getByRole('heading', { name: 'You cannot create here' })).toBeVisible();
  });

  await test.step('what only admins see', async () => {
    await goWithin(page, '/sessions');
    await expect(page.getByRole('heading', { name: 'Sessions are for admins' })).toBeVisible();
    await expect(page.getByText('Your role is Viewer.')).toBeVisible();
    await goWithin(page, '/activity');
    await expect(page.getByRole('heading', { name: 'Activity is for admins' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Your role is Viewer');
    await expect(
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Companies' }),
    ).toBeVisible();
    await expectNone(page, 'Sessions', 'Activity');
    expect(requests.filter((request) => request.url().includes('/api/audit'))).toEqual([]);
  });
});
