import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { overflows, paths, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { clickBoth } from '../support/in-a-hurry.ts';
import { known } from '../support/known.ts';
import { person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';

const { anyDomain } = known;

const trail = (page: Page) => page.getByRole('table', { name: 'Activity' });

/** The lines of the trail, without what is folded away under them. */
const lines = (page: Page) =>
  trail(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });

/** Sends a create as the page's own code would, for the person who is signed in there. */
const create = (page: Page, email: string) =>
  page.request.post(`/api/companies/${anyDomain.id}/target-users`, {
    headers: { 'x-csrf': '1', 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() },
    data: { email, firstName: 'Ada', lastName: 'Example', phoneNumber: '+905321112233' },
  });

test.describe('an admin', () => {
  test.use({ who: 'admin' });

  test('reads a write as one line with its outcome, opens it, and moves between lines by keys, on a phone too', async ({
    page,
  }) => {
    await test.step('one line with its outcome, and what happened', async () => {
      const email = `activity-${randomUUID().slice(0, 8)}@example.com`;
      expect((await create(page, email)).status()).toBe(201);
      await page.goto('/');
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click();
      await expect(page).toHaveTitle('Activity · Reseller Console');
      const line = lines(page).filter({ hasText: email });
      await expect(line).toHaveCount(1);
      await expect(line).toContainText(person('admin').name);
      await expect(line).toContainText('Create target user');
      await expect(line).toContainText('Created');
      await expect(line.getByRole('rowheader')).toContainText(/20\d\d.*\d\d:\d\d:\d\d (GMT|BST)/);
      await expect(line.getByRole('link', { name: anyDomain.name })).toHaveAttribute(
        'href',
        `/companies/${anyDomain.id}`,
      );

      await line.getByRole('button', { name: /^Details of Create target user/ }).click();
      const steps = page.getByRole('list', { name: 'What happened' }).getByRole('listitem');
      await expect(steps).toHaveCount(2);
      await expect(steps.nth(0)).toContainText('Before sending');
      await expect(steps.nth(1)).toContainText('Created');
      await expect(page.getByRole('button', { name: 'Copy request id' })).toBeVisible();
    });

    await test.step('walks the lines by j and k, past what is open under one, and e only offers the file', async () => {
      await page.reload();
      const opener = (index: number) =>
        lines(page)
          .nth(index)
          .getByRole('button', { name: /^Details of/ });
      await expect(opener(1)).toBeVisible();
      await page.keyboard.press('j');
      await expect(opener(0)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('list', { name: 'What happened' })).toBeVisible();
      await page.keyboard.press('j');
      await expect(opener(1)).toBeFocused();
      await page.keyboard.press('k');
      await expect(opener(0)).toBeFocused();
      await page.getByRole('button', { name: 'Copy request id' }).focus();
      await page.keyboard.press('j');
      await expect(opener(1)).toBeFocused();
      await page.keyboard.press('e');
      await expect(page.getByRole('dialog', { name: 'Export' }).getByRole('button')).toHaveText(['CSV']);
      await expect(toasts(page)).toHaveCount(0);
    });

    await test.step('on a phone', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.reload();
      await lines(page)
        .first()
        .getByRole('button', { name: /^Details of/ })
        .click();
      await expect(page.getByRole('list', { name: 'What happened' })).toBeVisible();
      expect(await overflows(page)).toBe(false);
    });
  });

  test('filters by the address, undoes that, and keeps the lines while others load', async ({ page }) => {
    await test.step('filters that live in the address and can be taken back', async () => {
      await create(page, `activity-${randomUUID().slice(0, 8)}@example.com`);
      await page.goto('/activity');
      await expect(lines(page).first()).toBeVisible();
      await page.getByRole('button', { name: 'Action', exact: true }).click();
      await page.getByRole('radio', { name: 'Create target user' }).click();
      await expect(page).toHaveURL(/action=target-user\.create/);
      await page.getByRole('button', { name: 'Company', exact: true }).click();
      await page.getByRole('textbox', { name: 'Name or id' }).fill(anyDomain.name);
      await page
        .getByRole('dialog', { name: 'Company' })
        .getByRole('button', { name: anyDomain.name })
        .click();
      await page.getByRole('button', { name: 'Person', exact: true }).click();
      await page.getByRole('textbox', { name: 'Name contains' }).fill(person('admin').name.slice(0, 4));
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('button', { name: 'Period', exact: true }).click();
      await page.getByRole('button', { name: 'Today' }).click();
      await expect(page).toHaveURL(/from=20\d\d-\d\d-\d\d/);
      await expect(lines(page).first()).toContainText('Create target user');
      await expect(lines(page).filter({ hasNotText: 'Create target user' })).toHaveCount(0);

      await page.getByRole('button', { name: 'Outcome', exact: true }).click();
      await page.getByRole('radio', { name: 'Unknown' }).click();
      await expect(page.getByRole('heading', { name: 'No entry matches.' })).toBeVisible();
      await page.getByRole('button', { name: 'Remove filter Outcome: Unknown' }).click();
      await expect(lines(page).first()).toContainText('Create target user');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await expect(page).toHaveURL(/\/activity$/);
    });

    await test.step('two filters are taken back, the second before the page shows that the first is gone', async () => {
      await goWithin(page, '/activity?action=company-group.create&outcome=unknown');
      await expect(page.getByRole('button', { name: 'Remove filter Outcome: Unknown' })).toBeVisible();
      const remove = (label: string) => `[aria-label^="Remove filter ${label}"]`;
      await clickBoth(page, remove('Action'), remove('Outcome'));
      await expect(page).toHaveURL(/\/activity\??$/);
      await expect(lines(page).first()).toBeVisible();
    });

    await test.step('the lines stay while those of another filter load', async () => {
      await expect(lines(page).first()).toBeVisible();
      const before = await lines(page).count();
      const release = await hold(page, /\/api\/audit\?.*outcome=done/);
      await page.getByRole('button', { name: 'Outcome', exact: true }).click();
      await page.getByRole('radio', { name: 'Done', exact: true }).click();
      await expect(trail(page)).toHaveAttribute('aria-busy', 'true');
      await expect(lines(page)).toHaveCount(before);
      await expect(page.getByText('This is the beginning of the audit trail.')).toHaveCount(0);
      release();
      await expect(trail(page)).toHaveAttribute('aria-busy', 'false');
      await expect(lines(page).filter({ hasNotText: 'Done' })).toHaveCount(0);
      await expect(lines(page).first()).toBeVisible();
    });
  });

  test('loads more from where the list ends, and takes all of it away as a file', async ({ page }) => {
    for (let count = 0; count < 52; count += 1) {
      await page.request.get('/api/companies/export?format=csv', {
        headers: { 'x-csrf': '1', 'sec-fetch-site': 'same-origin' },
      });
    }
    await page.goto('/activity');
    await expect(lines(page)).toHaveCount(50);
    await page.getByRole('button', { name: 'Load more' }).click();
    await expect(lines(page).nth(51)).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'CSV, all matching rows' }).click();
    expect((await download).suggestedFilename()).toMatch(/^reseller_audit_.*\.csv$/);
    await expect(lines(page).first()).toContainText('Export');
  });

  test('sees who it was on the overview of a company, and follows the link', async ({ page }) => {
    await create(page, `activity-${randomUUID().slice(0, 8)}@example.com`);
    await page.goto(paths.overview(anyDomain));
    const card = page.getByRole('region', { name: 'Recent activity' });
    await expect(card.getByRole('listitem').first()).toContainText(person('admin').name);
    await card.getByRole('link', { name: 'All activity' }).click();
    await expect(page).toHaveURL(`/activity?company=${anyDomain.id}`);
    await expect(lines(page).first()).toContainText(anyDomain.name);
  });
});

test.describe('a person who is no admin', () => {
  test.use({ who: 'operator' });

  test('sees what was done in a company, without names', async ({ page }) => {
    const email = `activity-${randomUUID().slice(0, 8)}@example.com`;
    await create(page, email);
    await page.goto(paths.overview(anyDomain));
    const card = page.getByRole('region', { name: 'Recent activity' });
    await expect(card.getByRole('listitem').first()).toContainText('Create target user');
    await expect(card.getByRole('listitem').first()).toContainText('Created');
    await expect(card).not.toContainText(person('operator').name);
    await expect(card).not.toContainText('@');
    await expect(card.getByRole('link')).toHaveCount(0);
  });
});
