import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

/** What the browser says of one first load; times in milliseconds since the navigation. */
interface Watched {
  /** Rows on screen. */
  rows: number;
  largest: number;
  largestElement: string;
  /** What tasks took beyond 50 ms each, until a second after the rows. */
  blocked: number;
  shift: number;
  loadedBefore: string[];
}

export interface FirstLoad extends Watched {
  /** Files of JavaScript until the rows. */
  scripts: number;
  /** Bytes of them as they came. */
  received: number;
  /** Bytes of them by gzip -9. */
  gzipped: number;
}

/** Opens the companies page for the first time and tells how it went. */
export async function firstLoad(page: Page): Promise<FirstLoad> {
  const answers: Response[] = [];
  page.on('response', (response) => answers.push(response));
  await page.goto('/', { waitUntil: 'commit' });
  const watched = await page.evaluate<Watched>('bench.firstLoad()');
  const scripts = answers.filter(
    (one) => one.request().resourceType() === 'script' && watched.loadedBefore.includes(one.url()),
  );
  const sizes = await Promise.all(
    scripts.map(async (one) => ({
      received: (await one.request().sizes()).responseBodySize,
      gzipped: gzipSync(await one.body(), { level: 9 }).length,
    })),
  );
  const sum = (part: 'received' | 'gzipped') => sizes.reduce((total, size) => total + size[part], 0);
  return { ...watched, scripts: scripts.length, received: sum('received'), gzipped: sum('gzipped') };
}

/** Presses of Tab from the beginning of the page until the focus is in the first row. */
export async function tabsToFirstRow(page: Page): Promise<number> {
  const limit = 100;
  for (let presses = 1; presses <= limit; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('document.activeElement.closest("tbody") !== null')) return presses;
  }
  return limit;
}
