import { findBarriers } from '../support/axe.ts';
import { emailsIn, overflows, paths, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { listenTo } from '../support/heard.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

const summary = '/api/target-users/count-summary';

test('the counts filter the list and can fail alone, and the chart leads to a month', async ({
  page,
  sandbox,
}) => {
  await test.step('counts that fail leave the list whole, and can be tried again', async () => {
    await sandbox.spoil({ path: summary }, { kind: 'status', status: 500, envelope: true });
    await goWithin(page, paths.targetUsers(known.brightwater));
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    const counts = page.getByRole('region', { name: 'Target users by status' });
    await expect(counts.getByRole('alert')).toContainText('The counts could not be loaded.');
    await sandbox.heal();
    await counts.getByRole('button', { name: 'Try again' }).click();
    await expect(counts.getByRole('button', { name: /^Active/ })).toBeVisible();
  });

  await test.step('the counts filter the list, one at a time, and the address says so', async () => {
    await goWithin(page, paths.targetUsers(known.acme));
    const users = table(page, 'Target users');
    const counts = page.getByRole('region', { name: 'Target users by status' });
    const inactive = counts.getByRole('button', { name: /^Inactive/ });
    await expect(inactive).toHaveText(/\d/);
    const number = /[\d,]+/.exec((await inactive.textContent()) ?? '')?.[0] ?? '';
    expect(number).not.toBe('');
    await inactive.click();
    await expect(inactive).toHaveAttribute('aria-pressed', 'true');
    await expect(page).toHaveURL(/status=inactive/);
    await users.settled();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`of ${number}`);

    const month = counts.getByRole('button', { name: /^Added in/ });
    await month.click();
    await expect(month).toHaveAttribute('aria-pressed', 'true');
    await expect(inactive).toHaveAttribute('aria-pressed', 'false');
    await expect(page).toHaveURL(/month=\d{4}-\d{2}/);
    await expect(page).not.toHaveURL(/status=/);
    await month.click();
    await expect(page).not.toHaveURL(/month=/);
  });

  await test.step('the chart says each month on hover and focus, and a bar lists the people of its month', async () => {
    await goWithin(page, paths.targetUsers(known.brightwater));
    const chart = page.getByRole('region', { name: 'Added per month' });
    const bars = chart.getByRole('link');
    await expect(bars).toHaveCount(12);
    await expect(chart).toContainText('Target users added per month from');
    const first = (await bars.first().getAttribute('aria-label')) ?? '';
    await bars.first().hover();
    await expect(chart.getByText(first)).toBeVisible();

    const before = (await bars.nth(10).getAttribute('aria-label')) ?? '';
    await bars.last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect(bars.nth(10)).toBeFocused();
    await expect(chart.getByText(before)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/month=/);
    await table(page, 'Target users').settled();
    const count = / (\d+) added$/.exec(before)?.[1] ?? '';
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`of ${count}`);
  });

  await test.step('the overview counts people and leads to them', async () => {
    await goWithin(page, paths.overview(known.brightwater));
    const counts = page.getByRole('region', { name: 'Target users by status' });
    await counts.getByRole('link', { name: /^Deleted/ }).click();
    await expect(page).toHaveURL(/target-users\?status=deleted/);
  });

  await test.step('a deleted target user is shown as deleted next to the list too', async () => {
    await table(page, 'Target users').settled();
    await table(page, 'Target users').rows.first().getByRole('link').click();
    const details = page.getByRole('dialog');
    await expect(details.getByText('Deleted', { exact: true })).toBeVisible();
    await expect(details.getByText('Active', { exact: true })).toHaveCount(0);
  });

  await test.step('an unknown target user is said to be gone, not shown empty', async () => {
    await goWithin(page, `${paths.targetUsers(known.acme)}/nO1sUcHuSeR9`);
    const panel = page.getByRole('dialog', { name: 'Target user' });
    await expect(panel.getByRole('heading', { name: 'Target user not found' })).toBeVisible();
    await panel.getByRole('button', { name: 'Close' }).last().click();
    await expect(table(page, 'Target users').rows).toHaveCount(25);
  });
});

