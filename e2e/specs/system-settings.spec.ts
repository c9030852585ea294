import type { Page } from '@playwright/test';
import { findFaintText } from '../support/axe.ts';
import { openPalette, paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

const outlined = (page: Page, selector: string) =>
  expect(page.locator(selector).first()).toHaveCSS('outline-style', 'solid');

async function styleOf(page: Page, selector: string, property: string): Promise<string> {
  await expect(page.locator(selector).first()).toBeVisible();
  return page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${property}`);
}

test.describe('forced colours', () => {
  test.use({ who: 'operator', contextOptions: { forcedColors: 'active' } });

  test('show where one is, what is chosen and what has the focus', async ({ page }) => {
    await page.goto(paths.targetUsers(known.acme, { status: 'active' }));
    await table(page, 'Target users').settled();
    await outlined(page, '.nav-item[aria-current="page"]');
    await outlined(page, '.count-card[aria-pressed="true"]');
    await page.keyboard.press('j');
    await outlined(page, 'tbody :focus');
    await page.getByRole('button', { name: 'Columns' }).click();
    await outlined(page, 'label:has(> input[type="radio"]:checked)');
  });

  test('keep what is drawn: bars of use, months, switches, the line of the company', async ({ page }) => {
    await page.goto(paths.companies());
    await table(page, 'Companies').settled();
    expect(await styleOf(page, '.use-bar', 'backgroundImage')).toMatch(/gradient/);

    await page.goto(paths.targetUsers(known.acme));
    const ground = await styleOf(page, 'html', 'backgroundColor');
    expect(await styleOf(page, '.month-chart .bars', 'fill')).not.toBe(ground);
    expect(await styleOf(page, '.hue-line', 'backgroundColor')).not.toBe(ground);

    await page.goto(paths.targetGroups(known.acme));
    await expect(page.getByRole('switch')).toBeChecked();
    expect(await styleOf(page, '.switch', 'backgroundColor')).not.toBe(ground);
  });
});

test.describe('more contrast', () => {
  test.use({ who: 'operator', contextOptions: { contrast: 'more' } });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every word reaches 7:1, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, contrast: 'more', reducedMotion: 'reduce' });
      for (const [path, name] of [
        [paths.companies(), 'Companies'],
        [paths.targetUsers(known.acme, { status: 'active' }), 'Target users'],
        [paths.newTargetUser(known.overLicence), 'Target users'],
      ] as const) {
        await page.goto(path);
        await table(page, name).settled();
        expect(await findFaintText(page)).toEqual([]);
      }
      // A hairline is seen, and is still not a field.
      const line = await styleOf(page, '.list-frame', 'borderTopColor');
      expect(line).not.toBe(await styleOf(page, '.search-box input', 'borderTopColor'));
    });
  }
});

test.describe('reduced motion', () => {
  test.use({ who: 'operator', contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves: not while loading, not what opens', async ({ page, sandbox }) => {
    // What fills in at once is no motion.
    const moving = () =>
      page.evaluate<string[]>(`document.getAnimations()
        .filter(({ effect }) => effect.getComputedTiming().activeDuration > 10)
        .map((animation) => animation.animationName)`);
    await page.goto(paths.targetUsers(known.acme));
    await table(page, 'Target users').settled();
    await page.getByRole('button', { name: 'Columns' }).click();
    expect(await moving()).toEqual([]);
    await page.keyboard.press('Escape');
    await openPalette(page);
    expect(await moving()).toEqual([]);
    await page.keyboard.press('Escape');

    await sandbox.spoil({ path: '/api/target-users/search' }, { kind: 'hang' });
    await table(page, 'Target users').sortBy('E-mail');
    await expect(page.locator('.progress-line')).toBeVisible();
    expect(await moving()).toEqual([]);
    await page.goto(paths.targetUsers(known.brightwater));
    await expect(page.locator('.skeleton').first()).toBeVisible();
    expect(await moving()).toEqual([]);
  });
});

test.describe('west of Greenwich', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('a licence ends on the day that Keepnet and the files name', async ({ page, sandbox }) => {
    const { licenceEndsAt } = await (await page.request.get(`/api/companies/${known.acme.id}`)).json();
    const day = new Date(licenceEndsAt).toLocaleDateString('en-GB', {
      year: 'numeric',
      month: 'short',
      day: '2-digit',
      timeZone: 'UTC',
    });
    const group = await sandbox.plantGroup('West of Greenwich', [known.acme.id]);
    await page.goto(paths.companies());
    await expect(table(page, 'Companies').rows.filter({ hasText: known.acme.name })).toContainText(day);
    await page.goto(paths.companyGroup(group));
    await expect(table(page, /West of Greenwich/).rows.first()).toContainText(day);
    await page.goto(paths.overview(known.acme));
    await expect(page.getByRole('definition').filter({ hasText: day })).toBeVisible();
  });
});
