import type { Page } from '@playwright/test';
import { findFaintText } from '../support/axe.ts';
import { openPalette, paths, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
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

  test('show what is current, chosen and focused, and keep what is drawn', async ({ page }) => {
    await page.goto(paths.targetUsers(known.acme, { status: 'active' }));
    await table(page, 'Target users').settled();
    await outlined(page, '.nav-item[aria-current="page"]');
    await outlined(page, '.count-card[aria-pressed="true"]');
    await page.keyboard.press('j');
    await outlined(page, 'tbody :focus');
    await page.getByRole('button', { name: 'Columns' }).click();
    await outlined(page, 'label:has(> input[type="radio"]:checked)');
    await page.keyboard.press('Escape');

    await goWithin(page, paths.companies());
    await table(page, 'Companies').settled();
    expect(await styleOf(page, '.use-bar', 'backgroundImage')).toMatch(/gradient/);

    await goWithin(page, paths.targetUsers(known.acme));
    const ground = await styleOf(page, 'html', 'backgroundColor');
    expect(await styleOf(page, '.month-chart .bars', 'fill')).not.toBe(ground);
    expect(await styleOf(page, '.hue-line', 'backgroundColor')).not.toBe(ground);

    await goWithin(page, paths.targetGroups(known.acme));
    await expect(page.getByRole('switch')).toBeChecked();
    expect(await styleOf(page, '.switch', 'backgroundColor')).not.toBe(ground);
  });
});

test.describe('more contrast', () => {
  test.use({ who: 'operator', contextOptions: { contrast: 'more' } });

  test('every word reaches 7:1, light and dark', async ({ page }) => {
    for (const [path, name] of [
      [paths.companies(), 'Companies'],
      [paths.targetUsers(known.acme, { status: 'active' }), 'Target users'],
      [paths.newTargetUser(known.overLicence), 'Target users'],
    ] as const) {
      await goWithin(page, path);
      await table(page, name).settled();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, contrast: 'more', reducedMotion: 'reduce' });
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        expect.soft(await findFaintText(page), `${name}, ${colorScheme}`).toEqual([]);
        // A hairline is seen, and is still not a field.
        const line = await styleOf(page, '.list-frame', 'borderTopColor');
        expect(line).not.toBe(await styleOf(page, '.search-box input', 'borderTopColor'));
      }
    }
  });
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
    await goWithin(page, paths.companyGroup(group));
    await expect(table(page, /West of Greenwich/).rows.first()).toContainText(day);
    await goWithin(page, paths.overview(known.acme));
    await expect(page.getByRole('definition').filter({ hasText: day })).toBeVisible();
  });
});
