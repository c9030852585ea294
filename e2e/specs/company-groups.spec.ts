import { findBarriers } from '../support/axe.ts';
import { overflows, paths, table, toasts } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';

const { acme, brightwater, twinA, twinB, unlimited } = known;

test.describe('a viewer', () => {
  test('finds a group, reads its members, and cannot change it', async ({ page, sandbox }) => {
    const groupId = await sandbox.plantGroup('Viewed Group', [acme.id, brightwater.id]);
    await page.goto(paths.companyGroups());
    await expect(table(page, 'Company groups').rows.first()).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search company groups' }).fill('viewed');
    await expect(page).toHaveURL(/q=viewed/);
    await page.getByRole('link', { name: 'Viewed Group' }).click();
    await expect(page).toHaveTitle('Viewed Group · Reseller Console');
    const members = table(page, 'Members of Viewed Group');
    await expect(members.rows).toHaveCount(2);
    await members.sortBy('Industry');
    await expect(page).toHaveURL(/sort=industry/);
    for (const name of ['Rename', 'Edit members']) {
      await expect(page.getByRole('link', { name })).toHaveCount(0);
    }
    await page.goto(paths.editMembers(groupId));
    await expect(
      page.getByText('Your role is Viewer. Changing a company group needs Operator'),
    ).toBeVisible();
    await page.goto(paths.newCompanyGroup());
    await expect(page.getByRole('heading', { name: 'You cannot create here' })).toBeVisible();
  });

  test('a company leads to its groups, and the companies can be narrowed to one', async ({
    page,
    sandbox,
  }) => {
    await sandbox.plantGroup('Crossed Group', [unlimited.id, brightwater.id]);
    await page.goto(paths.overview(unlimited));
    await page.getByRole('link', { name: 'Crossed Group' }).click();
    await expect(table(page, 'Members of Crossed Group').rows).toHaveCount(2);

    await page.goto(paths.companies());
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('textbox', { name: 'Find a company group' }).fill('crossed');
    await page.getByRole('button', { name: /^Crossed Group/ }).click();
    const companies = table(page, 'Companies');
    await expect(companies.rows).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'Group: Crossed Group', exact: true })).toBeVisible();
    await page.reload();
    await expect(companies.rows).toHaveCount(2);
    await page.getByRole('button', { name: 'Remove filter Group: Crossed Group' }).click();
    await expect(companies.rows).toHaveCount(25);
  });

  test('a group that is gone is told apart from an empty one', async ({ page, sandbox }) => {
    await page.goto(paths.companyGroup('nO1sUcHgRoUp'));
    await expect(page.getByRole('heading', { name: 'Company group not found' })).toBeVisible();
    await page.getByRole('link', { name: 'All company groups' }).last().click();
    await expect(table(page, 'Company groups').rows.first()).toBeVisible();

    const groupId = await sandbox.plantGroup('Empty Group', []);
    await page.goto(paths.companyGroup(groupId));
    await expect(page.getByRole('heading', { name: 'This group has no companies yet.' })).toBeVisible();
  });

  test('a credential that is not a reseller’s is told in plain words', async ({ page, sandbox }) => {
    await sandbox.spoil(
      { path: '/api/company-groups/search' },
      { kind: 'status', status: 403, envelope: true },
    );
    await page.goto(paths.companyGroups());
    await expect(page.getByRole('alert')).toContainText('credential does not belong to a reseller');
    await sandbox.heal();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(table(page, 'Company groups').rows.first()).toBeVisible();
  });
});

