import type { Page } from '@playwright/test';

/**
 * Clicks two controls, found by their selectors, so fast that the address has the first change but the page does not show it
 * yet. Nothing can be rendered in between, since only promises are waited for.
 */
export async function clickBoth(page: Page, first: string, second: string): Promise<void> {
  const changed = await page.evaluate<boolean>(`(async () => {
    const [first, second] = ${JSON.stringify([first, second])}.map((one) => document.querySelector(one));
    const { search } = location;
    first.click();
    for (let turn = 0; turn < 10_000 && location.search === search; turn += 1) await undefined;
    const changed = location.search !== search;
    second.click();
    return changed;
  })()`);
  if (!changed) throw new Error('The first click did not change the address');
}
