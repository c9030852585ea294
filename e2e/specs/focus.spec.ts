import type { Page } from '@playwright/test';
import { openPalette, paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { targetUserForm } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';

const { acme } = known;

const opener = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe('what opens takes what is typed', () => {
  test.use({ who: 'admin' });

  for (const [pill, path, list, field] of [
    ['Department', paths.targetUsers(acme), 'Target users', 'Department contains'],
    ['Group', paths.companies(), 'Companies', 'Find a company group'],
    ['Company', '/activity', 'Activity', 'Name or id'],
  ] as const) {
    test(`the filter ${pill}, by click and by Enter`, async ({ page }) => {
      await page.goto(path);
      await table(page, list).settled();
      const button = opener(page, pill).first();
      const input = page.getByRole('dialog', { name: pill }).getByRole('textbox', { name: field });
      for (const open of [() => button.click(), () => button.press('Enter')]) {
        await open();
        await expect(input).toBeFocused();
        await page.keyboard.type('engineering');
        await expect(input).toHaveValue('engineering');
        await page.keyboard.press('Escape');
        await expect(button).toBeFocused();
      }
    });
  }

  test('the choices of a file, the second time too', async ({ page }) => {
    await page.goto(paths.companies());
    await table(page, 'Companies').settled();
    for (let time = 0; time < 2; time += 1) {
      await opener(page, 'Export').press('Enter');
      await expect(opener(page, 'CSV, all matching rows')).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(opener(page, 'Export')).toBeFocused();
    }
  });
});

test.describe('a dialog that its own button closes', () => {
  test.use({ who: 'operator' });

  test('gives the focus back to the form whose author stays', async ({ page }) => {
    await page.goto(paths.newTargetUser(acme));
    const form = targetUserForm(page);
    await form.email.click();
    await page.keyboard.type('ada');
    const question = page.getByRole('dialog', { name: 'Leave' });
    for (let time = 0; time < 2; time += 1) {
      await page.keyboard.press('Escape');
      await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(question).toHaveCount(0);
      await expect(form.email).toBeFocused();
    }
    await page.keyboard.type('.l');
    await expect(form.email).toHaveValue('ada.l');
  });

  test('gives it back to what opened it, also after a command of the palette', async ({ page }) => {
    await page.goto(paths.newCompanyGroup());
    const paste = opener(page, 'Paste a list');
    const dialog = page.getByRole('dialog', { name: 'Paste a list' });
    await paste.click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(paste).toBeFocused();
    await paste.press('Enter');
    await page.keyboard.type(acme.id);
    await dialog.getByRole('button', { name: 'Select 1 company' }).click();
    await expect(paste).toBeFocused();

    const name = page.getByRole('textbox', { name: 'Name' });
    await name.focus();
    await openPalette(page);
    await page.keyboard.type('theme: light');
    await page.keyboard.press('Enter');
    await expect(name).toBeFocused();
  });

  test('stays open when a press that began in it ends beside it', async ({ page }) => {
    await page.goto(paths.newCompanyGroup());
    await opener(page, 'Paste a list').click();
    const list = page.getByRole('textbox', { name: 'Names or ids' });
    await page.keyboard.type('Acme');
    await list.hover();
    await page.mouse.down();
    await page.mouse.move(5, 5);
    await page.mouse.up();
    await expect(list).toHaveValue('Acme');
    await page.mouse.click(5, 5);
    await expect(list).toHaveCount(0);
  });
});
