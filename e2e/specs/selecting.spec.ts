import { findBarriers } from '../support/axe.ts';
import { emailsIn, paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import type { SandboxControl } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const company = known.unlimited;

async function inactive(sandbox: SandboxControl): Promise<string[]> {
  const users = await sandbox.users(company.id);
  return users.filter(({ active, deleted }) => !active && !deleted).map(({ email }) => email);
}

test.describe('an operator', () => {
  test.use({ who: 'operator' });

  test('selects people on two pages, by mouse and by keyboard, and exactly those are deactivated', async ({
    page,
    sandbox,
  }) => {
    const before = await inactive(sandbox);
    await page.goto(
      paths.targetUsers(company, { status: 'active', pageSize: '10', sort: 'email', order: 'asc' }),
    );
    const { rows, settled } = table(page, 'Target users');
    await settled();
    const boxes = rows.getByRole('checkbox');
    await boxes.nth(1).click();
    await boxes.nth(3).click({ modifiers: ['Shift'] });
    const first = await emailsIn(rows).allTextContents();
    const bar = page.getByRole('region', { name: 'Selection' });
    await expect(bar).toContainText(`3 selected in ${company.name}`);

    await page.getByRole('button', { name: 'Next page' }).click();
    await settled();
    await expect(emailsIn(rows).first()).not.toHaveText(first[0] ?? '');
    await boxes.nth(0).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(boxes.nth(1)).toBeFocused();
    // A row has three stops: its box, its name and its menu.
    for (let stops = 0; stops < 6; stops += 1) await page.keyboard.press('Tab');
    await expect(boxes.nth(3)).toBeFocused();
    await page.keyboard.press('Shift+Space');
    await expect(bar).toContainText('7 selected');
    await page.keyboard.press('Space');
    await expect(bar).toContainText(`6 selected in ${company.name}`);
    expect(await findBarriers(page)).toEqual([]);
    const second = await emailsIn(rows).allTextContents();

    await bar.getByRole('button', { name: 'Deactivate' }).click();
    // The plan names people who cannot be changed, and leaves them out.
    const start = page.getByRole('button', { name: /^Deactivate \d target users in Ostrava Works$/ });
    const able = Number(/\d/.exec((await start.textContent()) ?? '')?.[0]);
    expect(able).toBeGreaterThan(3);
    await start.click();
    await expect(bar).toHaveCount(0);
    const changed = async () => (await inactive(sandbox)).filter((email) => !before.includes(email));
    await expect.poll(async () => (await changed()).length).toBe(able);
    const chosen = [...first.slice(1, 4), ...second.slice(0, 3)];
    expect((await changed()).filter((email) => !chosen.includes(email))).toEqual([]);
  });

  test('on a phone, the bar does not cover what has the focus', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(paths.targetUsers(known.acme));
    const { rows, settled } = table(page, 'Target users');
    await settled();
    await rows.getByRole('checkbox').first().click();
    const bar = page.getByRole('region', { name: 'Selection' });
    await expect(bar).toBeVisible();
    for (let n = 1; n < 8; n += 1) {
      await page.keyboard.press('Shift+ArrowDown');
      const [focused, covering] = [await page.locator(':focus').boundingBox(), await bar.boundingBox()];
      if (!focused || !covering) throw new Error('Nothing has the focus, or the bar is gone.');
      expect(focused.y + focused.height / 2).toBeLessThan(covering.y);
    }
    await expect(bar).toContainText('8 selected in Acme Corp');
    expect(await findBarriers(page)).toEqual([]);
    await bar.getByRole('button', { name: /^Select all .* that match$/ }).click();
    await bar.getByRole('button', { name: 'More' }).click();
    expect(await findBarriers(page)).toEqual([]);
  });
});
