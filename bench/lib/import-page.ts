import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { KNOWN } from '../../apps/sandbox/src/seed/known.ts';
import type { Page } from './signed-in-browser.ts';

/** What a step took, in milliseconds: from the input to the paint that answers it, and the longest task of the page's thread in between. */
interface Step {
  total: number;
  longest: number;
}

export interface ImportRun extends Step {
  /** The most memory of the page's process, in megabytes. */
  megabytes: number;
}

const company = KNOWN.unlimited;
/** Milliseconds for the page to become idle. */
const restMs = 1000;

/** The step that the next event of this type begins, until an element is there that `selector` finds. */
async function step(
  page: Page,
  event: string,
  selector: string,
  begin: () => Promise<unknown>,
): Promise<Step> {
  await page.evaluate(`bench.expectShown(${JSON.stringify(event)}, ${JSON.stringify(selector)})`);
  await begin();
  return page.evaluate<Step>('bench.answer');
}

/** The process of the page: the largest of the browser's, since others are kept for pages to come. */
async function processOf(page: Page): Promise<{ pid: number; megabytes: number }> {
  const devtools = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await devtools?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await devtools?.detach();
  const found = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id: pid }) => {
        const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
        return { pid, megabytes: Number(kilobytes) / 1024 };
      }),
  );
  return found.reduce((one, other) => (other.megabytes > one.megabytes ? other : one));
}

/** Processor time of the page's own thread, in milliseconds. */
async function threadMs(pid: number): Promise<number> {
  const [nanoseconds] = (await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8')).split(' ');
  return Number(nanoseconds) / 1e6;
}

/** Chooses the file in the console and goes on until its rows are checked. The pauses of a person between the steps do not count. */
export async function importRun(page: Page, path: string): Promise<ImportRun> {
  await page.goto(`/companies/${company.id}/target-users/import/source`);
  const input = page.getByLabel('Choose a file');
  await input.waitFor({ state: 'attached' });
  await page.waitForTimeout(restMs);
  const read = await step(page, 'change', '[aria-label="The first rows"]', () => input.setInputFiles(path));
  const columns = await step(page, 'click', '[aria-label="Columns"] select', () =>
    page.getByRole('link', { name: 'Continue to columns' }).click(),
  );
  await page.waitForTimeout(restMs);
  const check = await step(page, 'click', '[role="grid"] td[data-tone]', () =>
    page.getByRole('button', { name: /^Check / }).click(),
  );
  const { megabytes } = await processOf(page);
  const steps = [read, columns, check];
  return {
    total: steps.reduce((sum, { total }) => sum + total, 0),
    longest: Math.max(...steps.map(({ longest }) => longest)),
    megabytes,
  };
}

const sheetJs = createRequire(import.meta.url).resolve('xlsx/dist/xlsx.full.min.js');
const peer = fileURLToPath(new URL('../peers/sheetjs.js', import.meta.url));

/** The same file, read and checked by SheetJS in the same page. */
export async function peerRun(page: Page, path: string): Promise<ImportRun> {
  await page.goto(`/companies/${company.id}/target-users/import/source`);
  await page.getByLabel('Choose a file').waitFor({ state: 'attached' });
  for (const script of [sheetJs, peer]) await page.evaluate(`${await readFile(script, 'utf8')};0`);
  await page.waitForTimeout(restMs);
  const all = await step(page, 'change', '#checked', () => page.locator('#peer').setInputFiles(path));
  const { megabytes } = await processOf(page);
  return { ...all, megabytes };
}

export interface Scrolling {
  /** Milliseconds of a frame: the median, and processor time of the page's own thread. */
  frame: number;
  thread: number;
  /** Frames of 100 in which a row was not filled yet. */
  bare: number;
}

/** Scrolls the checked rows, so many pixels a frame. */
export async function scrollRows(page: Page, pixels: number): Promise<Scrolling> {
  const frames = 100;
  const { pid } = await processOf(page);
  const before = await threadMs(pid);
  const { times, bare } = await page.evaluate<{ times: number[]; bare: number }>(
    `bench.scrolled('.row-grid', ${pixels}, ${frames})`,
  );
  const thread = ((await threadMs(pid)) - before) / frames;
  const sorted = times.toSorted((a, b) => a - b);
  return { frame: sorted[frames / 2] ?? 0, thread, bare: (100 * bare) / frames };
}
