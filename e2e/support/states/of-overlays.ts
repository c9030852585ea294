import { expect } from '@playwright/test';
import { offered, paletteInput, paths, table, toasts } from '../console.ts';
import { known } from '../known.ts';
import { button, type ConsoleState, rows } from './state.ts';

/** What floats above a page, and where the focus is. */
export const statesOfOverlays: readonly ConsoleState[] = [
  {
    name: 'switcher',
    who: 'viewer',
    async reach(page) {
      await rows(page, '/', 'Companies');
      await page.keyboard.press('ControlOrMeta+k');
      await paletteInput(page).fill('me');
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
    name: 'navigation',
    who: 'admin',
    async reach(page) {
      await page.setViewportSize({ width: 360, height: 740 });
      await rows(page, paths.targetUsers(known.acme), 'Target users');
      await button(page, 'Open navigation').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'filter',
    who: 'viewer',
    async reach(page) {
      await rows(page, paths.targetUsers(known.acme), 'Target users');
      await button(page, 'Status').first().click();
      await page.getByRole('dialog', { name: 'Status' }).waitFor();
    },
  },
  {
    name: 'group-filter',
    who: 'viewer',
    async reach(page) {
      await rows(page, paths.companies(), 'Companies');
      await button(page, 'Group').click();
      await page.getByRole('dialog', { name: 'Group' }).getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'row-focus',
    who: 'viewer',
    async reach(page) {
      await rows(page, paths.companies(), 'Companies');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
    },
  },
  {
    name: 'skip-link',
    who: 'viewer',
    async reach(page) {
      // The first stop of a page that was just loaded.
      await page.goto(paths.companies());
      await table(page, 'Companies').settled();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    },
  },
  {
    name: 'end-session',
    who: 'admin',
    async reach(page) {
      await rows(page, '/sessions', 'Sessions');
      await page.getByRole('button', { name: 'Sign out of this browser' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
