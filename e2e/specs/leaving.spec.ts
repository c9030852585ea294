import type { Page } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import { overflows, paths, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { holdWrites, leaveWhileSending } from '../support/leave-while-sending.ts';
import type { SandboxControl } from '../support/sandbox.ts';
import { fillInOpen, targetUserForm } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';

const { acme, brightwater, unlimited } = known;

test.use({ who: 'operator' });

const name = (page: Page) => page.getByRole('textbox', { name: 'Name' });
const press = (page: Page, button: string | RegExp) => page.getByRole('button', { name: button }).click();

interface LeftForm {
  form: string;
  /** Opens the form, fills it in and sends it. */
  send: (page: Page, sandbox: SandboxControl) => Promise<void>;
  /** Path of the console's own call, and the one to Keepnet. */
  calls: RegExp;
  upstream: { method: 'POST' | 'PUT'; path: string };
  refused: string;
  unknown: string;
  /** What the toast names: the company or the group, and what was to be made. */
  named: readonly string[];
  typed: string;
}

const forms: readonly LeftForm[] = [
  {
    form: 'a target user',
    async send(page) {
      await goWithin(page, paths.newTargetUser(brightwater));
      await fillInOpen(page, `left-${crypto.randomUUID()}@brightwater.example.com`);
      await targetUserForm(page).firstName.fill('Left');
      await targetUserForm(page).create.click();
    },
    calls: /\/api\/companies\/\w+\/target-users$/,
    upstream: { method: 'POST', path: '/api/target-users' },
    refused: 'Nothing was created',
    unknown: 'We do not know yet whether it was created',
    named: ['Left Lovelace', brightwater.name],
    typed: 'Left',
  },
  {
    form: 'a target group',
    async send(page) {
      await goWithin(page, paths.newTargetGroup(brightwater));
      await name(page).fill('Left group');
      await press(page, /^Create in /);
    },
    calls: /\/api\/companies\/\w+\/target-groups$/,
    upstream: { method: 'POST', path: '/api/target-groups' },
    refused: 'Nothing was created',
    unknown: 'We do not know yet whether it was created',
    named: ['Left group', brightwater.name],
    typed: 'Left group',
  },
  {
    form: 'a company group',
    async send(page) {
      await goWithin(page, paths.newCompanyGroup());
      await name(page).fill('Left companies');
      await press(page, /^Create company group/);
    },
    calls: /\/api\/company-groups$/,
    upstream: { method: 'POST', path: '/api/company-groups' },
    refused: 'Nothing was created',
    unknown: 'We do not know yet whether it was created',
    named: ['Left companies'],
    typed: 'Left companies',
  },
  {
    form: 'a new name of a group',
    async send(page, sandbox) {
      const groupId = await sandbox.plantGroup('Left name', [acme.id]);
      await goWithin(page, `${paths.companyGroup(groupId)}/rename`);
      await name(page).fill('Left new name');
      await press(page, 'Save the new name');
    },
    calls: /\/api\/company-groups\/\w+$/,
    upstream: { method: 'PUT', path: '/api/company-groups/{resourceId}' },
    refused: 'The group was not renamed',
    unknown: 'We do not know yet whether it was renamed',
    named: ['Left name'],
    typed: 'Left new name',
  },
];

for (const { form, send, calls, upstream, refused, unknown, named, typed } of forms) {
  test(`after leaving ${form}, a refusal or unknown outcome is said, and nothing typed is lost`, async ({
    page,
    sandbox,
  }) => {
    await test.step('refused', async () => {
      await page.clock.install();
      const release = await holdWrites(page, calls);
      await sandbox.spoil(upstream, { kind: 'status', status: 400, envelope: true, message: 'No' });
      await send(page, sandbox);
      await leaveWhileSending(page);
      release();
      const toast = toasts(page).filter({ hasText: refused });
      for (const text of [...named, 'Keepnet says: No']) await expect(toast).toContainText(text);
      await page.clock.fastForward('01:00');
      await toast.getByRole('link', { name: 'Back to the form' }).click();
      await expect(toast).toHaveCount(0);
      await expect(page.getByRole('textbox', { name: /^(First n|N)ame/ }).first()).toHaveValue(typed);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await sandbox.heal();
    });

    await test.step('unknown', async () => {
      const release = await holdWrites(page, calls);
      await sandbox.spoil(upstream, { kind: 'reset', applied: 'before' });
      await send(page, sandbox);
      await leaveWhileSending(page);
      release();
      const toast = toasts(page).filter({ hasText: unknown });
      for (const text of named) await expect(toast).toContainText(text);
      await sandbox.heal();
      await toast.getByRole('link', { name: 'Back to the form' }).click();
      const alert = page.getByRole('alert');
      await expect(alert).toContainText(unknown);
      await alert.getByRole('button', { name: 'Check again' }).click();
      await expect(alert).toContainText('Checked once: still not certain.');
    });
  });
}

test('a change of members that stops half-way after leaving: said, and the form shows who is there', async ({
  page,
  sandbox,
}) => {
  const participants = '/api/company-groups/{resourceId}/participants';
  const group = 'Left half-way';
  await sandbox.modes({ participants: 'add' });
  const groupId = await sandbox.plantGroup(group, [acme.id, brightwater.id]);
  const release = await holdWrites(page, /\/participants$/);
  await page.goto(paths.editMembers(groupId));
  for (const company of [unlimited, acme]) {
    await page.getByRole('combobox', { name: 'Find companies by name or id' }).fill(company.name);
    await page.getByRole('option', { name: company.name }).first().click();
  }
  await sandbox.spoil({ method: 'DELETE', path: participants }, { kind: 'status', status: 500 });
  await press(page, 'Review changes');
  await press(page, `Save members of ${group}`);
  await leaveWhileSending(page);
  release();
  const toast = toasts(page).filter({ hasText: 'The change stopped partway' });
  await expect(toast).toContainText(group);
  await expect(toast).toContainText('Some of it is done and some is not.');
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflows(page)).toBe(false);
  await sandbox.heal();
  await toast.getByRole('link', { name: 'Back to the form' }).click();
  const notice = page.getByRole('alert');
  await expect(notice.getByRole('row', { name: unlimited.name }).getByRole('cell')).toHaveText([
    'Not a member',
    'Member',
    'Member',
  ]);
  await notice.getByRole('button', { name: 'Apply my changes to the new list' }).click();
  await press(page, 'Review changes');
  await press(page, `Save members of ${group}`);
  await expect(toasts(page)).toContainText(`Members of ${group} were saved`);
  expect((await sandbox.membersOf(group)).toSorted()).toEqual([brightwater.id, unlimited.id].toSorted());
  await sandbox.modes({ participants: 'replace' });
});