test('a name opens its details next to the unchanged list; j and k open the next and the previous', async ({
  page,
}) => {
  const query = { status: 'active', sort: 'email', order: 'asc' };
  await page.goto(paths.targetUsers(known.acme, query));
  const users = table(page, 'Target users');
  await expect(users.rows).toHaveCount(25);
  const emails = await emailsIn(users.rows).allTextContents();
  await users.rows.nth(1).getByRole('link').click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText(emails[1] ?? '');
  await expect(page).toHaveURL(/target-users\/[\w-]+\?.*status=active.*sort=email/);
  await expect(users.rows.nth(1).getByRole('link')).toHaveAttribute('aria-current', 'true');
  await expect(panel.getByRole('region', { name: 'Target groups' })).toContainText('All Staff');
  await expect(panel.getByRole('region', { name: 'Record' })).toContainText(/GMT|BST/);

  await page.keyboard.press('j');
  await expect(panel).toContainText(emails[2] ?? '');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(panel).toContainText(emails[0] ?? '');
  await expect(panel.getByRole('button', { name: 'Previous target user' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.reload();
  await expect(panel).toContainText(emails[0] ?? '');
  expect(await findBarriers(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/target-users\?.*status=active.*sort=email/);

  await page.setViewportSize({ width: 360, height: 740 });
  await users.rows.first().getByRole('link').click();
  await expect(panel).toContainText(emails[0] ?? '');
  expect(await overflows(page)).toBe(false);
});

test('j and k move on, are announced, and Escape still works, wherever in the details the focus was', async ({
  page,
}) => {
  const heard = await listenTo(page);
  // The oldest records: other tests add new ones.
  await page.goto(paths.targetUsers(known.acme, { sort: 'createdAt', order: 'asc' }));
  const users = table(page, 'Target users');
  await users.settled();
  const panel = page.getByRole('dialog');
  const names = await users.rows.getByRole('link').allTextContents();
  // A press on what is no control gives the focus to what scrolls.
  for (const enter of [
    () => panel.getByText('First name').click(),
    () => panel.getByRole('region', { name: 'Target groups' }).getByRole('link').first().focus(),
  ]) {
    await users.rows.first().getByRole('link').click();
    await enter();
    for (const name of names.slice(1, 4)) {
      await page.keyboard.press('j');
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await expect.poll(heard).toContain(name);
    }
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  }
});

test.describe('columns', () => {
  test.use({ who: 'admin' });

  test('fields of the company can be shown as columns, and the choice is kept', async ({ page }) => {
    await page.goto(paths.targetUsers(known.acme));
    const users = table(page, 'Target users');
    await expect(users.rows).toHaveCount(25);
    await page.getByRole('button', { name: 'Columns' }).click();
    // Visiting the company is a preference as well and saved on its own; this is the one with the column in it.
    const saved = page.waitForResponse((response) => {
      const request = response.request();
      const isSave = response.url().endsWith('/api/preferences') && request.method() === 'PUT';
      return isSave && (request.postData() ?? '').includes('shownColumns');
    });
    await page.getByRole('checkbox', { name: 'Cost centre' }).click();
    await expect(page.getByRole('checkbox', { name: 'Cost centre' })).toBeChecked();
    expect((await saved).status()).toBe(200);
    await expect(users.column('Cost centre')).toBeVisible();
    await expect(users.column('Cost centre').getByRole('button')).toHaveCount(0);
    await page.reload();
    await expect(users.column('Cost centre')).toBeVisible();

    await page.goto(paths.targetUsers(known.empty));
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByRole('checkbox', { name: 'Manager' })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Cost centre' })).toHaveCount(0);
  });
});
