import { gzipSync } from 'node:zlib';
import type { Page } from './signed-in-browser.ts';

/** What the browser says of one first load; times in milliseconds since the navigation. */
interface Watched {
  /** Rows on screen. */
  rows: number;
  largest: number;
  largestElement: string;
  /** What tasks took beyond 50 ms each, until a second after the rows. */
  blocked: number;
  shift: number;
  /** Addresses of what had come when the rows were put into the document. */
  loadedBefore: string[];
}

/** A script or a style sheet that the first rows waited for. */
interface LoadedFile {
  kind: string;
  path: string;
  /** Bytes as they came. */
  received: number;
  /** Bytes by gzip -9. */
  gzipped: number;
}

export type FirstLoad = Omit<Watched, 'loadedBefore'> & { files: LoadedFile[] };

/** Opens the companies page for the first time and tells how it went. */
export async function firstLoad(page: Page): Promise<FirstLoad> {
  const answers: Awaited<ReturnType<Page['waitForResponse']>>[] = [];
  page.on('response', (response) => answers.push(response));
  await page.goto('/', { waitUntil: 'commit' });
  const { loadedBefore, ...watched } = await page.evaluate<Watched>('bench.firstLoad()');
  const waitedFor = answers.filter(
    (one) =>
      ['script', 'stylesheet'].includes(one.request().resourceType()) && loadedBefore.includes(one.url()),
  );
  const files = await Promise.all(
    waitedFor.map(async (one) => ({
      kind: one.request().resourceType(),
      path: new URL(one.url()).pathname,
      received: (await one.request().sizes()).responseBodySize,
      gzipped: gzipSync(await one.body(), { level: 9 }).length,
    })),
  );
  return { ...watched, files };
}

/** Presses of a key from the beginning of the page until the focus is in the first row, by way of the link to the rows. */
export async function pressesToFirstRow(page: Page): Promise<number> {
  const limit = 100;
  for (let presses = 1; presses <= limit; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('document.activeElement.closest("tbody") !== null')) return presses;
    if (await page.evaluate<boolean>('document.activeElement.matches(\'[href="#rows"]\')')) {
      await page.keyboard.press('Enter');
      presses += 1;
    }
  }
  return limit;
}

/** Chooses 100 rows a page for this person from now on; answers how many elements the document then has. */
export async function showHundredRows(page: Page): Promise<number> {
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.locator('.list-frame nav select').selectOption('100');
  await page.locator('tbody tr:nth-child(100)').waitFor();
  await saved;
  return page.evaluate<number>('document.querySelectorAll("*").length');
}
