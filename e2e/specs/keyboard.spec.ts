import type { Page } from '@playwright/test';
import {
  currentCompany,
  openPalette,
  paletteInput,
  paths,
  switchCompany,
  table,
} from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

/** Presses Tab until what has the focus is `wanted`, such as `button "Sort"`, as a person without a mouse does. */
async function tabTo(page: Page, wanted: string, limit = 60): Promise<void> {
  const focused = page.locator(':focus');
  for (let presses = 0; presses < limit; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0 && (await focused.ariaSnapshot()).startsWith(`- ${wanted}`)) return;
  }
  throw new Error(`${limit} presses of Tab did not reach ${wanted}.`);
}

test.describe('without a mouse', () => {
  test.use({ who: 'anonymous' });

  test('sign in, find a customer, read its target users, sort them, sign out', async ({ page }) => {
    const { id, password } = person('viewer');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await tabTo(page, 'button "Sign in"');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Account', { exact: true })).toBeFocused();
    await page.keyboard.type(id);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await expect(table(page, 'Companies').rows.first()).toBeVisible();

    await switchCompany(page, known.brightwater.name);
    await expect(currentCompany(page)).toContainText(known.brightwater.name);

    await tabTo(page, 'link "Target users"');
    await page.keyboard.press('Enter');
    const users = table(page, 'Target users');
    await expect(users.rows).toHaveCount(25);
    await tabTo(page, 'button "E-mail"');
    await page.keyboard.press('Enter');
    await expect(users.column('E-mail')).toHaveAttribute('aria-sort', 'ascending');

    await tabTo(page, 'button "Account of', 120);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await tabTo(page, 'button "Sign out"');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Sign out of the demo identity provider as well?')).toBeVisible();
  });
});

test('single keys find and move between rows, but not while typing, and Escape restores the focus', async ({
  page,
}) => {
  await test.step('single keys: / finds, j and k walk the rows, and none of them works while typing', async () => {
    await page.goto(paths.companies());
    const companies = table(page, 'Companies');
    await expect(companies.rows.first()).toBeVisible();
    await page.keyboard.press('j');
    await expect(companies.rows.nth(0).getByRole('link')).toBeFocused();
    await page.keyboard.press('j');
    await expect(companies.rows.nth(1).getByRole('link')).toBeFocused();
    await page.keyboard.press('k');
    await expect(companies.rows.nth(0).getByRole('link')).toBeFocused();
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox', { name: 'Search companies' });
    await expect(search).toBeFocused();
    await page.keyboard.type('jk/');
    await expect(search).toHaveValue('jk/');
  });

  await test.step('Escape closes the switcher and the focus is back where it was', async () => {
    await goWithin(page, paths.companies());
    await table(page, 'Companies').settled();
    const search = page.getByRole('searchbox', { name: 'Search companies' });
    await search.focus();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(paletteInput(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(search).toBeFocused();
  });

  await test.step('Escape gives the focus back to what opened a menu, also from within it', async () => {
    for (const [opener, inside] of [
      ['Columns', page.getByRole('checkbox', { name: 'Users' })],
      ['Export', page.getByRole('button', { name: 'Excel, all matching rows' })],
      ['Group', page.getByRole('textbox', { name: 'Find a company group' })],
    ] as const) {
      const button = page.getByRole('button', { name: opener, exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
      await inside.focus();
      await page.keyboard.press('Escape');
      await expect(inside).toBeHidden();
      await expect(button).toBeFocused();
    }
  });
});

/** The next Tab leads to the first stop of the page, as where it was just loaded. */
const beginAtTheTop = (page: Page) =>
  page.evaluate(`
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  `);

/** How far the first row of every list may be from the top of its page. */
const maxPresses = 15;

for (const who of ['viewer', 'operator', 'admin'] as const) {
  test.describe(`as ${who}`, () => {
    test.use({ who });

    test(`the first row of every list is at most ${maxPresses} presses away`, async ({ page, sandbox }) => {
      const group = await sandbox.plantGroup(`Near for ${who}`, [known.acme.id]);
      const lists = [
        ['Companies', paths.companies()],
        ['Target users', paths.targetUsers(known.acme)],
        ['Target groups', paths.targetGroups(known.acme)],
        ['Company groups', paths.companyGroups()],
        [/Near for/, paths.companyGroup(group)],
        ...(who === 'admin' ? ([['Activity', '/activity']] as const) : []),
      ] as const;
      for (const [name, path] of lists) {
        await goWithin(page, path);
        const list = table(page, name);
        await list.settled();
        await beginAtTheTop(page);
        // Enter and the last Tab are the other two.
        await tabTo(page, 'link "Skip to the rows"', maxPresses - 2);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        await expect(list.rows.first().locator(':focus')).toHaveCount(1);
      }
    });
  });
}

test.describe('an operator', () => {
  test.use({ who: 'operator' });
  test('every key in the list of keys does what it says', async ({ page }) => {
    await test.step('a form that is closed by Escape gives the focus back to where it was', async () => {
      await page.goto(paths.targetUsers(known.acme));
      await table(page, 'Target users').settled();
      const opener = page.getByRole('link', { name: 'New target user' });
      await opener.focus();
      // The second time, all that the form needs is there at once.
      for (let time = 0; time < 2; time += 1) {
        await page.keyboard.press('Enter');
        await expect(page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).first()).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(opener).toBeFocused();
      }
    });

    await test.step('every key of the list, by a command and by ?', async () => {
      const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await openPalette(page);
      await page.keyboard.type('keyboard');
      await page.keyboard.press('Enter');
      await expect(list.getByRole('term')).toHaveText([
        'Find a company, page or action',
        'Open the result in a new tab',
        'Search this page',
        'New',
        'Export, or edit the open target user',
        'Next row',
        'Previous row',
        'Select from the last row to this one',
        'Select this row and the next',
        'Select this row and the previous',
        'Show this list',
      ]);
      await expect(list.getByRole('definition')).toHaveText([
        /^(Ctrl|⌘)K$/,
        /^(Ctrl|⌘)Enter$/,
        '/',
        'n',
        'e',
        'j',
        'k',
        /^Shift.?Space$/,
        /^Shift.?↓$/,
        /^Shift.?↑$/,
        '?',
      ]);
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog')).toHaveCount(0);
      await page.keyboard.press('?');
      await expect(list).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('e');
      await expect(page.getByRole('button', { name: 'CSV, all matching rows' })).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('n');
      await expect(page).toHaveURL(new RegExp(`${paths.newTargetUser(known.acme)}$`));
    });
  });
});
