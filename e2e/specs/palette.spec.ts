import type { Page } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import { currentCompany, offered, openPalette, overflows, paletteInput, paths } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
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

test('while it loads, keys reach nothing of the page behind it', async ({ page }) => {
  const release = await hold(page, /\/assets\/palette-[^/]*\.js$/);
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
  release();
  await expect(paletteInput(page)).toBeFocused();
  await page.keyboard.type('bright');
  await expect(offered(page).first()).toContainText(known.brightwater.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(paths.overview(known.brightwater));
});

test('changes the theme, opens pages in a new tab, has no barrier that axe finds, and fits a phone', async ({
  page,
  context,
}) => {
  await test.step('the theme is changed by a command, marked, and not offered to a new tab', async () => {
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

  await test.step('a company and a page open in a new tab with the modifier, by key and by click', async () => {
    await goWithin(page, paths.targetUsers(known.acme));
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

  await test.step('no barrier that axe finds, with companies and commands in it, and on a phone of 360 px', async () => {
    await goWithin(page, paths.overview(known.otherScript));
    await openPalette(page);
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.type('t');
    await expect(offered(page).filter({ hasText: 'Theme: Dark' })).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflows(page)).toBe(false);
  });
});
