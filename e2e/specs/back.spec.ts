import { paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

for (const [screen, viewport] of Object.entries({
  'a wide screen': { width: 1280, height: 800 },
  'a phone': { width: 360, height: 740 },
})) {
  test(`Back returns to the row that was opened, on ${screen}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(paths.companies());
    const { rows } = table(page, 'Companies');
    await expect(rows).toHaveCount(25);
    const last = rows.last().getByRole('link');
    const name = (await last.textContent()) ?? '';
    await last.scrollIntoViewIfNeeded();
    await last.click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeInViewport();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeAttached();
    await expect(last).toBeInViewport();
    await page.goForward();
    await expect(page.getByRole('heading', { level: 1, name })).toBeInViewport();
  });
}

test('Back to a panel returns to where the list next to it was', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto(paths.targetUsers(known.acme));
  const { rows } = table(page, 'Target users');
  await expect(rows).toHaveCount(25);
  // A panel leaves the list less room.
  await rows.last().getByRole('link').scrollIntoViewIfNeeded();
  await rows.nth(20).getByRole('link').click();
  const group = page.getByRole('region', { name: 'Target groups' }).getByRole('link').first();
  const name = (await group.textContent()) ?? '';
  await group.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(rows.nth(20)).toBeInViewport();
});
