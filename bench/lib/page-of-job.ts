import { fileURLToPath } from 'node:url';
import { signIn } from '../../e2e/support/console.ts';
import { openBrowser } from '../../e2e/support/open-browser.ts';

const watchPage = fileURLToPath(new URL('./watch-page.js', import.meta.url));
/** Times that more items are asked for: the page has 500 rows then. */
const mores = 4;

/** The longest task of the page's thread, in milliseconds: 0 where none takes 50. */
export interface Tasks {
  /** While the page of a plan shows its first 100 items. */
  first: number;
  /** While it shows 500. */
  many: number;
}

/** Opens the page of a plan that runs, in a browser of its own, and watches it for as long twice: with few rows, and with many. */
export async function watchPageOfJob(url: string, jobId: string, seconds: number): Promise<Tasks> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: url });
    await context.addInitScript({ path: watchPage });
    const page = await context.newPage();
    await page.goto('/');
    await signIn(page, 'operator');
    await page.goto(`/jobs/${jobId}`);
    const rows = page.locator('tbody tr[tabindex]');
    await rows.nth(99).waitFor();
    const longest = async () => {
      const since = await page.evaluate<number>('performance.now()');
      await page.waitForTimeout(seconds * 1000);
      return page.evaluate<number>(`bench.longestTask(${since})`);
    };
    // What loads with the page has loaded.
    await page.waitForTimeout(2_000);
    const first = await longest();
    for (let more = 1; more <= mores; more += 1) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await rows.nth((more + 1) * 100 - 1).waitFor();
    }
    return { first, many: await longest() };
  } finally {
    await browser.close();
  }
}
