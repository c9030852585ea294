import { currentCompany, openPalette, paths, signIn, table, toasts } from '../support/console.ts';
import { known } from '../support/known.ts';
import { person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test.use({ who: 'anonymous' });

test('a link into the console leads there after sign-in, filters and all', async ({ page }) => {
  await page.goto(paths.targetUsers(known.brightwater, { status: 'inactive' }));
  await signIn(page, 'viewer');
  await expect(page).toHaveURL(paths.targetUsers(known.brightwater, { status: 'inactive' }));
  await expect(currentCompany(page)).toContainText(known.brightwater.name);
});

// What leads elsewhere is listed in apps/bff/test/sign-in.test.ts; this one is for what a browser makes of a backslash.
test('sign-in never leads out of the console', async ({ page, stack }) => {
  await page.goto(`/auth/login?returnTo=${encodeURIComponent('/\\example.org')}`);
  await page.getByLabel('Account', { exact: true }).fill(person('viewer').id);
  await page.getByLabel('Password', { exact: true }).fill(person('viewer').password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(`${stack.url}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
});

test('a person without a role is told who can help, and sees no company', async ({ page }) => {
  await page.goto('/');
  await signIn(page, 'norole');
  await expect(page.getByRole('heading', { name: 'You have no role here yet' })).toBeVisible();
  await expect(page.getByText('Ask the administrator of your organisation')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  const answer = await page.request.get('/api/companies');
  expect(answer.status()).toBe(403);
});

test.describe('a page that Back brings back as it was left', () => {
  test.use({ who: 'viewer' });

  // Whether it is kept is the browser's choice, and this one keeps none while it is driven: it is told that it was.
  test('shows nothing of before, and is loaded again', async ({ page }) => {
    await page.goto(paths.targetUsers(known.acme));
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    const loaded = page.waitForEvent('load');
    const cells = await page.evaluate<number>(`
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      document.querySelectorAll('td').length;
    `);
    expect(cells).toBe(0);
    await loaded;
    await expect(table(page, 'Target users').rows).toHaveCount(25);
  });
});

test('signing out says when it failed; once it worked, a copy of the cookie opens nothing', async ({
  browser,
  page,
  stack,
}) => {
  await page.goto('/');
  await signIn(page, 'admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
  const stolen = await browser.newContext({
    baseURL: stack.url,
    storageState: await page.context().storageState(),
  });
  expect((await stolen.request.get('/api/session')).status()).toBe(200);

  const leave = async () => {
    await openPalette(page);
    await page.keyboard.type('sign out');
    await page.keyboard.press('Enter');
  };
  await page.route('**/auth/logout', (route) => route.abort());
  await leave();
  await expect(toasts(page)).toContainText('Sign-out failed. Try again.');
  await page.unroute('**/auth/logout');
  await leave();
  await expect(page.getByText('Sign out of the demo identity provider as well?')).toBeVisible();

  await expect.poll(async () => (await stolen.request.get('/api/session')).status()).toBe(401);
  const tab = await stolen.newPage();
  await tab.goto('/');
  await expect(tab.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await stolen.close();
});
