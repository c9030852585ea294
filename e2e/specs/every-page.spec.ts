import { findBarriers } from '../support/axe.ts';
import { overflows, switchCompany, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { pages } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

for (const { name, who, path, shown } of pages) {
  test.describe(name, () => {
    test.use({ who });

    test('has no barrier that axe finds, in both themes', async ({ page }) => {
      await page.goto(path);
      await shown(page);
      expect(await findBarriers(page)).toEqual([]);
    });

    test('fits a phone of 360 px', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(path);
      await shown(page);
      expect(await overflows(page)).toBe(false);
    });
  });
}

test('the main job can be done on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/');
  await switchCompany(page, known.brightwater.name);
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Target users' }).click();
  await expect(table(page, 'Target users').rows.first()).toBeVisible();
  expect(await overflows(page)).toBe(false);
});
