import type { Locator, Page } from '@playwright/test';
import { openPalette, paths, table } from '../support/console.ts';
import { listenTo } from '../support/heard.ts';
import { known } from '../support/known.ts';
import type { Fault } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';

const searched = '/api/target-users/search';
const unreachable = 'Keepnet cannot be reached right now.';
const upstreamFailed = 'Keepnet answered with an error. This usually passes within a minute.';

const failures: [name: string, fault: Fault, words: string][] = [
  ['500 with an envelope', { kind: 'status', status: 500, envelope: true }, upstreamFailed],
  ['a reset connection', { kind: 'reset' }, unreachable],
];

for (const [name, fault, words] of failures) {
  test(`${name} is told in plain words, and "Try again" works`, async ({ page, sandbox }) => {
    await sandbox.spoil({ path: searched }, fault);
    await page.goto(paths.targetUsers(known.brightwater));
    const alert = page.getByRole('alert');
    await expect(alert.getByRole('heading', { name: 'This could not be loaded' })).toBeVisible();
    await expect(alert).toContainText(words);
    await expect(alert).toContainText('Request id');
    // A failed load never looks like "no data".
    await expect(page.getByText('This company has no target users yet.')).toHaveCount(0);
    await expect(page.getByText('0 of 0')).toHaveCount(0);

    await sandbox.heal();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    await expect(alert).toHaveCount(0);
  });
}

test('a database that fails is told in plain words, and "Try again" works', async ({ page }) => {
  const problem = {
    type: 'x',
    title: 'x',
    status: 503,
    code: 'storage_unavailable',
    requestId: 'r-1',
    retryAfter: 5,
  };
  await page.route('**/target-users?*', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', json: problem }),
  );
  await page.goto(paths.targetUsers(known.brightwater));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The console cannot use its database right now.');
  await page.unroute('**/target-users?*');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(table(page, 'Target users').rows).toHaveCount(25);
});

test('a sign-in that meets a database that fails ends on the sign-in page, which says so', async ({
  page,
}) => {
  // As the console answers it then: a 503 for machines, and the page for people.
  const headers = { refresh: '0; url=/sign-in?reason=storage_unavailable' };
  await page.route('**/auth/callback?*', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', headers, body: '{}' }),
  );
  await page.context().clearCookies();
  await page.goto('/auth/callback?code=x&state=y');
  await expect(page.getByText('The console cannot use its database right now.')).toBeVisible();
});

test('a failure stays until it is known better, with the focus on "Try again", and is heard each time', async ({
  page,
  sandbox,
}) => {
  // An answer, if a bad one: of connections that break so many would count as an outage, which the next test had to wait for.
  const failing: Fault = { kind: 'status', status: 500, envelope: true };
  const heard = await listenTo(page);
  await sandbox.spoil({ path: searched }, failing);
  await page.goto(paths.targetUsers(known.brightwater));
  const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  const goOn = await hold(page, '**/target-users?*');
  await again.press('Enter');
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  await expect(again).toBeFocused();
  const before = await heard();
  goOn();
  await expect(again).toHaveAttribute('aria-disabled', 'false');
  await expect(again).toBeFocused();
  expect(await heard()).not.toBe(before);
  await sandbox.heal();
  await again.press('Enter');
  await expect(table(page, 'Target users').rows).toHaveCount(25);
  await expect(page.getByRole('main')).toBeFocused();

  // Where other rows were there before, they do not come back meanwhile.
  await sandbox.spoil({ path: searched }, failing);
  await table(page, 'Target users').sortBy('Department');
  await expect(again).toBeVisible();
  const failedAgain = page.waitForResponse(/target-users\?.*sort=department/);
  await again.press('Enter');
  await failedAgain;
  await expect(again).toHaveAttribute('aria-disabled', 'false');
  await expect(again).toBeFocused();
});

test('a rate limit counts down, and the page loads by itself once it is over', async ({ page, sandbox }) => {
  await sandbox.spoil({ path: searched }, { kind: 'status', status: 429, retryAfter: 2 });
  await page.goto(paths.targetUsers(known.brightwater));
  const alert = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
  await expect(alert).toContainText(/Keepnet is limiting requests, retrying in [12] s/);
  await sandbox.heal();
  await expect(table(page, 'Target users').rows).toHaveCount(25);
  await expect(alert).toHaveCount(0);
});