test.describe('an operator', () => {
  test.use({ who: 'operator' });

  test('creates a group with members, and the button says how many', async ({ page, sandbox }) => {
    await page.goto(paths.companyGroups());
    await page.getByRole('link', { name: 'New company group' }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await expect(name).toBeFocused();
    const submit = page.getByRole('button', { name: /^Create company group/ });
    await expect(submit).toHaveText('Create company group');
    await submit.click();
    await expect(page.getByText('Required', { exact: true })).toBeVisible();
    await expect(name).toBeFocused();
    await name.fill('Made Here');
    await expect(page.getByText('9 of 64')).toBeVisible();

    const find = page.getByRole('combobox', { name: 'Find companies by name or id' });
    await find.fill('meridian');
    await page.getByRole('button', { name: 'Select all 2' }).click();
    await find.fill('brightwater');
    await page.keyboard.press('Enter');
    await expect(submit).toHaveText('Create company group with 3 companies');
    await submit.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Made Here' })).toBeVisible();
    await expect(table(page, 'Members of Made Here').rows).toHaveCount(3);
    await expect(toasts(page)).toContainText('Company group “Made Here” was created');
    expect((await sandbox.membersOf('Made Here')).toSorted()).toEqual(
      [brightwater.id, twinA.id, twinB.id].toSorted(),
    );
  });

  test('is told that the companies to choose from load, instead of that none matches', async ({ page }) => {
    const release = await hold(page, /\/api\/companies\/directory/);
    await page.goto(paths.newCompanyGroup());
    const members = page.getByRole('region', { name: 'Companies' });
    await expect(members.getByRole('status')).toHaveText('Loading');
    await expect(members).not.toContainText('No company matches.');
    await expect(members).not.toContainText('All 0');
    release();
    await expect(page.getByRole('listbox', { name: 'Companies to choose from' })).toContainText(acme.name);
  });

  for (const rename of ['keeps', 'clears'] as const) {
    test(`renames a group and keeps its members where the upstream ${rename} them`, async ({
      page,
      sandbox,
    }) => {
      await sandbox.modes({ rename });
      const groupId = await sandbox.plantGroup(`Old Name ${rename}`, [acme.id, brightwater.id]);
      await page.goto(paths.companyGroup(groupId));
      await page.getByRole('link', { name: 'Rename' }).click();
      await expect(page.getByText('reads all 2 members right before, sends them unchanged')).toBeVisible();
      await page.getByRole('textbox', { name: 'Name' }).fill(`New Name ${rename}`);
      await page.getByRole('button', { name: 'Save the new name' }).click();
      await expect(page.getByRole('heading', { level: 1, name: `New Name ${rename}` })).toBeVisible();
      await expect(table(page, `Members of New Name ${rename}`).rows).toHaveCount(2);
      expect(await sandbox.membersOf(`New Name ${rename}`)).toHaveLength(2);
    });
  }

  test('is not told of a success when the new name was refused', async ({ page, sandbox }) => {
    const groupId = await sandbox.plantGroup('Refused Name', [acme.id]);
    await sandbox.spoil(
      { method: 'PUT', path: '/api/company-groups/{resourceId}' },
      { kind: 'status', status: 400, envelope: true, message: 'Name is taken' },
    );
    await page.goto(`${paths.companyGroup(groupId)}/rename`);
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Another');
    await page.getByRole('button', { name: 'Save the new name' }).click();
    await expect(page.getByRole('alert')).toContainText('The group was not renamed');
    await expect(page.getByRole('heading', { level: 1, name: 'Refused Name' })).toBeVisible();
    await expect(name).toHaveValue('Another');
  });

  test('every screen of one group fits a phone, and its page has no barrier that axe finds', async ({
    page,
    sandbox,
  }) => {
    const groupId = await sandbox.plantGroup('A Group of Several Companies', [acme.id, brightwater.id]);
    await page.setViewportSize({ width: 360, height: 740 });
    const screens = [
      `${paths.companyGroup(groupId)}/rename`,
      paths.editMembers(groupId),
      paths.companyGroup(groupId),
    ];
    for (const path of screens) {
      await page.goto(path);
      await expect(
        page.getByRole('row').or(page.getByRole('listbox')).or(page.getByRole('textbox')).first(),
      ).toBeVisible();
      expect(await overflows(page), path).toBe(false);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await findBarriers(page)).toEqual([]);
  });
});
