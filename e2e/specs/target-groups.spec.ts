import type { Page } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import { emailsIn, overflows, paths, signIn, switchCompany, table, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import type { SandboxControl } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { leaveUnanswered } from '../support/traffic.ts';

const created = '/api/target-groups';
const company = known.brightwater;

const name = (page: Page) => page.getByRole('textbox', { name: 'Name' });
const create = (page: Page) => page.getByRole('button', { name: `Create in ${company.name}` });
const groups = (page: Page) => table(page, 'Target groups');

async function fillIn(page: Page, text: string): Promise<void> {
  await goWithin(page, paths.newTargetGroup(company));
  await name(page).fill(text);
}

const sent = async (sandbox: SandboxControl) =>
  (await sandbox.requests(created)).filter(({ method }) => method === 'POST').length;

test.describe('a viewer', () => {
  test('lists groups and their members, and tells a group that is not there from an empty one', async ({
    page,
  }) => {
    await test.step('a group that is not there is told apart from an empty one', async () => {
      await goWithin(page, `${paths.targetGroups(company)}/nO1sUcHgRoUp`);
      await expect(page.getByRole('alert')).toContainText('This no longer exists, or never did.');
      await page.getByRole('link', { name: 'All target groups' }).click();
      await expect(groups(page).rows.first()).toBeVisible();
    });

    await test.step('kinds, the switch of system groups, and members with search and pages', async () => {
      await goWithin(page, paths.targetGroups(known.acme));
      const list = groups(page);
      await expect(list.root.getByText('Automatic').first()).toBeVisible();
      await page.getByRole('switch', { name: 'System groups' }).click();
      await expect(page).toHaveURL(/systemGenerated=false/);
      await list.settled();
      await expect(list.root.getByText('Automatic')).toHaveCount(0);

      // A group of the seed by its name: another test may have made one that is newer, and empty.
      const group = 'All Staff';
      await page.getByRole('searchbox', { name: 'Search target groups' }).fill(group);
      await expect(list.rows).toHaveCount(1);
      await list.rows.getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1, name: group })).toBeVisible();
      const members = table(page, `Members of ${group}`);
      await expect(members.rows.first()).toBeVisible();
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('26-50 of');
      await members.settled();
      const email = (await emailsIn(members.rows.first()).textContent()) ?? '';
      await page.getByRole('searchbox', { name: 'Search members' }).fill(email);
      await expect(members.rows).toHaveCount(1);

      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflows(page)).toBe(false);
      expect(await findBarriers(page)).toEqual([]);
    });
  });
});

