import { expect, type Page } from '@playwright/test';
import { offered, paths, table, toasts } from './console.ts';
import { known } from './known.ts';
import type { Who } from './people.ts';
import type { SandboxControl } from './sandbox.ts';
import { fillIn, targetUserForm } from './target-user-form.ts';

/** A state that an address alone does not bring about. */
export interface ConsoleState {
  /** For file names. */
  name: string;
  who: Who;
  /** Resolves once the page shows the state; what it spoils in the sandbox is healed after the pictures. */
  reach: (page: Page, sandbox: SandboxControl) => Promise<void>;
}

const longName = 'Customers of the Northern and Western Regions with a Renewal in the Coming Year';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function rows(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await table(page, name).settled();
}

/** States of pages that people meet besides those of `pages`. */
export const states: readonly ConsoleState[] = [
  {
    name: 'companies-no-match',
    who: 'viewer',
    async reach(page) {
      await page.goto('/?q=no-such-company');
      await page.getByRole('heading', { name: 'No company matches.' }).waitFor();
    },
  },
  {
    name: 'companies-over-licence',
    who: 'viewer',
    reach: (page) => rows(page, '/?exceeded=true', 'Companies'),
  },
  {
    name: 'company-other-script',
    who: 'viewer',
    async reach(page) {
      await page.goto(paths.overview(known.otherScript));
      await page.getByRole('heading', { level: 1, name: known.otherScript.name }).waitFor();
    },
  },
  {
    name: 'switcher',
    who: 'viewer',
    async reach(page) {
      await rows(page, '/', 'Companies');
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox', { name: 'Search by name or id' }).fill('me');
      await offered(page).first().waitFor();
    },
  },
  {
    name: 'person-menu',
    who: 'admin',
    async reach(page) {
      await rows(page, '/', 'Companies');
      await page.getByRole('button', { name: /^Account of/ }).click();
      await button(page, 'Sign out').waitFor();
    },
  },
  {
    name: 'columns',
    who: 'viewer',
    async reach(page) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await rows(page, paths.targetUsers(known.acme), 'Target users');
      await button(page, 'Columns').click();
      await page.getByRole('checkbox', { name: 'Department' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    who: 'viewer',
    async reach(page) {
      await rows(page, '/', 'Companies');
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'target-users-many-rows',
    who: 'viewer',
    reach: (page) => rows(page, paths.targetUsers(known.acme, { pageSize: '100' }), 'Target users'),
  },
  {
    name: 'target-users-failed',
    who: 'viewer',
    async reach(page, sandbox) {
      await sandbox.spoil(
        { path: '/api/target-users/search' },
        { kind: 'status', status: 500, envelope: true },
      );
      await page.goto(paths.targetUsers(known.brightwater));
      await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
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
      await page.goto(paths.newTargetUser(known.acme));
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
    name: 'export-menu',
    who: 'viewer',
    async reach(page) {
      await rows(page, paths.targetUsers(known.brightwater), 'Target users');
      await button(page, 'Export').click();
      await button(page, 'CSV, all matching rows').waitFor();
    },
  },
  {
    name: 'export-toasts',
    who: 'viewer',
    async reach(page, sandbox) {
      await rows(page, paths.targetUsers(known.brightwater), 'Target users');
      await button(page, 'Export').click();
      await button(page, 'CSV, all matching rows').click();
      await expect(toasts(page)).toContainText('.csv');
      await sandbox.spoil({ path: '/api/target-users/search/export' }, { kind: 'cut', cutAfterRows: 400 });
      await button(page, 'Export').click();
      await button(page, 'CSV, all matching rows').click();
      await expect(toasts(page)).toHaveCount(2);
      await expect(toasts(page).filter({ hasText: 'could not be exported' })).toBeVisible();
    },
  },
  {
    name: 'company-group-long-name',
    who: 'operator',
    async reach(page, sandbox) {
      const id = await sandbox.plantGroup(longName, [known.acme.id, known.otherScript.id, known.twinA.id]);
      await page.goto(paths.companyGroup(id));
      await page.getByRole('heading', { name: longName }).waitFor();
    },
  },
  {
    name: 'company-groups-long-name',
    who: 'operator',
    reach: (page) => rows(page, paths.companyGroups({ q: 'Northern' }), 'Company groups'),
  },
  {
    name: 'members-conflict',
    who: 'operator',
    async reach(page, sandbox) {
      const { acme, brightwater, overLicence } = known;
      const id = await sandbox.plantGroup('Contended', [acme.id, brightwater.id]);
      await page.goto(paths.editMembers(id));
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
];
