import { type BrowserContext, expect, type Page } from '@playwright/test';

/**
 * The tab that opens when this is done. On a busy machine a Chromium without a window opens none now and then, although the page
 * got the click and let it pass, so it is done again.
 */
export async function newTab(context: BrowserContext, open: () => Promise<void>): Promise<Page> {
  const tabs: Page[] = [];
  await expect(async () => {
    const opened = context.waitForEvent('page', { timeout: 4_000 });
    await Promise.all([opened, open()]);
    tabs.push(await opened);
  }).toPass({ timeout: 15_000 });
  const [tab] = tabs;
  if (tab === undefined) throw new Error('No tab opened');
  return tab;
}
