import type { Page } from '@playwright/test';
import { overflows, paths } from '../support/console.ts';
import { known } from '../support/known.ts';
import { pages } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** A window of 1280 x 800 and of 1280 x 1024, zoomed in (WCAG 1.4.4 and 1.4.10). */
const zoomed = { '200 %': { width: 640, height: 400 }, '400 %': { width: 320, height: 256 } };

/** The distances that WCAG 1.4.12 lets a person set. */
const space = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(\`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  \`);
  document.adoptedStyleSheets = [sheet];
`;

/** What has the focus and is covered at its middle by something that stays in sight. */
const covered = `(() => {
  const field = document.activeElement;
  const { left, top, width, height } = field.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  return above === null || !(field.contains(above) || above.contains(field) || field.labels?.[0]?.contains(above));
})()`;

for (const { name, who, path, shown } of pages) {
  test.describe(name, () => {
    test.use({ who });

    test('needs no scrolling sideways when zoomed in, nor with more space between letters', async ({
      page,
    }) => {
      await page.goto(path);
      await shown(page);
      for (const viewport of [zoomed['200 %'], zoomed['400 %']]) {
        await page.setViewportSize(viewport);
        expect(await overflows(page)).toBe(false);
      }
      await page.evaluate(space);
      expect(await overflows(page)).toBe(false);
    });
  });
}

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

  test('sees every field of a form that has the focus', async ({ page }) => {
    await page.goto(paths.newTargetUser(known.acme));
    const form = page.getByRole('dialog', { name: 'New target user' });
    await expect(form.getByRole('textbox', { name: 'E-mail' }).first()).toBeFocused();
    await expect(form.getByRole('region', { name: 'Custom fields' })).toBeVisible();
    expect(await tabThrough(page, 24)).toEqual([]);
  });

  test('sees the head of a column that has the focus', async ({ page }) => {
    await page.goto(paths.targetUsers(known.acme));
    await page.getByRole('combobox', { name: 'Rows per page' }).focus();
    const heads = page.getByRole('columnheader').getByRole('button');
    await heads.first().focus();
    await expect(heads.first()).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate<boolean>(covered)).toBe(false);
  });

  test('sees the whole of what opens', async ({ page }) => {
    await page.goto(paths.targetUsers(known.acme));
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
