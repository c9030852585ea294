import type { Page } from '@playwright/test';
import { overflows, signIn, table, toasts } from '../support/console.ts';
import { person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const rowOf = (page: Page, name: string) => table(page, 'Sessions').rows.filter({ hasText: name });
const link = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });

test.describe('an admin', () => {
  test.use({ who: 'admin' });

  test('ends a person’s session; they are signed out at once and can return to where they were', async ({
    browser,
    page,
    stack,
  }) => {
    const { name } = person('operator');
    const signedOut = { cookies: [], origins: [] };
    const context = await browser.newContext({ baseURL: stack.url, storageState: signedOut });
    const other = await context.newPage();
    await other.goto('/company-groups');
    await signIn(other, 'operator');
    await expect(other.getByRole('heading', { level: 1, name: 'Company groups' })).toBeVisible();

    await page.goto('/');
    await link(page, 'Sessions').click();
    await expect(page).toHaveTitle('Sessions · Reseller Console');
    await expect(rowOf(page, name).first()).toBeVisible();
    // The latest of theirs: other tests of this worker may have the same person signed in.
    const before = await rowOf(page, name).count();
    await rowOf(page, name).first().getByRole('button', { name: 'End session' }).click();
    // Where they have several, each is told apart.
    const dialog = page.getByRole('dialog', { name: `End the session of ${name}` });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await dialog.getByRole('button', { name: `End session of ${name}` }).click();
    await expect(dialog).toBeHidden();
    await expect(toasts(page).filter({ hasText: `The session of ${name}` })).toContainText('has ended.');
    await expect(rowOf(page, name)).toHaveCount(before - 1);

    await other.reload();
    await expect(other.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await expect(other).toHaveURL(/returnTo=%2Fcompany-groups/);
    await context.close();
  });

  test('can think better of it, on a phone too', async ({ page }) => {
    await page.goto('/sessions');
    await expect(page.getByText('This browser')).toBeVisible();
    const own = page.getByRole('button', { name: 'Sign out of this browser' });
    await own.click();
    await expect(page.getByRole('dialog', { name: 'Sign out of this browser?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(own).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.setViewportSize({ width: 360, height: 740 });
    await own.click();
    const dialog = page.getByRole('dialog', { name: 'Sign out of this browser?' });
    await expect(dialog.getByRole('button', { name: 'Sign out' })).toBeInViewport();
    expect(await overflows(page)).toBe(false);
  });
});

test.describe('an admin who ends their own session', () => {
  test.use({ who: 'anonymous' });

  test('signs out, at the provider too', async ({ page }) => {
    await page.goto('/sessions');
    await signIn(page, 'admin');
    await table(page, 'Sessions').rows.filter({ hasText: 'This browser' }).getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('Sign out of the demo identity provider as well?')).toBeVisible();
  });
});
