import { paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

test.use({ who: 'admin', colorScheme: 'dark' });

/** The inside of a sheet of A4 with our margins, in CSS pixels. */
const portrait = { width: 703, height: 1032 };
const landscape = { width: 1032, height: 703 };

/** No box around the rows cuts or scrolls them. */
const everyRowShows = `
  [...document.querySelectorAll('.list-frame, .list-scroll')].every((box) => box.scrollHeight <= box.clientHeight + 1)
`;
const fitsSheet = `
  [...document.querySelectorAll('table, th, td')].every((cell) => cell.getBoundingClientRect().right <= innerWidth)
`;

for (const { name, path, company } of [
  { name: 'Companies', path: paths.companies(), company: 'All companies' },
  {
    name: 'Target users',
    path: paths.targetUsers(known.acme, { status: 'active' }),
    company: known.acme.name,
  },
  { name: 'Target groups', path: paths.targetGroups(known.acme), company: known.acme.name },
  { name: 'Company groups', path: paths.companyGroups(), company: 'All companies' },
  { name: 'Activity', path: '/activity', company: 'All companies' },
  { name: 'Sessions', path: '/sessions', company: 'All companies' },
]) {
  test(`${name} on paper: title, company and every row, black on white, nothing to press`, async ({
    page,
  }) => {
    await page.setViewportSize(portrait);
    await page.goto(path);
    const { root, rows, settled } = table(page, name);
    await settled();
    await expect(rows.first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });

    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByRole('banner').getByText(company)).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeHidden();
    await expect(page.getByRole('button', { name: /^Account of/ })).toBeHidden();
    await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.locator('html')).toHaveCSS('color', 'rgb(0, 0, 0)');
    await expect(root.locator('thead')).toHaveCSS('display', 'table-header-group');

    for (const sheet of [portrait, landscape]) {
      await page.setViewportSize(sheet);
      expect(await page.evaluate(everyRowShows)).toBe(true);
      expect(await page.evaluate(fitsSheet)).toBe(true);
    }
  });
}

test('a list on paper says what it was narrowed by', async ({ page }) => {
  await page.goto(paths.targetUsers(known.acme, { status: 'active', q: 'an' }));
  await table(page, 'Target users').settled();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(page.getByText('Status: Active')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clear filters' })).toBeHidden();
});
