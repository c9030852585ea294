import { findBarriers } from '../support/axe.ts';
import { overflows, paths, switchCompany, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { expectOnPaper, sheets } from '../support/on-paper.ts';
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

for (const role of ['anonymous', 'norole', 'viewer', 'operator', 'admin'] as const) {
  const visits = pages.filter(({ who }) => who === role);

  test.describe(role, () => {
    test.use({ who: role });

    test(`every page, as ${role}, fits a phone and a zoomed window, has no barrier that axe finds, and can be printed`, async ({
      page,
    }) => {
      test.setTimeout(visits.length * 60_000);
      for (const { name, path, shown } of visits) {
        await test.step(name, async () => {
          await page.setViewportSize({ width: 360, height: 740 });
          await goWithin(page, path);
          await shown(page);
          expect.soft(await overflows(page), `${name} is wider than a phone`).toBe(false);
          expect.soft(await page.evaluate(misplaced), `${name}: cells without their header`).toEqual([]);

          await page.setViewportSize({ width: 1280, height: 800 });
          expect.soft(await findBarriers(page), `${name}: barriers`).toEqual([]);

          for (const [zoom, viewport] of Object.entries(zoomed)) {
            await page.setViewportSize(viewport);
            expect.soft(await overflows(page), `${name} scrolls sideways at ${zoom}`).toBe(false);
          }
          await page.evaluate(space);
          expect.soft(await overflows(page), `${name} scrolls sideways with wider text`).toBe(false);
          await page.evaluate('document.adoptedStyleSheets = []');

          const sheet = sheets[name];
          if (sheet) await expectOnPaper(page, sheet);
        });
      }
    });
  });
}

test('a list on paper says what it was narrowed by, and the main job can be done on a phone', async ({
  page,
}) => {
  await page.goto(paths.targetUsers(known.acme, { status: 'active', q: 'an' }));
  await table(page, 'Target users').settled();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(page.getByText('Status: Active')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clear filters' })).toBeHidden();
  await page.emulateMedia({ media: null });

  await page.setViewportSize({ width: 360, height: 740 });
  await switchCompany(page, known.brightwater.name);
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Target users' }).click();
  await expect(table(page, 'Target users').rows.first()).toBeVisible();
  expect(await overflows(page)).toBe(false);
});
