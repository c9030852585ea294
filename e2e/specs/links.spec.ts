import { paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { newTab } from '../support/new-tab.ts';
import { expect, test } from '../support/test.ts';
import { watchRequests } from '../support/traffic.ts';

const { acme } = known;

test('a link opens its page without a reload, in a new tab on request, and adds no needless step back', async ({
  context,
  page,
}) => {
  await page.goto(paths.companies());
  await table(page, 'Companies').settled();
  const link = page.getByRole('link', { name: acme.name });
  const requests = watchRequests(page);

  for (const follow of [() => link.click(), () => link.press('Enter')]) {
    await follow();
    await expect(page).toHaveURL(paths.overview(acme));
    await expect(page.getByRole('heading', { level: 1, name: acme.name })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(paths.companies());
  }

  await test.step('Ctrl and a click, or the middle button: a new tab opens and this page is left alone', async () => {
    await newTab(context, paths.overview(acme), () => link.click({ modifiers: ['ControlOrMeta'] }));
    await newTab(context, paths.overview(acme), () => link.click({ button: 'middle' }));
    await expect(page).toHaveURL(paths.companies());
  });

  await test.step('the navigation says which page is open, and a link to it adds no step', async () => {
    const main = page.getByRole('navigation', { name: 'Main' });
    const companies = main.getByRole('link', { name: 'Companies' });
    await main.getByRole('link', { name: 'Company groups' }).click();
    await expect(main.getByRole('link', { name: 'Company groups' })).toHaveAttribute('aria-current', 'page');
    await expect(companies).not.toHaveAttribute('aria-current');
    await main.getByRole('link', { name: 'Company groups' }).click();
    await page.goBack();
    await expect(companies).toHaveAttribute('aria-current', 'page');
  });

  expect(requests.filter((request) => request.resourceType() === 'document')).toEqual([]);
});
