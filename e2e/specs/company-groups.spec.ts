import { findBarriers } from '../support/axe.ts';
import { overflows, paths, table, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

const { acme, brightwater, twinA, twinB, unlimited } = known;

test.describe('a viewer', () => {
  test('finds a group and its members, and tells a group that is gone from an empty one', async ({
    page,
    sandbox,
  }) => {
    await sandbox.plantGroup('Crossed Group', [unlimited.id, brightwater.id]);
    await test.step('finds a group and reads its members', async () => {
      await sandbox.plantGroup('Viewed Group', [acme.id, brightwater.id]);
      await goWithin(page, paths.companyGroups());
      await expect(table(page, 'Company groups').rows.first()).toBeVisible();
      await page.getByRole('searchbox', { name: 'Search company groups' }).fill('viewed');
      await expect(page).toHaveURL(/q=viewed/);
      await page.getByRole('link', { name: 'Viewed Group' }).click();
      await expect(page).toHaveTitle('Viewed Group · Reseller Console');
      const members = table(page, 'Members of Viewed Group');
      await expect(members.rows).toHaveCount(2);
      await members.sortBy('Industry');
      await expect(page).toHaveURL(/sort=industry/);
    });

    await test.step('a company leads to its groups, and the companies can be narrowed to one', async () => {
      await goWithin(page, paths.overview(unlimited));
      await page.getByRole('link', { name: 'Crossed Group' }).click();
      await expect(table(page, 'Members of Crossed Group').rows).toHaveCount(2);

      await goWithin(page, paths.companies());
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

    await test.step('a group that is gone is told apart from an empty one', async () => {
      await goWithin(page, paths.companyGroup('nO1sUcHgRoUp'));
      await expect(page.getByRole('heading', { name: 'Company group not found' })).toBeVisible();
      await page.getByRole('link', { name: 'All company groups' }).last().click();
      await expect(table(page, 'Company groups').rows.first()).toBeVisible();

      const groupId = await sandbox.plantGroup('Empty Group', []);
      await goWithin(page, paths.companyGroup(groupId));
      await expect(page.getByRole('heading', { name: 'This group has no companies yet.' })).toBeVisible();
    });
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

  test('renames a group and keeps its members, also where the upstream would clear them', async ({
    page,
    sandbox,
  }) => {
    for (const rename of ['keeps', 'clears'] as const) {
      await sandbox.modes({ rename });
      const groupId = await sandbox.plantGroup(`Old Name ${rename}`, [acme.id, brightwater.id]);
      await goWithin(page, paths.companyGroup(groupId));
      await page.getByRole('link', { name: 'Rename' }).click();
      await expect(page.getByText('reads all 2 members right before, sends them unchanged')).toBeVisible();
      await page.getByRole('textbox', { name: 'Name' }).fill(`New Name ${rename}`);
      await page.getByRole('button', { name: 'Save the new name' }).click();
      await expect(page.getByRole('heading', { level: 1, name: `New Name ${rename}` })).toBeVisible();
      await expect(table(page, `Members of New Name ${rename}`).rows).toHaveCount(2);
      expect(await sandbox.membersOf(`New Name ${rename}`)).toHaveLength(2);
    }

    const groupId = await sandbox.plantGroup('A Group of Several Companies', [acme.id, brightwater.id]);
    await page.setViewportSize({ width: 360, height: 740 });
    const screens = [
      `${paths.companyGroup(groupId)}/rename`,
      paths.editMembers(groupId),
      paths.companyGroup(groupId),
    ];
    for (const path of screens) {
      await goWithin(page, path);
      await expect(
        page.getByRole('row').or(page.getByRole('listbox')).or(page.getByRole('textbox')).first(),
      ).toBeVisible();
      expect(await overflows(page), path).toBe(false);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await findBarriers(page)).toEqual([]);
  });
});
