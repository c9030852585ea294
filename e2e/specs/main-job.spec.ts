import { currentCompany, emailsIn, paths, signIn, switchCompany, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { clickBoth } from '../support/in-a-hurry.ts';
import { known } from '../support/known.ts';
import { person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test.describe('the main job', () => {
  test.use({ who: 'anonymous' });

  test('sign in, switch to a customer by keyboard, browse its target users', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveTitle(/Sign in/);
    await signIn(page, 'viewer');
    await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
    await expect(table(page, 'Companies').rows.first()).toBeVisible();
    await expect(page.getByRole('button', { name: `Account of ${person('viewer').name}` })).toBeVisible();

    await switchCompany(page, known.brightwater.name);
    await expect(page).toHaveURL(new RegExp(`/companies/${known.brightwater.id}`));
    await expect(currentCompany(page)).toContainText(known.brightwater.name);

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Target users' }).click();
    await expect(page).toHaveTitle(`Target users · ${known.brightwater.name}`);
    await expect(table(page, 'Target users').rows).toHaveCount(25);
  });
});

// This moment cannot be waited for: the address has changed, and the page has yet to follow.
const typeAsTheAddressChanges = `
  history.replaceState = (...change) => {
    delete history.replaceState;
    history.replaceState(...change);
    document.execCommand('insertText', false, 'm');
  };
`;

test('search, filter, sort and page live in the address, and the back button undoes them', async ({
  page,
}) => {
  const users = table(page, 'Target users');
  await page.goto(paths.targetUsers(known.acme));
  await users.settled();

  await users.sortBy('Department');
  await expect(page).toHaveURL(/sort=department/);
  await expect(users.column('Department')).toHaveAttribute('aria-sort', 'ascending');

  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('26-50 of');
  await users.settled();

  await page.goBack();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('1-25 of');
  await page.goForward();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('26-50 of');

  const email = (await emailsIn(users.rows.first()).textContent()) ?? '';
  await page.getByRole('searchbox', { name: 'Search target users' }).fill(email);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === email && !url.searchParams.has('page'));
  await expect(users.rows).toHaveCount(1);
  await expect(users.rows.first()).toContainText(email);

  await page.reload();
  await expect(users.rows).toHaveCount(1);
  await expect(page.getByRole('searchbox', { name: 'Search target users' })).toHaveValue(email);

  await test.step('a letter that comes while the page follows a search stays, and is searched for', async () => {
    await goWithin(page, paths.targetUsers(known.acme));
    await users.settled();
    const search = page.getByRole('searchbox', { name: 'Search target users' });
    await search.focus();
    await page.evaluate(typeAsTheAddressChanges);
    await page.keyboard.type('ada');
    await expect(page).toHaveURL(/q=adam/);
    await expect(search).toHaveValue('adam');
    await page.goBack();
    await page.goForward();
    await expect(search).toHaveValue('adam');
  });

  await test.step('what is ticked before the page shows the tick before it loses neither', async () => {
    await goWithin(page, paths.targetUsers(known.acme));
    await users.settled();
    await page.getByRole('button', { name: 'Priority', exact: true }).first().click();
    await expect(page.getByRole('checkbox', { name: 'High', exact: true })).toBeVisible();
    const box = (nth: number) => `[popover] label:nth-of-type(${nth}) > input[type=checkbox]`;
    await clickBoth(page, box(1), box(2));
    await expect(page.getByRole('button', { name: 'Priority: High, Very high', exact: true })).toBeVisible();
    await expect(page).toHaveURL(/priority=High%2CVeryHigh/);
  });

  await test.step('a shared address with filters shows the same to everyone who opens it', async () => {
    await goWithin(page, paths.targetUsers(known.acme, { status: 'inactive', pageSize: '10' }));
    await expect(users.rows).toHaveCount(10);
    await expect(users.rows.getByText('Inactive', { exact: true })).toHaveCount(10);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).not.toHaveURL(/status=/);
  });

  await test.step('companies: search, the over-licence filter, and a row leads into the company', async () => {
    await goWithin(page, paths.companies());
    const companies = table(page, 'Companies');
    await page.getByRole('searchbox', { name: 'Search companies' }).fill(known.overLicence.name);
    await expect(companies.rows).toHaveCount(1);
    await expect(companies.rows.first()).toContainText('over');
    await companies.rows.first().getByRole('link', { name: known.overLicence.name }).click();
    await expect(page).toHaveURL(new RegExp(paths.overview(known.overLicence)));
    await expect(currentCompany(page)).toContainText(known.overLicence.name);
  });
});

test('a page beyond the last one becomes the last one, and Back leads to where one was', async ({ page }) => {
  await page.goto(paths.targetGroups(known.acme));
  await expect(table(page, 'Target groups').rows.first()).toBeVisible();
  await page.goto('/?page=99');
  await expect(page).toHaveURL(/\?page=5$/);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('101-');
  await page.goBack();
  await expect(page).toHaveURL(paths.targetGroups(known.acme));

  await page.route(/\/api\/companies\?/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), items: [] } });
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/\?page=2$/);
  await table(page, 'Companies').settled();
  await page.getByRole('button', { name: 'Previous page' }).click();
  await expect(page).toHaveURL(/\/$/);
  await table(page, 'Companies').settled();
  await page.goBack();
  await expect(page).toHaveURL(/\?page=2$/);
});
