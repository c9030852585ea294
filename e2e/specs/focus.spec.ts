import type { Page } from '@playwright/test';
import { paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
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
