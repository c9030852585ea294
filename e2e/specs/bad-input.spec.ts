import type { Locator, Page } from '@playwright/test';
import { type Company, paths, signIn, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { fillIn, fillInOpen, type TargetUserForm } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';
import { leaveUnanswered } from '../support/traffic.ts';

const company = known.brightwater;
const created = '/api/target-users';
const domain = 'brightwater.example.com';

test.use({ who: 'operator' });

/** What must stand at a field after sending, with the focus on it. */
async function complains(field: Locator, message: RegExp): Promise<void> {
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(message);
}

/** Opens the form of a company in this page and fills in what is required. */
async function fillInHere(page: Page, of: Company, email: string): Promise<TargetUserForm> {
  await goWithin(page, paths.newTargetUser(of));
  return fillInOpen(page, email);
}

test('what is wrong with an input is said at its field, and nothing typed is lost', async ({
  page,
  sandbox,
}) => {
  for (const [field, words, whole] of [
    ['Start date', /^Not a date/, '2026-03-01'],
    ['Last reviewed', /^Not a date and time/, '2026-03-01T09:30'],
  ] as const) {
    await test.step(`${field} that is typed in part is no empty one: words at the field, and nothing is sent`, async () => {
      const sent = async () => (await sandbox.requests(created)).length;
      const before = await sent();
      const form = await fillInHere(page, known.acme, 'part@acme.example.com');
      const input = form.panel.getByLabel(field);
      await input.pressSequentially('12');
      await page.keyboard.press('Enter');
      await complains(input, words);
      expect(await sent()).toBe(before);
      await input.fill(whole);
      await expect(input).toHaveAttribute('aria-invalid', 'false');
    });
  }

  await test.step('a company that closes in mid-work says why, and nothing typed is lost', async () => {
    const form = await fillInHere(page, known.anyDomain, 'closed@example.org');
    await sandbox.setCompany(known.anyDomain.id, { privacy: 'denied' });
    try {
      await form.create.click();
      await expect(form.alert).toContainText(/has closed its account|cannot see this company/);
      await expect(form.email).toHaveValue('closed@example.org');
    } finally {
      await sandbox.setCompany(known.anyDomain.id, { privacy: 'allowed' });
    }
    await form.create.click();
    await expect(toasts(page)).toContainText('was created');
  });

  await test.step('what only Keepnet knows is said at its field too: taken addresses, other domains', async () => {
    const form = await fillInHere(page, company, 'someone@elsewhere.example.com');
    await form.create.click();
    await complains(form.email, /domain is not allowed/);
    await expect(form.alert).toContainText('Check the marked fields.');
    await form.email.fill(`taken@${domain}`);
    await form.create.click();
    await expect(toasts(page)).toContainText('was created');

    const again = await fillInHere(page, company, `TAKEN@${domain}`);
    await again.create.click();
    await complains(again.email, /already exists/);
  });
});

test.describe('a session that ends while the form is open', () => {
  test.use({ who: 'anonymous' });

  const typed = async (page: Page): Promise<TargetUserForm> => {
    const form = await fillIn(page, known.requiredFields, 'kept@example.org');
    await form.text('Cost centre').fill('CC-9');
    await form.text('Employee number').fill('9');
    await form.choose('Preferred language', 'turk', /Turkish/);
    return form;
  };

  test('loses nothing: every field is as it was after signing in again', async ({
    page,
    context,
    sandbox,
  }) => {
    await page.goto('/');
    await signIn(page, 'operator');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const form = await typed(page);
    // Nothing else may ask first: any call that is answered 401 leads to the sign-in page.
    const answerAgain = await leaveUnanswered(page, (request) => request.method() === 'POST');
    await context.clearCookies();
    await form.create.click();
    await expect(form.alert).toContainText('Your session has ended');
    await form.alert.getByRole('link', { name: 'Sign in again' }).click();
    await answerAgain();
    await signIn(page, 'operator');
    await expect(form.email).toHaveValue('kept@example.org');
    await expect(form.phone).toHaveValue('+90 532 111 22 33');
    await expect(form.text('Cost centre')).toHaveValue('CC-9');
    await expect(form.panel.getByRole('combobox', { name: 'Preferred language' })).toHaveValue(/Turkish/);
    await form.create.click();
    await expect(toasts(page)).toContainText('was created');
    expect(await sandbox.users(known.requiredFields.id, 'kept@example.org')).toHaveLength(1);
  });
});
