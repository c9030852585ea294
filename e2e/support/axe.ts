import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

async function breaches(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}

/** A theme changes colours and nothing else. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

type Theme = 'light' | 'dark';

/** Every breach of WCAG 2.2 A and AA that axe finds on the page as it is, in either theme, one line each. The last one stays. */
export async function findBarriers(
  page: Page,
  themes: readonly Theme[] = ['light', 'dark'],
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const axe = new AxeBuilder({ page });
    const looking =
      colorScheme === 'dark'
        ? axe.withRules(rulesOfColour)
        : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
    for (const breach of await breaches(looking)) found.push(`${colorScheme}: ${breach}`);
  }
  return found;
}

/** Every text of less contrast than WCAG asks for on level AAA, one line each. */
export const findFaintText = (page: Page): Promise<string[]> =>
  breaches(new AxeBuilder({ page }).withRules(['color-contrast-enhanced']));
