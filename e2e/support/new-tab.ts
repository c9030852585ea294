import { type BrowserContext, expect, type Page } from '@playwright/test';

/**
 * The tab with this address that opens when this is done. On a busy machine a Chromium without a window sometimes opens none,
 * although the page got the click and let it pass, so it is done again. A tab that comes late is told apart by its address.
 */
export async function newTab(
  context: BrowserContext,
  address: string | RegExp,
  open: () => Promise<void>,
): Promise<Page> {
  const before = new Set(context.pages());
  const opened = () =>
    context
      .pages()
      .filter((page) => !before.has(page))
      .find((page) => {
        const { pathname } = new URL(page.url());
        return typeof address === 'string' ? pathname === address : address.test(pathname);
      });
  await expect(async () => {
    if (opened() === undefined) await open();
    await expect.poll(opened, { timeout: 10_000 }).toBeDefined();
  }).toPass();
  const tab = opened();
  if (tab === undefined) throw new Error('The tab has closed again');
  return tab;
}
