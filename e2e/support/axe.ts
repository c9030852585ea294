import { expect, type Page } from '@playwright/test';
import axe, { type AxeResults, type RunOnly, type RunOptions } from 'axe-core';

/** What axe finds by these rules, one line each. Run in the page itself, which has no frames: a tenth of what its driver takes. */
async function breaches(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  // Without loading all style sheets again: of these rules only the one about sound asks for anything ahead, and there is none.
  const options: RunOptions = { runOnly, resultTypes: ['violations'], preload: false };
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}

type Theme = 'light' | 'dark';

const rulesOfTheme: Record<Theme, RunOnly> = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // A theme changes colours and nothing else.
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** Every breach of WCAG 2.2 A and AA that axe finds on the page as it is, in either theme, one line each. The last one stays. */
export async function findBarriers(
  page: Page,
  themes: readonly Theme[] = ['light', 'dark'],
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const breach of await breaches(page, rulesOfTheme[colorScheme]))
      found.push(`${colorScheme}: ${breach}`);
  }
  return found;
}

/** Every text of less contrast than WCAG asks for on level AAA, one line each. */
export const findFaintText = (page: Page): Promise<string[]> =>
  breaches(page, { type: 'rule', values: ['color-contrast-enhanced'] });
