import type { Page } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import {
  currentCompany,
  offered,
  openPalette,
  overflows,
  paletteInput,
  paths,
  switchCompany,
  table,
} from '../support/console.ts';
import { known } from '../support/known.ts';
import { newTab } from '../support/new-tab.ts';
import { targetUserForm } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';

/** Opens the palette, types, and waits until the first choice is the wanted one. */
async function find(page: Page, typed: string, first: string): Promise<void> {
  await openPalette(page);
  await page.keyboard.type(typed);
  await expect(offered(page).first()).toContainText(first);
}

const active = (page: Page) => offered(page).and(page.getByRole('option', { selected: true }));
const status = (page: Page) => page.getByRole('dialog', { name: 'Switch company' }).getByRole('status');

test('a page is gone to by its name', async ({ page }) => {
  await page.goto('/');
  await find(page, 'groups comp', 'Company groups');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/company-groups$/);
  await expect(paletteInput(page)).toBeHidden();
  await expect(table(page, 'Company groups').root).toBeVisible();
});

test('the pages of the company on screen are found by its name, and no other company has any', async ({
  page,
}) => {
  await page.goto(paths.overview(known.acme));
  await find(page, 'target groups', `Target groups · ${known.acme.name}`);
  await expect(offered(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${paths.targetGroups(known.acme)}$`));
});

test('companies come first while typing, and before anything is typed the one worked with last', async ({
  page,
}) => {
  await page.goto(paths.overview(known.brightwater));
  await expect(page.getByRole('heading', { level: 1, name: known.brightwater.name })).toBeVisible();
  await switchCompany(page, known.acme.name);
  await expect(currentCompany(page)).toContainText(known.acme.name);
  await openPalette(page);
  const groups = page.getByRole('listbox', { name: 'Results' }).getByRole('group');
  await expect(groups.getByRole('option').first()).toContainText(known.brightwater.name);
  await expect(groups.first()).toHaveAccessibleName('Recent');
  await expect(groups.last()).toHaveAccessibleName('Pages and actions');
  await page.keyboard.type('a');
  await expect(groups).toHaveCount(2);
  await expect(groups.first()).toHaveAccessibleName('Companies');
  await expect(groups.last()).toHaveAccessibleName('Pages and actions');
});

test('the theme is changed by a command, marked, and not offered to a new tab', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await find(page, 'dark', 'Theme: Dark');
  const dialog = page.getByRole('dialog', { name: 'Switch company' });
  await expect(dialog.getByText('new tab')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(paletteInput(page)).toBeFocused();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('Enter');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await find(page, 'theme', 'Theme: System');
  await expect(offered(page).filter({ hasText: 'Current' })).toHaveText(/Dark/);
  await page.keyboard.press('Enter');
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('the company that is chosen stays so when it becomes a favourite and moves', async ({ page }) => {
  await page.goto(paths.companies());
  await openPalette(page);
  await expect(page.getByRole('group', { name: 'Companies' }).getByRole('option')).toHaveCount(6);
  await page.keyboard.press('ArrowDown');
  const name = (await active(page).locator('span').first().textContent()) ?? '';
  await page.getByRole('button', { name: `Add ${name} to favourites` }).click();
  await expect(page.getByRole('group', { name: 'Favourites' }).getByRole('option')).toContainText(name);
  await expect(active(page)).toContainText(name);
  await paletteInput(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('companies that are still on their way are not said to be missing', async ({ page }) => {
  const goOn = await hold(page, '**/api/companies/directory');
  await page.goto(paths.companies());
  await openPalette(page);
  await page.keyboard.type(known.brightwater.name);
  await expect(status(page)).toHaveText('Loading');
  await expect(page.getByText('Nothing matches')).toBeHidden();
  goOn();
  await expect(offered(page).first()).toContainText(known.brightwater.name);
});

test('a company and a page open in a new tab with the modifier, by key and by click', async ({
  page,
  context,
}) => {
  await page.goto(paths.targetUsers(known.acme));
  await find(page, known.brightwater.name, known.brightwater.name);
  const byKey = () => page.keyboard.press('ControlOrMeta+Enter');
  await newTab(context, paths.targetUsers(known.brightwater), byKey);
  await expect(paletteInput(page)).toBeFocused();
  const first = offered(page).first();
  await paletteInput(page).fill(known.overLicence.name);
  await expect(first).toContainText(known.overLicence.name);
  await newTab(context, paths.targetUsers(known.overLicence), () =>
    first.click({ modifiers: ['ControlOrMeta'] }),
  );
  await paletteInput(page).fill('company groups');
  await expect(offered(page).first()).toContainText('Company groups');
  await newTab(context, paths.companyGroups(), byKey);
  await expect(page).toHaveURL(new RegExp(`${paths.targetUsers(known.acme)}$`));
});

test('a screen reader hears which company is current, what is active and how much was found', async ({
  page,
}) => {
  await page.goto(paths.overview(known.acme));
  await expect(currentCompany(page)).toContainText(known.acme.name);
  await openPalette(page);
  await page.keyboard.type(known.acme.name);
  await expect(offered(page).first()).toHaveAccessibleName(new RegExp(`^${known.acme.name} Current`));
  await expect(status(page)).toHaveText(/^1 company, \d+ pages and actions$/);
  await expect(status(page)).toHaveAttribute('aria-live', 'polite');
  await page.keyboard.press('ArrowDown');
  await expect(paletteInput(page)).toHaveAttribute(
    'aria-activedescendant',
    (await active(page).getAttribute('id')) ?? 'none',
  );
  await expect(active(page)).not.toContainText('Current');
  await paletteInput(page).fill('no such thing');
  await expect(status(page)).toHaveText('0 companies, 0 pages and actions');
  await expect(page.getByText('Nothing matches “no such thing”.')).toBeVisible();
});

test('a viewer is offered no create', async ({ page }) => {
  await page.goto(paths.overview(known.acme));
  await find(page, 'target users', `Target users · ${known.acme.name}`);
  await paletteInput(page).fill('new');
  await expect(status(page)).toHaveText(/, 0 pages and actions$/);
});

test.describe('an operator', () => {
  test.use({ who: 'operator' });

  test('creates a target user in the company on screen without a mouse', async ({ page, sandbox }) => {
    await page.goto(paths.overview(known.acme));
    await expect(currentCompany(page)).toContainText(known.acme.name);
    await find(page, 'new target user', `New target user in ${known.acme.name}`);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${paths.newTargetUser(known.acme)}$`));
    const form = targetUserForm(page);
    await expect(form.email).toBeFocused();
    await page.keyboard.type('pal.ette@acme.example.com');
    for (const [field, text] of [
      [form.firstName, 'Pal'],
      [form.lastName, 'Ette'],
      [form.phone, '+905321112233'],
    ] as const) {
      await field.focus();
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await expect(form.panel).toBeHidden();
    expect(await sandbox.users(known.acme.id, 'pal.ette@acme.example.com')).toHaveLength(1);
  });
});

test('fits a phone of 360 px, with long names', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(paths.overview(known.otherScript));
  await openPalette(page);
  await page.keyboard.type('e');
  await expect(offered(page).first()).toBeVisible();
  expect(await overflows(page)).toBe(false);
});

test('has no barrier that axe finds, with companies and commands in it, in both themes', async ({ page }) => {
  await page.goto(paths.overview(known.acme));
  await expect(currentCompany(page)).toContainText(known.acme.name);
  await openPalette(page);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.type('t');
  await expect(offered(page).filter({ hasText: 'Theme: Dark' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

test('while it loads, keys reach nothing of the page behind it', async ({ page }) => {
  const goOn = await hold(page, /\/assets\/palette-[^/]*\.js$/);
  await page.goto(paths.companies());
  await page.getByRole('link', { name: known.acme.name }).focus();
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Switch company' });
  await expect(dialog).toHaveText('Loading');
  await page.keyboard.type('e');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page).toHaveURL(paths.companies());
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('link', { name: known.acme.name })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  goOn();
  await expect(paletteInput(page)).toBeFocused();
  await page.keyboard.type('bright');
  await expect(offered(page).first()).toContainText(known.brightwater.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(paths.overview(known.brightwater));
});
