import type { Locator } from '@playwright/test';
import { paths, table } from '../support/console.ts';
import { listenTo } from '../support/heard.ts';
import { known } from '../support/known.ts';
import type { Fault } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';

const searched = '/api/target-users/search';
const upstreamFailed = 'Keepnet answered with an error. This usually passes within a minute.';

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

test('a failed load is told in plain words until it is mended; an expired upstream token is invisible', async ({
  page,
  sandbox,
}) => {
  await test.step('a failure stays, with the focus on "Try again", and is heard each time', async () => {
    // An answer, if a bad one: of connections that break so many would count as an outage, which the next test had to wait for.
    const failing: Fault = { kind: 'status', status: 500, envelope: true };
    const heard = await listenTo(page);
    await sandbox.spoil({ path: searched }, failing);
    await page.goto(paths.targetUsers(known.brightwater));
    const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    const release = await hold(page, '**/target-users?*');
    await again.press('Enter');
    await expect(again).toHaveAttribute('aria-disabled', 'true');
    await expect(again).toBeFocused();
    const before = await heard();
    release();
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

  await test.step('an expired upstream token is invisible to the person', async () => {
    await sandbox.heal();
    await page.goto(paths.targetUsers(known.brightwater));
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    // It may be the first call or a later one: the page may still be loading what its filters offer.
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

  await test.step('a rate limit counts down, and the page loads by itself once it is over', async () => {
    await sandbox.spoil({ path: searched }, { kind: 'status', status: 429, retryAfter: 2 });
    await page.goto(paths.targetUsers(known.brightwater));
    const alert = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
    await expect(alert).toContainText(/Keepnet is limiting requests, retrying in [12] s/);
    await sandbox.heal();
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    await expect(alert).toHaveCount(0);
  });

  await test.step('a failed load is told in plain words, and "Try again" works', async () => {
    await sandbox.spoil({ path: searched }, { kind: 'reset' });
    await page.goto(paths.targetUsers(known.brightwater));
    const alert = page.getByRole('alert');
    await expect(alert.getByRole('heading', { name: 'This could not be loaded' })).toBeVisible();
    await expect(alert).toContainText('Keepnet cannot be reached right now.');
    await expect(alert).toContainText('Request id');
    // A failed load never looks like "no data".
    await expect(page.getByText('This company has no target users yet.')).toHaveCount(0);
    await expect(page.getByText('0 of 0')).toHaveCount(0);

    await sandbox.heal();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    await expect(alert).toHaveCount(0);
  });
});
