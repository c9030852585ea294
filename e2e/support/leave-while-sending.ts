import { expect, type Page } from '@playwright/test';

/** Holds back what the page sends there until the function that it answers is called. */
export async function holdWrites(page: Page, path: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    if (route.request().method() !== 'GET') await promise;
    await route.continue();
  });
  return resolve;
}

/** Lets what the page sends there arrive, and holds back the answer until the function that it answers is called. */
export async function holdAnswer(page: Page, path: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response });
  });
  return resolve;
}

/** Leaves for the companies while something is being sent. */
export async function leaveWhileSending(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Companies', exact: true })
    .click();
  const ask = page.getByRole('dialog', { name: 'Leave this form?' });
  await expect(ask).toContainText('you will still see the result');
  await ask.getByRole('button', { name: 'Discard and leave' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
}
