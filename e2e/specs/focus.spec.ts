import type { Page } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import { openPalette, paths, table, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { targetUserForm } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';

const { acme, brightwater } = known;

const opener = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe('what opens takes what is typed', () => {
  test.use({ who: 'admin' });

  test('filters and the choices of a file take the focus, by click and by Enter, the second time too', async ({
    page,
  }) => {
    for (const [pill, path, list, field] of [
      ['Department', paths.targetUsers(acme), 'Target users', 'Department contains'],
      ['Company', '/activity', 'Activity', 'Name or id'],
      ['Group', paths.companies(), 'Companies', 'Find a company group'],
    ] as const) {
      await goWithin(page, path);
      await table(page, list).settled();
      const button = opener(page, pill).first();
      const input = page.getByRole('dialog', { name: pill }).getByRole('textbox', { name: field });
      for (const open of [() => button.click(), () => button.press('Enter')]) {
        await open();
        await expect(input).toBeFocused();
        await page.keyboard.type('engineering');
        await expect(input).toHaveValue('engineering');
        await page.keyboard.press('Escape');
        await expect(button).toBeFocused();
      }
    }

    for (let time = 0; time < 2; time += 1) {
      await opener(page, 'Export').press('Enter');
      await expect(opener(page, 'CSV, all matching rows')).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(opener(page, 'Export')).toBeFocused();
    }
  });
});

test.describe('a dialog that its own button closes', () => {
  test.use({ who: 'operator' });

  test('a dialog gives the focus back to what opened it, and only a press outside closes it', async ({
    page,
  }) => {
    await test.step('to what opened it, also after a command of the palette', async () => {
      await page.goto(paths.newCompanyGroup());
      const paste = opener(page, 'Paste a list');
      const dialog = page.getByRole('dialog', { name: 'Paste a list' });
      await paste.click();
      expect(await findBarriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(paste).toBeFocused();
      await paste.press('Enter');
      await page.keyboard.type(acme.id);
      await dialog.getByRole('button', { name: 'Select 1 company' }).click();
      await expect(paste).toBeFocused();

      const name = page.getByRole('textbox', { name: 'Name' });
      await name.focus();
      await openPalette(page);
      await page.keyboard.type('theme: light');
      await page.keyboard.press('Enter');
      await expect(name).toBeFocused();
    });

    await test.step('a press that began in it and ends outside leaves it open', async () => {
      await opener(page, 'Paste a list').click();
      const list = page.getByRole('textbox', { name: 'Names or ids' });
      await page.keyboard.type('Acme');
      await list.hover();
      await page.mouse.down();
      await page.mouse.move(5, 5);
      await page.mouse.up();
      await expect(list).toHaveValue('Acme');
      await page.mouse.click(5, 5);
      await expect(list).toHaveCount(0);
    });

    await test.step('to the form whose author stays', async () => {
      await goWithin(page, paths.newTargetUser(acme));
      const form = targetUserForm(page);
      await form.email.click();
      await page.keyboard.type('ada');
      const question = page.getByRole('dialog', { name: 'Leave' });
      for (let time = 0; time < 2; time += 1) {
        await page.keyboard.press('Escape');
        await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(question).toHaveCount(0);
        await expect(form.email).toBeFocused();
      }
      await page.keyboard.type('.l');
      await expect(form.email).toHaveValue('ada.l');
    });
  });
});

test.describe('what is taken away hands the focus on', () => {
  test.use({ who: 'operator' });

  test('after something is removed, the focus goes to what it belonged to', async ({ page, sandbox }) => {
    await test.step('from a chip to its field', async () => {
      await goWithin(page, paths.newTargetUser(acme));
      const form = targetUserForm(page);
      await form.choose('Target groups', 'board', /^Board/);
      await page.keyboard.press('Escape');
      await opener(page, 'Remove Board').press('Enter');
      const groups = form.panel.getByRole('combobox', { name: 'Target groups' });
      await expect(groups).toBeFocused();
      await page.keyboard.type('night');
      await expect(groups).toHaveValue('night');
      await form.choose('Time zone', 'brasilia', /Brasilia/);
      await opener(page, 'Clear time zone').click();
      await expect(form.panel.getByRole('combobox', { name: 'Time zone' })).toBeFocused();
    });

    await test.step('from a filter to its pill, and to the page where there is none any more', async () => {
      await goWithin(page, paths.targetUsers(acme, { status: 'active', month: '2026-03' }));
      await table(page, 'Target users').settled();
      await opener(page, 'Remove filter Status: Active').press('Enter');
      await expect(opener(page, 'Status').first()).toBeFocused();
      await page.getByRole('button', { name: /^Remove filter Added in/ }).press('Enter');
      await expect(page.getByRole('main')).toBeFocused();
    });

    await test.step('from "Clear filters" to the page', async () => {
      const clear = opener(page, 'Clear filters');
      for (const q of ['a', 'nobody of that name']) {
        await goWithin(page, paths.targetUsers(brightwater, { q }));
        await clear.press('Enter');
        await expect(clear).toHaveCount(0);
        await expect(page.getByRole('main')).toBeFocused();
      }
    });

    await test.step('from the undo of a change to the changes', async () => {
      const groupId = await sandbox.plantGroup('Undone by keyboard', [acme.id, brightwater.id]);
      await goWithin(page, paths.editMembers(groupId));
      const changes = page.getByRole('region', { name: 'Changes', exact: true });
      await page.getByRole('combobox', { name: 'Find companies by name or id' }).fill(acme.name);
      await page.keyboard.press('Enter');
      await changes.getByRole('button').press('Enter');
      await expect(changes).toBeFocused();
    });
  });
});

test.describe('a toast', () => {
  test.use({ who: 'operator' });

  test('does not cover what has the focus, and goes with Escape', async ({ page }) => {
    await page.goto(paths.targetUsers(acme));
    await table(page, 'Target users').settled();
    await opener(page, 'Export').click();
    await opener(page, 'CSV, this page').click();
    const toast = toasts(page);
    await expect(toast).toContainText('Target users exported');
    for (const [width, height] of [
      [1280, 800],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      const at = await toast.boundingBox();
      // What is under the toast's first place gets the focus.
      const links = page.getByRole('rowheader').getByRole('link');
      for (const link of await links.all()) {
        await link.focus();
        const box = await link.boundingBox();
        if (at && box && box.y > at.y) break;
      }
      const covered = `(() => {
        const [one, other] = [document.activeElement, document.querySelector('.toasts')].map((e) => e.getBoundingClientRect());
        return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
      })()`;
      await expect.poll(() => page.evaluate<boolean>(covered)).toBe(false);
    }
    await page.keyboard.press('Escape');
    await expect(toast).toHaveCount(0);
  });
});
