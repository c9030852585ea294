import { findBarriers } from '../support/axe.ts';
import { offered, openPalette, overflows, paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';
import { deleteViews, saveView } from '../support/views.ts';

const { acme } = known;

test.describe('an operator', () => {
  test.use({ who: 'operator' });
  test.afterEach(({ context, stack }) => deleteViews(context.request, stack.url));

  test('saves a view, opens it from the palette, changes and resets it, and a colleague opens it too', async ({
    page,
    browser,
    stack,
    signedIn,
  }) => {
    await page.goto(paths.targetUsers(acme, { status: 'inactive', sort: 'email', order: 'asc' }));
    const users = table(page, 'Target users');
    await users.settled();
    await page.getByRole('button', { name: 'Columns' }).click();
    // No `uncheck`, which looks at once: the box changes with the columns, a task later.
    const phone = page.getByRole('checkbox', { name: 'Phone' });
    await phone.click();
    await expect(phone).not.toBeChecked();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Views', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Views' }).getByRole('button', { name: 'Save as view' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Save as view' });
    await expect(form.getByRole('textbox', { name: /^Name/ })).toBeFocused();
    await page.keyboard.type('Left the company');
    await form.getByRole('checkbox', { name: 'Share with colleagues' }).check();
    await page.keyboard.press('Enter');
    const open = page.getByRole('button', { name: 'View: Left the company' });
    await expect(open).toBeFocused();
    const address = page.url();

    await page.goto(paths.companies());
    await openPalette(page);
    await page.keyboard.type('left the');
    await expect(offered(page).first()).toContainText(`Left the company · Target users · ${acme.name}`);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await users.settled();
    await expect(users.column('Phone')).toHaveCount(0);

    const changed = page.getByRole('group', { name: 'View Left the company is changed' });
    await expect(changed).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove filter Status: Inactive' }).click();
    await expect(changed).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflows(page)).toBe(false);
    await changed.getByRole('button', { name: 'Reset' }).click();
    await expect(changed).toHaveCount(0);
    await expect(page).toHaveURL(address);

    const colleague = await browser.newContext({
      baseURL: stack.url,
      storageState: await signedIn('viewer'),
    });
    const theirs = await colleague.newPage();
    await theirs.goto(paths.targetUsers(acme));
    await theirs.getByRole('button', { name: 'Views', exact: true }).click();
    await theirs.getByRole('link', { name: /^Left the company/ }).click();
    await expect(theirs).toHaveURL(address);
    await expect(table(theirs, 'Target users').column('Phone')).toHaveCount(0);
    await theirs.getByRole('button', { name: 'View: Left the company' }).click();
    await expect(theirs.getByRole('button', { name: 'Delete Left the company' })).toHaveCount(0);
    await colleague.close();
  });

  test('deletes a view with the keyboard, and the focus stays by the list', async ({
    page,
    context,
    stack,
  }) => {
    await saveView(context.request, stack.url, { table: 'licences', name: 'Old', query: { over: 'true' } });
    await page.goto('/licences');
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByRole('button', { name: 'Delete Old' }).focus();
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Delete view Old?' });
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await question.getByRole('button', { name: 'Delete view' }).click();
    await expect(question).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Views', exact: true })).toBeFocused();
  });
});
