import { findBarriers } from '../support/axe.ts';
import { states } from '../support/states.ts';
import { expect, test } from '../support/test.ts';

for (const { name, who, reach } of states) {
  test.describe(name, () => {
    test.use({ who });

    test('has no barrier that axe finds, in both themes', async ({ page, sandbox }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await reach(page, sandbox);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        expect(await findBarriers(page)).toEqual([]);
      }
    });
  });
}