test.describe('an operator', () => {
  test.use({ who: 'operator' });

  test('creates a group: the row appears, and a toast names the company', async ({ page }) => {
    await test.step('closing the panel leaves the focus where it was opened', async () => {
      await page.goto(paths.targetGroups(company));
      await page.getByRole('link', { name: 'New target group' }).click();
      await expect(name(page)).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('link', { name: 'New target group' })).toBeFocused();
    });

    await test.step('creates a group', async () => {
      await goWithin(page, paths.targetGroups(company, { sort: 'createdAt', order: 'desc' }));
      await expect(groups(page).rows.first()).toBeVisible();
      await page.keyboard.press('n');
      await expect(name(page)).toBeFocused();
      await expect(page).toHaveTitle(`New target group · ${company.name}`);
      await page.keyboard.type('Spring campaign 🌱');
      await page.getByRole('combobox', { name: 'Priority' }).selectOption('High');
      await page.keyboard.press('Tab');
      await create(page).click();

      await expect(toasts(page)).toContainText('Target group “Spring campaign 🌱” was created');
      await expect(toasts(page)).toContainText(company.name);
      await expect(page).toHaveURL(/\/target-groups(\?|$)/);
      await expect(groups(page).rows.first()).toContainText('Spring campaign 🌱');
      await expect(groups(page).rows.first()).toContainText('High');
    });
  });

  test('a lost answer is looked up; if that finds nothing, "Check again" sends nothing twice', async ({
    page,
    sandbox,
  }) => {
    await test.step('lost after Keepnet created it: found, and said so', async () => {
      await fillIn(page, 'Lost on the way back');
      await sandbox.spoil({ method: 'POST', path: created, times: 1 }, { kind: 'reset', applied: 'after' });
      await create(page).click();
      await expect(toasts(page)).toContainText('The answer was lost, but we checked and it is there.');
      await page.getByRole('searchbox', { name: 'Search target groups' }).fill('Lost on the way back');
      await expect(groups(page).rows).toHaveCount(1);
    });

    await test.step('amber words, and "Check again" sends nothing twice', async () => {
      const before = await sent(sandbox);
      await fillIn(page, 'Lost on the way there');
      await sandbox.spoil({ method: 'POST', path: created }, { kind: 'reset', applied: 'before' });
      await create(page).click();
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('We do not know yet whether it was created');
      await expect(alert).toContainText(
        'This was sent to Keepnet, but the answer was lost. It is not visible yet.',
      );
      await sandbox.heal();
      await alert.getByRole('button', { name: 'Check again' }).click();
      await expect(alert).toContainText('Checked once: still not certain.');
      await page.reload();
      await expect(alert).toContainText('We do not know yet whether it was created');
      await expect(name(page)).toHaveValue('Lost on the way there');
      await alert.getByRole('button', { name: 'Check again' }).click();
      await expect(alert).toContainText('Checked once: still not certain.');
      expect(await sent(sandbox)).toBe(before + 1);

      await page.getByRole('button', { name: 'Cancel' }).click();
      const leave = page.getByRole('dialog', { name: 'Leave this form?' });
      await expect(leave).toContainText('look for it in the list before you create it again');
      await leave.getByRole('button', { name: 'Discard and leave' }).click();
      await expect(groups(page).rows.first()).toBeVisible();
    });
  });

  test('leaving a half-filled form asks: stay, discard, or a new tab for another company; on a phone too', async ({
    page,
    context,
  }) => {
    await test.step('on a phone the panel and its dialog fit', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      await fillIn(page, 'On a phone');
      expect(await overflows(page)).toBe(false);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('dialog', { name: 'Leave this form?' })).toBeVisible();
      expect(await overflows(page)).toBe(false);
    });

    await test.step('stay, discard, or a new tab for another company', async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await fillIn(page, 'Half-filled');
      const leave = page.getByRole('dialog', { name: 'Leave this form?' });
      await page.keyboard.press('Escape');
      await expect(leave.getByRole('button', { name: 'Stay' })).toBeFocused();
      await expect(leave.getByRole('button', { name: 'Open in a new tab' })).toHaveCount(0);
      await page.keyboard.press('Enter');
      await expect(leave).toHaveCount(0);
      await expect(name(page)).toHaveValue('Half-filled');

      await switchCompany(page, known.acme.name);
      const opened = context.waitForEvent('page');
      await leave.getByRole('button', { name: 'Open in a new tab' }).click();
      await expect(await opened).toHaveURL(new RegExp(paths.targetGroups(known.acme)));
      await expect(name(page)).toHaveValue('Half-filled');

      await switchCompany(page, known.acme.name);
      await leave.getByRole('button', { name: 'Discard and leave' }).click();
      await expect(page).toHaveURL(new RegExp(paths.targetGroups(known.acme)));
      await page.goto(paths.newTargetGroup(company));
      await expect(name(page)).toHaveValue('');
    });
  });
});

test.describe('a session that ends while the form is open', () => {
  test.use({ who: 'anonymous' });
  test('loses nothing that was typed, and signing out forgets it', async ({ page, context }) => {
    await page.goto('/');
    await signIn(page, 'operator');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

    await test.step('the list next to the form finds out first', async () => {
      await page.goto(paths.newTargetGroup(known.acme));
      await name(page).fill('Typed before the end');
      await expect(groups(page).rows.first()).toBeVisible();
      // The list's own next question shall be what finds out, not a page that is still loaded ahead.
      const answerAgain = await leaveUnanswered(page, (request) =>
        /sort=name|\/session$/.test(request.url()),
      );
      await context.clearCookies();
      await groups(page).sortBy('Name');
      await expect(page).toHaveURL(/\/sign-in/);
      await answerAgain();
      await signIn(page, 'operator');
      await expect(page).toHaveURL(/target-groups\/new\?.*sort=name/);
      await expect(name(page)).toHaveValue('Typed before the end');
    });

    await test.step('the form finds out, and signing out forgets it', async () => {
      await page.goto(paths.newTargetGroup(company));
      await name(page).fill('Typed before the end');
      // Nothing else may ask first, and nothing may still wait for its answer: a call that is answered 401 leads to the sign-in page.
      await page.waitForLoadState('networkidle');
      const answerForm = await leaveUnanswered(page, (request) => request.method() === 'POST');
      await context.clearCookies();
      await create(page).click();
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('Your session has ended');
      await alert.getByRole('link', { name: 'Sign in again' }).click();
      await answerForm();
      await signIn(page, 'operator');
      await expect(name(page)).toHaveValue('Typed before the end');
      await expect(page.getByText('What you typed earlier was kept.')).toBeVisible();

      page.on('dialog', (dialog) => void dialog.accept());
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('Sign out of the demo identity provider as well?')).toBeVisible();
      await page.goto(paths.newTargetGroup(company));
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      expect(await page.evaluate<string>('Object.keys(sessionStorage).join()')).not.toContain('draft');
    });
  });
});
