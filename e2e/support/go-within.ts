import { expect, type Page } from '@playwright/test';

const show = (page: Page, path: string) =>
  page.evaluate(`
    sessionStorage.clear();
    history.pushState(null, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  `);

/** What would stay on the screen, or go on asking, where another page is shown within this one. */
const lasting = 'dialog[open], :popover-open, .toasts li, .skeleton, [aria-busy="true"]';

/**
 * Shows an address as a link of the console does, without another load of the page; the first one loads it, and so does one after
 * something that lasts. Nothing of the page before is there when this resolves. A form that is left this way does not ask, and what it kept of what was typed is forgotten.
 */
export async function goWithin(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank' || (await page.locator(lasting).count()) > 0) {
    await page.goto(path);
    return;
  }
  await show(page, '/no-such-page');
  await expect(page).toHaveTitle(/^(Page not found|Sayfa bulunamadı)/);
  await show(page, path);
}
