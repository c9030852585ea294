import { gzipSync } from 'node:zlib';
import type { Request } from '@playwright/test';
import { paths, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';
import { watchRequests } from '../support/traffic.ts';

/** Those of the requests that ask something of the API, by path and query. */
const callsOf = (requests: readonly Request[]): string[] =>
  requests
    .map((request) => new URL(request.url()))
    .filter(({ pathname }) => pathname.startsWith('/api/'))
    .map(({ pathname, search }) => pathname + search);

const firstList = (pageSize: number) => `/api/companies?page=1&pageSize=${pageSize}&sort=name&order=asc`;

test('the theme is right and the first data is asked for before any script has loaded', async ({ page }) => {
  const requests = watchRequests(page);
  const early = ['/api/session', '/api/preferences', firstList(25)];
  const files: Record<string, string | undefined>[] = [];
  page.on('response', (response) => {
    if (/\.(?:js|css)$/.test(response.url())) files.push(response.headers());
  });
  // What is remembered may be nonsense.
  await page.addInitScript("localStorage.setItem('console.preferences', 'null')");
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.route(/\/assets\/console-.*\.js$/, async (route) => {
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect.poll(() => callsOf(requests)).toEqual(early);
    await route.continue();
  });
  await page.goto(paths.companies());
  await table(page, 'Companies').settled();
  expect(callsOf(requests).filter((one) => early.includes(one))).toEqual(early);

  expect(files.length).toBeGreaterThan(3);
  for (const headers of files) {
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': expect.stringContaining('immutable'),
    });
  }
});

test('a person with rows of their own number gets those first', async ({ page }) => {
  await page.goto(paths.companies());
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.getByLabel('Rows per page').selectOption('50');
  await saved;
  const requests = watchRequests(page);
  await page.goto(paths.companies());
  await expect(table(page, 'Companies').rows).toHaveCount(50);
  const lists = callsOf(requests).filter((one) => [firstList(50), firstList(25)].includes(one));
  expect(lists).toEqual([firstList(50)]);
});

test.describe('without a session', () => {
  test.use({ who: 'anonymous' });
  test('the sign-in page asks who is signed in, and for nothing else', async ({ page }) => {
    const requests = watchRequests(page);
    await page.goto('/sign-in');
    await expect(page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    expect(callsOf(requests)).toEqual(['/api/session']);
  });
});

test('the scripts of the first page are at most 140 kB', async ({ page }) => {
  const html = await (await page.request.get(paths.companies())).text();
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path);
  expect(scripts.length).toBeGreaterThan(2);
  let size = 0;
  for (const path of scripts) {
    size += gzipSync(await (await page.request.get(path)).body(), { level: 9 }).length;
  }
  expect(size).toBeLessThan(140_000);
});

test('a page of 100 rows is at most 1300 elements with the boxes that select them', async ({ page }) => {
  for (const [path, name] of [
    [paths.companies({ pageSize: '100' }), 'Companies'],
    [paths.targetUsers(known.acme, { pageSize: '100' }), 'Target users'],
  ] as const) {
    await goWithin(page, path);
    const { rows, settled } = table(page, name);
    await settled();
    await expect(rows).toHaveCount(100);
    // On the first page they come after the rows.
    await expect(rows.last().getByRole('checkbox')).toBeVisible();
    expect(await page.evaluate<number>("document.querySelectorAll('*').length"), name).toBeLessThan(1300);
  }
});
