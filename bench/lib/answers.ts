import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from './signed-in-browser.ts';

/** From an input to the paint that answers it, and how much of that a request took; milliseconds. */
interface Answer {
  total: number;
  server: number;
}

/** What the search field waits for more typing (apps/web/src/shared/ui/search-box.tsx), in milliseconds. */
const searchPause = 200;
/** Long enough for the page to have loaded what it likes to have ready, such as the next page. */
const quiet = 1500;

const settled = (page: Page) => page.locator('table[aria-busy="false"] tbody th').first().waitFor();

/**
 * From an input to the paint of its answer, less the time of its request (Resource Timing: from its start to its last byte) and
 * less `pause`, in milliseconds. `call` is in the address of the request. What was loaded ahead has no request to take away.
 */
async function beyond(
  page: Page,
  { what, call, pause = 0 }: { what: 'table' | 'list'; call: string; pause?: number },
  act: () => Promise<void>,
): Promise<number> {
  await wait(quiet);
  await page.evaluate(`bench.expectChange('${what}', '${call}')`);
  await act();
  const { total, server } = await page.evaluate<Answer>('bench.answer');
  return total - server - pause;
}

/** Each key is the first one in an empty field, and was not searched before. */
export async function search(page: Page, call: string, keys: readonly string[]): Promise<number[]> {
  const field = page.getByRole('searchbox');
  const times: number[] = [];
  for (const key of keys) {
    await field.fill('');
    await page.waitForURL((url) => !url.searchParams.has('q'));
    await settled(page);
    await field.focus();
    times.push(
      await beyond(page, { what: 'table', call, pause: searchPause }, () => page.keyboard.press(key)),
    );
  }
  return times;
}

/** Clicks on one header after the other; the same one again turns the order around. */
export async function sort(page: Page, call: string, columns: readonly number[]): Promise<number[]> {
  const times: number[] = [];
  for (const column of columns) {
    const header = page.locator('thead button').nth(column);
    times.push(await beyond(page, { what: 'table', call }, () => header.click()));
  }
  return times;
}

/** The page after the one on screen, which was loaded ahead. */
export async function nextPage(page: Page, call: string, runs: number): Promise<number[]> {
  const next = page.locator('.list-frame nav button').last();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    times.push(await beyond(page, { what: 'table', call }, () => next.click()));
  }
  return times;
}

const options = (page: Page) => page.locator('dialog [role="option"]');

/** Opens the palette and types a company's name, until it is offered first. */
async function offer(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('dialog [role="combobox"]:focus').waitFor();
  await page.keyboard.type(name);
  await page.locator('dialog [role="option"][aria-selected="true"]', { hasText: name }).waitFor();
}

/** Enter on a company in the palette, until its table is there. */
export async function switchTo(page: Page, call: string, names: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const name of names) {
    await offer(page, name);
    times.push(await beyond(page, { what: 'table', call }, () => page.keyboard.press('Enter')));
  }
  return times;
}

/** The keys that open the palette, and then one key in it. */
export async function palette(
  page: Page,
  keys: readonly string[],
): Promise<Record<'open' | 'find', number[]>> {
  const times = { open: [] as number[], find: [] as number[] };
  const list = { what: 'list', call: 'no request is part of it' } as const;
  for (const key of keys) {
    times.open.push(await beyond(page, list, () => page.keyboard.press('Control+k')));
    times.find.push(await beyond(page, list, () => page.keyboard.press(key)));
    await page.keyboard.press('Escape');
    await options(page).first().waitFor({ state: 'hidden' });
  }
  return times;
}
