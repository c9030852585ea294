import type { Page } from '@playwright/test';
import { paths } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';
import { zoomed } from '../support/zoomed.ts';

/** What has the focus and is covered at its middle by something that stays in sight. */
const covered = `(() => {
  const field = document.activeElement;
  const { left, top, width, height } = field.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  return above === null || !(field.contains(above) || above.contains(field) || field.labels?.[0]?.contains(above));
})()`;

async function tabThrough(page: Page, presses: number): Promise<string[]> {
  const hidden: string[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(covered)) hidden.push(await page.locator(':focus').ariaSnapshot());
  }
  return hidden;
}

test.describe('an operator at 400 %', () => {
  test.use({ who: 'operator', viewport: zoomed['400 %'] });

  test('sees every focused field and column header, and everything that opens', async ({ page }) => {
    await page.goto(paths.newTargetUser(known.acme));
    const form = page.getByRole('dialog', { name: 'New target user' });
    await expect(form.getByRole('textbox', { name: 'E-mail' }).first()).toBeFocused();
    await expect(form.getByRole('region', { name: 'Custom fields' })).toBeVisible();
    expect(await tabThrough(page, 24)).toEqual([]);

    await goWithin(page, paths.targetUsers(known.acme));
    await page.getByRole('combobox', { name: 'Rows per page' }).focus();
    const heads = page.getByRole('columnheader').getByRole('button');
    await heads.first().focus();
    await expect(heads.first()).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate<boolean>(covered)).toBe(false);

    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const last = page.getByRole('button', { name: 'Excel, this page' });
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
    await expect(page.getByText('All matching rows')).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await page.locator('body').press('?');
    const close = page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Show this list');
    await close.scrollIntoViewIfNeeded();
    await expect(close).toBeInViewport({ ratio: 1 });
  });
});
