import type { Locator } from '@playwright/test';
import { paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { newTab } from '../support/new-tab.ts';
import { expect, test } from '../support/test.ts';
import { watchRequests } from '../support/traffic.ts';

const { acme } = known;

test.beforeEach(async ({ page }) => {
  await page.goto(paths.companies());
  await table(page, 'Companies').settled();
});

test('a link opens its page without reloading the console, and the way back is one step', async ({
  page,
}) => {
  const requests = watchRequests(page);
  await page.getByRole('link', { name: acme.name }).click();
  await expect(page).toHaveURL(paths.overview(acme));
  await expect(page.getByRole('heading', { level: 1, name: acme.name })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(paths.companies());
  expect(requests.filter((request) => request.resourceType() === 'document')).toEqual([]);
});

test('Enter opens it too', async ({ page }) => {
  await page.getByRole('link', { name: acme.name }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: acme.name })).toBeVisible();
});

const inNewTab: [name: string, click: (link: Locator) => Promise<void>][] = [
  ['Ctrl and a click', (link) => link.click({ modifiers: ['ControlOrMeta'] })],
  ['the middle button', (link) => link.click({ button: 'middle' })],
];
for (const [name, click] of inNewTab) {
  test(`${name}: a new tab opens and this page is left alone`, async ({ context, page }) => {
    await newTab(context, paths.overview(acme), () => click(page.getByRole('link', { name: acme.name })));
    await expect(page).toHaveURL(paths.companies());
  });
}

test('the navigation says which page is open, and a link to it adds no step', async ({ page }) => {
  const main = page.getByRole('navigation', { name: 'Main' });
  const companies = main.getByRole('link', { name: 'Companies' });
  await main.getByRole('link', { name: 'Company groups' }).click();
  await expect(main.getByRole('link', { name: 'Company groups' })).toHaveAttribute('aria-current', 'page');
  await expect(companies).not.toHaveAttribute('aria-current');
  await main.getByRole('link', { name: 'Company groups' }).click();
  await page.goBack();
  await expect(companies).toHaveAttribute('aria-current', 'page');
});
