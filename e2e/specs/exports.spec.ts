import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import { overflows, paths, switchCompany, table, toasts } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

const exported = '/api/target-users/search/export';
const company = known.acme;

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
}

async function start(page: Page, choice: string): Promise<void> {
  await openMenu(page);
  await page.getByRole('button', { name: choice }).click();
}

async function goToUsers(page: Page, query: Record<string, string> = {}): Promise<void> {
  await page.goto(paths.targetUsers(company, query));
  await expect(table(page, 'Target users').rows.first()).toBeVisible();
}

/** What is saved while a test runs. */
function saved(page: Page): Download[] {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  return downloads;
}

/** Records of a file, the header not counted; a line break within a cell is a lone LF in the sandbox's data. */
const linesOf = async (download: Download): Promise<number> =>
  (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n').length - 1;

/**
 * Lets at most so many bytes a second reach the page until the answered function changes that; -1 lifts it. A limit holds as long as
 * the session that set it, and the next test goes on in the same page.
 */
async function limitSpeed(page: Page, bytesPerSecond: number) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const limit = (downloadThroughput: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput,
      uploadThroughput: -1,
    });
  await limit(bytesPerSecond);
  return limit;
}

test('all matching rows, as the list is filtered, under the server’s name', async ({ page }) => {
  await goToUsers(page, { status: 'inactive' });
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages).toContainText(/of \d/);
  const count = (await pages.textContent()) ?? '';
  const total = /of ([\d,]+)/.exec(count)?.[1] ?? '';
  const download = page.waitForEvent('download');
  await page.keyboard.press('e');
  await expect(page.getByRole('button', { name: 'CSV, all matching rows' })).toBeFocused();
  await page.keyboard.press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^acme-corp_target-users_[\dT-]+Z\.csv$/);
  await expect(toasts(page)).toContainText(`${total} of ${total} rows`);
  await expect(toasts(page)).toContainText(file.suggestedFilename());
  await expect(toasts(page)).toContainText(company.name);
  expect(await linesOf(file)).toBe(Number(total.replaceAll(',', '')));
});

test('this page only', async ({ page }) => {
  await goToUsers(page, { page: '2', pageSize: '10' });
  const download = page.waitForEvent('download');
  await start(page, 'CSV, this page');
  expect(await linesOf(await download)).toBe(10);
  await expect(toasts(page)).toContainText('10 of 10 rows');
});

test('Excel, from companies and from target groups', async ({ page }) => {
  await page.goto(paths.companies());
  await expect(table(page, 'Companies').rows.first()).toBeVisible();
  const companies = page.waitForEvent('download');
  await start(page, 'Excel, all matching rows');
  expect((await companies).suggestedFilename()).toMatch(/_companies_.*\.xlsx$/);
  await expect(toasts(page)).toContainText('Companies exported');

  await page.goto(paths.targetGroups(company));
  await expect(table(page, 'Target groups').rows.first()).toBeVisible();
  const groups = page.waitForEvent('download');
  await start(page, 'CSV, all matching rows');
  expect((await groups).suggestedFilename()).toMatch(/^acme-corp_target-groups_.*\.csv$/);
});

test('progress is shown on whatever page the person is, names its company, and can be cancelled', async ({
  page,
}) => {
  const downloads = saved(page);
  await goToUsers(page);
  await openMenu(page);
  await expect(page.getByRole('button', { name: 'CSV, all matching rows' })).toBeVisible();
  const limit = await limitSpeed(page, 60_000);
  await page.getByRole('button', { name: 'CSV, all matching rows' }).click();
  const toast = toasts(page);
  await expect(toast).toContainText(/[1-9][\d,]* of 5,000 rows/);
  await expect(toast).toContainText('%');
  await expect(toast.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await switchCompany(page, known.brightwater.name);
  await expect(page).toHaveURL(new RegExp(known.brightwater.id));
  await expect(toast).toContainText(company.name);
  // A look for barriers takes its time, and must not outlast the file.
  await limit(500);
  expect(await findBarriers(page)).toEqual([]);
  await toast.getByRole('button', { name: 'Cancel' }).click();
  await expect(toast).toHaveCount(0);
  await limit(-1);
  expect(downloads).toEqual([]);
});

test('leaving in the middle of an export warns', async ({ context }) => {
  // A tab of its own: the next test goes on in the first one.
  const page = await context.newPage();
  await goToUsers(page);
  await openMenu(page);
  await expect(page.getByRole('button', { name: 'CSV, all matching rows' })).toBeVisible();
  await limitSpeed(page, 60_000);
  await page.getByRole('button', { name: 'CSV, all matching rows' }).click();
  await expect(toasts(page)).toContainText('of 5,000 rows');
  const asked = page.waitForEvent('dialog');
  const closed = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await closed;
});

test('a file that breaks off is not saved, says so, and can be tried again', async ({ page, sandbox }) => {
  const downloads = saved(page);
  await goToUsers(page);
  await sandbox.spoil({ path: exported }, { kind: 'cut', cutAfterRows: 2_000 });
  await start(page, 'CSV, all matching rows');
  await expect(toasts(page)).toContainText('Target users could not be exported');
  await expect(toasts(page)).toContainText(/The download stopped after [\d,]+ of 5,000 rows/);
  await expect(toasts(page)).toContainText('Nothing was saved.');
  expect(downloads).toEqual([]);

  await sandbox.heal();
  const download = page.waitForEvent('download');
  await toasts(page).getByRole('button', { name: 'Try again' }).click();
  expect(await linesOf(await download)).toBe(5_000);
  await expect(toasts(page)).toContainText('5,000 of 5,000 rows');
});

test('a file that ends too early as if it were whole is called short, and saved only when asked', async ({
  page,
  sandbox,
}) => {
  const downloads = saved(page);
  await goToUsers(page);
  await sandbox.spoil({ path: exported }, { kind: 'cut', cutAfterRows: 2_000, clean: true });
  await start(page, 'CSV, all matching rows');
  await expect(toasts(page)).toContainText('Only 2,000 of 5,000 rows arrived');
  expect(downloads).toEqual([]);
  const download = page.waitForEvent('download');
  await toasts(page).getByRole('button', { name: 'Save anyway' }).click();
  expect(await linesOf(await download)).toBe(2_000);
});

test('an error as JSON under 200 is no file: why, the request id, and another try', async ({
  page,
  sandbox,
}) => {
  const downloads = saved(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await goToUsers(page);
  await sandbox.spoil({ path: exported }, { kind: 'envelope', status: 200 });
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await start(page, 'Excel, all matching rows');
  await expect(toasts(page)).toContainText('Keepnet answered with an error');
  await expect(toasts(page)).toContainText('Request id');
  expect(await overflows(page)).toBe(false);
  expect(downloads).toEqual([]);
  await sandbox.heal();
  const download = page.waitForEvent('download');
  await toasts(page).getByRole('button', { name: 'Try again' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});