/** Answers calls to this path as the server does when Keepnet failed. */
const fail = (page: Page, path: RegExp) =>
  page.route(path, (route) =>
    route.fulfill({
      status: 502,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'x', status: 502, code: 'upstream_failed', requestId: 'req-1' },
    }),
  );

/** It says what is missing, why, under which request id, and what to do. */
async function isTold(alert: Locator, what: string): Promise<void> {
  await expect(alert).toContainText(`${what} ${upstreamFailed}`);
  await expect(alert).toContainText('Request id');
  await expect(alert.getByRole('button', { name: 'Copy request id' })).toBeVisible();
  await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
}

test('rows that could not be refreshed stay, with the reason', async ({ page, sandbox }) => {
  await page.clock.install();
  await page.goto(paths.targetUsers(known.brightwater));
  const { rows } = table(page, 'Target users');
  await expect(rows).toHaveCount(25);
  await sandbox.spoil({ path: searched }, { kind: 'status', status: 500, envelope: true });
  await page.clock.fastForward('01:00');
  await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
  const alert = page.getByRole('alert').filter({ hasText: 'These rows' });
  await isTold(alert, 'These rows may be out of date.');
  await expect(rows).toHaveCount(25);
  await sandbox.heal();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toHaveCount(0);
});

const open = (page: Page, button: string) =>
  page.getByRole('button', { name: button, exact: true }).first().click();

const parts: [what: string, path: string, call: RegExp, reach: (page: Page) => Promise<unknown>][] = [
  [
    'Recent activity could not be loaded.',
    paths.overview(known.brightwater),
    /\/activity$/,
    (page) => page.getByRole('region', { name: 'Recent activity' }).waitFor(),
  ],
  [
    'The company groups could not be loaded.',
    paths.companies(),
    /\/company-groups\/all$/,
    (page) => open(page, 'Group'),
  ],
  ['The list of companies could not be loaded.', paths.companies(), /\/directory$/, openPalette],
  [
    'The choices could not be loaded.',
    paths.newTargetUser(known.brightwater),
    /\/lookups\/time-zones$/,
    (page) => page.getByRole('combobox', { name: 'Time zone' }).click(),
  ],
];

test.describe('an operator', () => {
  test.use({ who: 'operator' });
  for (const [what, path, call, reach] of parts) {
    test(`${what} The page says why, and the rest of it works`, async ({ page }) => {
      await fail(page, call);
      await page.goto(path);
      await reach(page);
      const alert = page.getByRole('alert').filter({ hasText: what });
      await isTold(alert, what);
      await page.unroute(call);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(alert).toHaveCount(0);
    });
  }
});

test.describe('an admin', () => {
  test.use({ who: 'admin' });

  test('is told why older lines of activity, or newer ones, could not be loaded', async ({ page }) => {
    const further = /\/api\/audit\?.*cursor=/;
    await page.route(/\/api\/audit$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), nextCursor: 'further' } });
    });
    await fail(page, further);
    await page.goto('/activity');
    await page.getByRole('button', { name: 'Load more' }).click();
    const alert = page.getByRole('alert');
    await isTold(alert, 'More entries could not be loaded.');
    await page.unroute(further);
    await page.route(further, (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('This is the beginning of the audit trail.')).toBeVisible();
    await expect(alert).toHaveCount(0);

    const navigation = page.getByRole('navigation', { name: 'Main' });
    await navigation.getByRole('link', { name: 'Companies' }).click();
    await table(page, 'Companies').settled();
    await fail(page, /\/api\/audit$/);
    await navigation.getByRole('link', { name: 'Activity' }).click();
    await isTold(alert, 'These rows may be out of date.');
    await expect(table(page, 'Activity').rows.first()).toBeVisible();
  });
});

test('an expired upstream token is invisible to the person', async ({ page, sandbox }) => {
  await page.goto(paths.targetUsers(known.brightwater));
  await expect(table(page, 'Target users').rows).toHaveCount(25);
  // Whichever call comes first: the page may still be loading what its filters offer.
  const rejected = async () => (await sandbox.requests()).filter(({ status }) => status === 401).length;
  const before = await rejected();
  await sandbox.expireTokens();
  // What nothing has loaded ahead, as it has the next page.
  await table(page, 'Target users').sortBy('Department');
  await expect(table(page, 'Target users').column('Department')).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(rejected).toBeGreaterThan(before);
  await table(page, 'Target users').settled();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
