import { paletteInput, paths, table } from '../support/console.ts';
import { listenTo } from '../support/heard.ts';
import { known } from '../support/known.ts';
import type { Fault } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const searched = '/api/target-users/search';
const unreachable = 'Keepnet cannot be reached right now.';
const upstreamFailed = 'Keepnet answered with an error. It is usually over in a minute.';

const failures: [name: string, fault: Fault, words: string][] = [
  [
    '401 that a new token does not cure',
    { kind: 'status', status: 401 },
    'Keepnet rejected the console’s credential.',
  ],
  ['429', { kind: 'status', status: 429 }, 'Keepnet is limiting us, retrying in 5 s'],
  ['500 with an envelope', { kind: 'status', status: 500, envelope: true }, upstreamFailed],
  ['500 without an envelope', { kind: 'status', status: 500 }, unreachable],
  ['an HTML page under 502', { kind: 'html', status: 502 }, unreachable],
  ['a reset connection', { kind: 'reset' }, unreachable],
  ['half of an answer', { kind: 'truncate' }, upstreamFailed],
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

test('a failure stays until it is known better, with the focus on "Try again", and is heard each time', async ({
  page,
  sandbox,
}) => {
  const heard = await listenTo(page);
  await sandbox.spoil({ path: searched }, { kind: 'reset' });
  await page.goto(paths.targetUsers(known.brightwater));
  const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
  const answered = Promise.withResolvers<void>();
  await page.route('**/target-users?*', async (route) => {
    await answered.promise;
    await route.continue();
  });
  await again.press('Enter');
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  await expect(again).toBeFocused();
  const before = await heard();
  answered.resolve();
  await expect(again).toHaveAttribute('aria-disabled', 'false');
  await expect(again).toBeFocused();
  expect(await heard()).not.toBe(before);
  await sandbox.heal();
  await again.press('Enter');
  await expect(table(page, 'Target users').rows).toHaveCount(25);
  await expect(page.getByRole('main')).toBeFocused();

  // Where other rows were there before, they do not come back meanwhile.
  await sandbox.spoil({ path: searched }, { kind: 'reset' });
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
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/Keepnet is limiting us, retrying in [12] s/, { timeout: 15_000 });
  await sandbox.heal();
  await expect(table(page, 'Target users').rows).toHaveCount(25);
  await expect(alert).toHaveCount(0);
});

const unavailable: [
  name: string,
  company: { id: string; name: string },
  fault: Fault | undefined,
  words: string,
][] = [
  ['403', known.brightwater, { kind: 'status', status: 403, envelope: true }, 'may not see it'],
  ['404', known.missing, undefined, 'Keepnet knows no such company'],
  ['PRIVACY_ERROR', known.privacy, undefined, 'The customer has closed its account to the reseller'],
];

for (const [name, company, fault, words] of unavailable) {
  test(`${name} says why the company is unavailable and offers another`, async ({ page, sandbox }) => {
    if (fault) await sandbox.spoil({ companyId: company.id }, fault);
    await page.goto(paths.targetUsers(company));
    await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    await page.getByRole('button', { name: 'Choose another company' }).click();
    await expect(paletteInput(page)).toBeFocused();
  });
}

test('a company that belongs to somebody else is unavailable, not empty', async ({ page }) => {
  await page.goto(paths.targetUsers(known.notManaged));
  await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
});

test('an address that holds no company id asks nothing upstream', async ({ page, sandbox }) => {
  const before = (await sandbox.requests(searched)).length;
  await page.goto('/companies/not%20an%20id/target-users');
  await expect(page.getByRole('heading', { name: 'This company is unavailable' })).toBeVisible();
  expect((await sandbox.requests(searched)).length).toBe(before);
});

test('an expired upstream token is invisible to the person', async ({ page, sandbox }) => {
  await page.goto(paths.targetUsers(known.brightwater));
  await expect(table(page, 'Target users').rows).toHaveCount(25);
  await sandbox.expireTokens();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('26-50 of');
  await table(page, 'Target users').settled();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await sandbox.requests(searched)).some(({ status }) => status === 401)).toBe(true);
});
