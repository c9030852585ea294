import { expect, type Page } from '@playwright/test';

const show = (page: Page, path: string) =>
  page.evaluate(`
    sessionStorage.clear();
    history.pushState(null, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  `);

/** What would stay on screen, or keep loading, if another page were shown without a load. */
const lasting = 'dialog[open], :popover-open, .toasts li, .skeleton, [aria-busy="true"]';

/**
 * Shows an address as a link of the console does, without loading the page again. The first call loads it, and so does one while
 * something would stay (see `lasting`). Nothing of the page before is left when this resolves. A form does not ask before it is left this
 * way, and its draft is forgotten.
 */
export async function goWithin(page: Page, path: string): Promise<void> {
  // Without a title there is no console in this page yet.
  if ((await page.title()) === '' || (await page.locator(lasting).count()) > 0) {
    await page.goto(path);
    return;
  }
  await show(page, '/no-such-page');
  await expect(page).toHaveTitle(/^(Page not found|Sayfa bulunamadı)/);
  await show(page, path);
}
