import { expect, type Page } from '@playwright/test';
import { paths, table, toasts } from '../console.ts';
import { goWithin } from '../go-within.ts';
import { known } from '../known.ts';
import { holdWrites, leaveWhileSending } from '../leave-while-sending.ts';
import type { SandboxControl } from '../sandbox.ts';
import { fillIn, targetUserForm } from '../target-user-form.ts';
import { button, type ConsoleState, rows } from './state.ts';

async function startEditing(page: Page, sandbox: SandboxControl): Promise<void> {
  const id = await sandbox.plantGroup('Being Edited', [known.acme.id, known.overLicence.id]);
  await goWithin(page, paths.editMembers(id));
  await page.getByRole('option').first().waitFor();
}

/** Reads a file of which one row is right and one is not, and shows what its columns are. */
async function chooseColumns(page: Page): Promise<void> {
  await page.goto(paths.importTargetUsers(known.acme));
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'E-mail,First name,Last name,Phone,Priority,Salary\n' +
        'grace.hopper@acme.example.com,Grace,Hopper,+44 20 7946 0018,Chefsache,1\n' +
        'alan.turing@acme,Alan,Turing,12,High,2\n',
    ),
  });
  await page.getByRole('link', { name: 'Continue to columns' }).click();
  await page.getByRole('combobox', { name: 'Meaning of Chefsache' }).waitFor();
}

/** Panels and forms: half filled, refused, lost, left, done. */
export const statesOfForms: readonly ConsoleState[] = [
  { name: 'import-columns', who: 'operator', reach: chooseColumns },
  {
    name: 'import-check',
    who: 'operator',
    async reach(page) {
      await chooseColumns(page);
      await button(page, 'Check 2 rows').click();
      await page.getByRole('gridcell', { name: 'Not possible' }).first().waitFor();
    },
  },
  {
    name: 'target-user',
    who: 'operator',
    async reach(page) {
      await rows(page, paths.targetUsers(known.acme), 'Target users');
      await table(page, 'Target users').rows.nth(1).getByRole('link').click();
      await page.getByRole('dialog').getByRole('heading', { name: 'Record' }).waitFor();
    },
  },
  {
    name: 'new-target-user-errors',
    who: 'operator',
    async reach(page) {
      await goWithin(page, paths.newTargetUser(known.acme));
      const form = targetUserForm(page);
      await form.email.fill('grace.hopper@elsewhere');
      await form.phone.fill('12');
      await form.create.click();
      await expect(form.email).toHaveAccessibleDescription(/./);
    },
  },
  {
    name: 'new-target-user-unknown',
    who: 'operator',
    async reach(page, sandbox) {
      await sandbox.spoil({ method: 'POST', path: '/api/target-users' }, { kind: 'reset' });
      const form = await fillIn(page, known.brightwater, 'ada.lovelace@brightwater.example.com');
      await form.create.click();
      await page.getByText('We do not know yet whether it was created').waitFor();
    },
  },
  {
    name: 'members-conflict',
    who: 'operator',
    async reach(page, sandbox) {
      const { acme, brightwater, overLicence } = known;
      const id = await sandbox.plantGroup('Contended', [acme.id, brightwater.id]);
      await goWithin(page, paths.editMembers(id));
      await page.getByRole('combobox', { name: 'Find companies by name or id' }).fill(brightwater.name);
      await page.getByRole('option', { name: brightwater.name }).first().click();
      await page.request.put(`/api/company-groups/${id}/participants`, {
        headers: { 'X-CSRF': '1', 'Sec-Fetch-Site': 'same-origin', 'Idempotency-Key': crypto.randomUUID() },
        data: {
          seen: [acme.id, brightwater.id],
          wanted: [acme.id, brightwater.id, overLicence.id],
        },
      });
      await button(page, 'Review changes').click();
      await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'new-target-user-groups',
    who: 'operator',
    async reach(page) {
      await goWithin(page, paths.newTargetUser(known.acme));
      const form = targetUserForm(page);
      await form.panel.getByRole('combobox', { name: 'Target groups' }).fill('e');
      await form.options.first().waitFor();
    },
  },
  {
    name: 'new-target-user-leave',
    who: 'operator',
    async reach(page) {
      await fillIn(page, known.acme, 'ada.lovelace@acme.example.com');
      await page.getByRole('link', { name: 'Target groups' }).click();
      await page.getByRole('dialog', { name: 'Leave this form?' }).waitFor();
    },
  },
  {
    name: 'new-target-user-left',
    who: 'operator',
    async reach(page) {
      const release = await holdWrites(page, /\/target-users$/);
      const form = await fillIn(page, known.brightwater, 'ada.lovelace@elsewhere.example.com');
      await form.create.click();
      await leaveWhileSending(page);
      release();
      await expect(toasts(page)).toContainText('Nothing was created');
    },
  },
  {
    name: 'new-target-user-created',
    who: 'operator',
    async reach(page) {
      const form = await fillIn(page, known.brightwater, `${crypto.randomUUID()}@brightwater.example.com`);
      await form.create.click();
      await expect(toasts(page)).toContainText('Ada Lovelace');
    },
  },
  {
    name: 'target-user-gone',
    who: 'viewer',
    async reach(page) {
      await goWithin(page, `${paths.targetUsers(known.acme)}/no-such-person`);
      await page.getByRole('dialog').getByRole('heading', { level: 2 }).nth(1).waitFor();
    },
  },
  {
    name: 'rename',
    who: 'operator',
    async reach(page, sandbox) {
      const id = await sandbox.plantGroup('Rename Me', [known.acme.id]);
      await goWithin(page, `${paths.companyGroup(id)}/rename`);
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
    },
  },
  {
    name: 'edit-members',
    who: 'operator',
    async reach(page, sandbox) {
      await startEditing(page, sandbox);
    },
  },
  {
    name: 'edit-members-paste',
    who: 'operator',
    async reach(page, sandbox) {
      await startEditing(page, sandbox);
      await button(page, 'Paste a list').click();
      await page
        .getByRole('textbox', { name: 'Names or ids' })
        .fill(`${known.brightwater.name}\n${known.twinA.name}\nNobody of that name`);
      await page.getByText('fits several companies').waitFor();
    },
  },
  {
    name: 'edit-members-review',
    who: 'operator',
    async reach(page, sandbox) {
      await startEditing(page, sandbox);
      await page.getByRole('combobox', { name: 'Find companies by name or id' }).fill(known.acme.name);
      await page.getByRole('option', { name: known.acme.name }).first().click();
      await button(page, 'Review changes').click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
