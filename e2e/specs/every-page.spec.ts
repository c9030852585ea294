import { findBarriers } from '../support/axe.ts';
import { overflows, switchCompany, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { pages } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';
import { zoomed } from '../support/zoomed.ts';

/** The distances that WCAG 1.4.12 lets a person set. */
const space = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(\`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  \`);
  document.adoptedStyleSheets = [sheet];
`;

/** Rows of tables whose cells that are there do not stand under the headers that are there. */
const misplaced = `
  [...document.querySelectorAll('table')].flatMap((table) => {
    const there = (row) => [...row.cells].filter((cell) => getComputedStyle(cell).display !== 'none');
    const places = (row) => there(row).map((cell) => cell.cellIndex).join();
    const [head, ...rows] = table.rows;
    return rows.filter((row) => there(row)[0].colSpan === 1 && places(row) !== places(head)).map((row) => row.innerText);
  })
`;

for (const { name, who, path, shown } of pages) {
  test.describe(name, () => {
    test.use({ who });

    test('fits a phone of 360 px with cells under their headers, has no barrier that axe finds, and no scrolling sideways when zoomed in', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(path);
      await shown(page);
      expect(await overflows(page)).toBe(false);
      expect(await page.evaluate(misplaced)).toEqual([]);

      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await findBarriers(page)).toEqual([]);

      for (const viewport of [zoomed['200 %'], zoomed['400 %']]) {
        await page.setViewportSize(viewport);
        expect(await overflows(page)).toBe(false);
      }
      await page.evaluate(space);
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
